/** Draws the table of all runs of a comparison over seeds, seed by seed. */
import { resultOf, type SeedComparison } from '../../store/seeds/seedComparison.ts';
import styles from './results.module.css';
import type { SeedFigure } from './seedFigures.ts';
import { differenceCell } from './words.ts';

interface RunsTableProps {
  readonly comparison: SeedComparison;
  /** [arms][seeds] */
  readonly figures: readonly (readonly (number | null)[])[];
  readonly figure: SeedFigure;
}

/** One row a seed, one column an arm; of two arms, also their difference. */
export function RunsTable({ comparison, figures, figure }: RunsTableProps) {
  const { arms, seeds } = comparison;
  const hasDifference = arms.length === 2;
  return (
    <table className={`${styles['table']} ${styles['runs']}`} aria-label="Every run">
      <thead>
        <tr>
          <th scope="col">Seed</th>
          {arms.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          {hasDifference && <th scope="col">Difference</th>}
        </tr>
      </thead>
      <tbody>
        {seeds.map((seed, place) => {
          const [first = null, second = null] = figures.map((ofArm) => ofArm[place] ?? null);
          return (
            <tr key={seed}>
              <th scope="row">{seed}</th>
              {arms.map(({ name }, arm) => {
                const value = figures[arm]?.[place] ?? null;
                const hasEnded = resultOf(comparison, { arm, seed }) !== undefined;
                return (
                  <td
                    key={name}
                    data-testid="seed-run"
                    data-arm={arm}
                    data-seed={seed}
                    data-value={value ?? ''}
                  >
                    {value === null ? (hasEnded ? 'no figure' : '–') : figure.format(value)}
                  </td>
                );
              })}
              {hasDifference && (
                <td>
                  {first === null || second === null
                    ? '–'
                    : `${differenceCell(first - second, figure)}${figure.unit}`}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
