/** Draws the table of the compared settings: mean and spread of each. */
import { sampleOf } from '../../metrics/statistics/sample.ts';
import type { SeedComparison } from '../../store/seeds/seedComparison.ts';
import { formatDuration } from '../format.ts';
import styles from './results.module.css';
import type { SeedFigure } from './seedFigures.ts';

interface ArmsTableProps {
  readonly comparison: SeedComparison;
  /** [arms][seeds] */
  readonly figures: readonly (readonly (number | null)[])[];
  readonly figure: SeedFigure;
}

/** One row an arm. */
export function ArmsTable({ comparison, figures, figure }: ArmsTableProps) {
  const { arms, results, seeds } = comparison;
  return (
    <table className={styles['table']} aria-label="Mean and spread">
      <thead>
        <tr>
          <th scope="col">Settings</th>
          <th scope="col">Mean</th>
          <th scope="col">Spread</th>
          <th scope="col">Runs</th>
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
        {arms.map(({ name }, arm) => {
          const sample = sampleOf((figures[arm] ?? []).filter((value) => value !== null));
          const deviation = sample?.standardDeviation ?? null;
          const ofArm = results.filter((result) => result.arm === arm);
          const trainingMs = sampleOf(ofArm.map((result) => result.trainingMs))?.mean;
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-testid="seed-mean" data-arm={arm} data-value={sample?.mean ?? ''}>
                {sample === null ? '–' : figure.format(sample.mean)}
              </td>
              <td data-testid="seed-spread" data-arm={arm} data-value={deviation ?? ''}>
                {deviation === null ? '–' : `${figure.formatSize(deviation)}${figure.unit}`}
              </td>
              <td>{`${sample?.count ?? 0} of ${seeds.length}`}</td>
              <td>{trainingMs === undefined ? '–' : formatDuration(trainingMs)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
