/** Draws the values of the runs behind the curves; also their legend in a saved picture. */
import type { CurveFigure } from './figures.ts';
import { type ReadOverlay, readingsAt } from './overlayLines.ts';
import { RunSwatch } from './RunSwatch.tsx';
import styles from './runs.module.css';

interface OverlayValuesProps {
  readonly figure: CurveFigure;
  readonly overlays: readonly ReadOverlay[];
  /** The place on the time axis whose values are shown; `null`: the newest values. */
  readonly place: number | null;
}

/** One entry per run. */
export function OverlayValues({ figure, overlays, place }: OverlayValuesProps) {
  if (overlays.length === 0) return null;
  return (
    <ul
      className={styles['values']}
      data-wide={overlays.some(({ lines }) => lines.length > 1)}
      aria-label={`${figure.title} of the other runs`}
    >
      {overlays.map((run) => (
        <li key={run.overlay.key}>
          <RunSwatch style={run.overlay.style} />
          <span className={styles['name']} title={run.overlay.name}>
            {run.overlay.name}
          </span>
          {readingsAt(run, place).map((point, index) => (
            <span key={run.lines[index]?.name} className={styles['value']}>
              <span>{run.lines[index]?.sign}</span>{' '}
              <b>{point === undefined ? '–' : figure.formatValue(point.value)}</b>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
