/** Draws every run of a comparison over seeds as a dot. */
import { useRef } from 'react';
import type { SeedComparison } from '../../store/seeds/seedComparison.ts';
import { Picture } from '../components/picture/Picture.tsx';
import { useWidth } from '../curves/useWidth.ts';
import { dotLayout, dotsAt, rowHeight } from './dotLayout.ts';
import styles from './dotPlot.module.css';
import { type SeedFigureName, seedFigures } from './seedFigures.ts';
import { runsTable } from './seedTables.ts';

/** Height of the axis below the rows, in pixels. */
const axisHeight = 22;

interface DotPlotProps {
  readonly comparison: SeedComparison;
  /** [arms][seeds] */
  readonly figures: readonly (readonly (number | null)[])[];
  readonly name: SeedFigureName;
}

/** One row an arm; a line joins the runs of one seed, a bar stands at the mean. */
export function DotPlot({ comparison, figures, name }: DotPlotProps) {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const { text, format } = seedFigures[name];
  const { arms, seeds } = comparison;
  const values = figures.flat().filter((value) => value !== null);
  const height = arms.length * rowHeight + axisHeight;
  return (
    <Picture
      name="Every run"
      title={`${text} of every run`}
      tip="A dot is a run, a grey line joins the runs of one seed, and the bar is the mean of the dots. Lines that all lean to one side tell of a difference that every seed sees."
      summary={
        values.length === 0
          ? 'Here will be a dot for each run as soon as it has been measured.'
          : `${values.length} of ${arms.length * seeds.length} runs, from ${format(Math.min(...values))} to ${format(Math.max(...values))}.`
      }
      table={() => (values.length === 0 ? null : runsTable(comparison))}
      className={styles['figure']}
    >
      <div ref={ref} style={{ height }}>
        {width > 0 && values.length > 0 && (
          <svg className={styles['plot']} width={width} height={height} aria-hidden>
            <Dots comparison={comparison} figures={figures} name={name} width={width} />
          </svg>
        )}
      </div>
    </Picture>
  );
}

function Dots({ comparison, figures, name, width }: DotPlotProps & { readonly width: number }) {
  const { within, formatTick } = seedFigures[name];
  const { arms, seeds } = comparison;
  const { rows, pairs, ticks } = dotLayout(figures, seeds, within, width);
  const bottom = arms.length * rowHeight;
  return (
    <>
      {ticks.map(({ value, x }) => (
        <g key={value} transform={`translate(${x.toFixed(1)} 0)`}>
          <path className={styles['grid']} d={`M0 ${dotsAt - 10}V${bottom}`} />
          <text className={styles['tick']} y={bottom + 15} textAnchor="middle">
            {formatTick(value)}
          </text>
        </g>
      ))}
      {pairs.map(({ seed, path }) => (
        <path key={seed} className={styles['pair']} d={path} />
      ))}
      {rows.map(({ dots, meanX }, row) => (
        <g key={arms[row]?.name} transform={`translate(0 ${row * rowHeight})`}>
          <text className={styles['name']} y={12}>
            {arms[row]?.name}
          </text>
          {dots.map(({ seed, x }) => (
            <circle key={seed} className={styles['dot']} cx={x} cy={dotsAt} r={4.5} />
          ))}
          {meanX !== null && (
            <path className={styles['mean']} d={`M${meanX.toFixed(1)} ${dotsAt - 9}v18`} />
          )}
        </g>
      ))}
    </>
  );
}
