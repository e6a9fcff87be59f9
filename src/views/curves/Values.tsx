/** Draws the values above a picture of curves; also its legend. */
import styles from './curves.module.css';
import type { ReadLine } from './drawing.ts';
import type { CurveFigure } from './figures.ts';
import { readAt } from './plotPoints.ts';

interface ValuesProps {
  readonly figure: CurveFigure;
  readonly lines: readonly ReadLine[];
  /** The step whose values are shown; `null`: the newest step. */
  readonly step: number | null;
  /** Steps done; beyond them, nothing was measured. */
  readonly lastStep: number;
}

/** One entry per line: its look, its name and its value. */
export function Values({ figure, lines, step, lastStep }: ValuesProps) {
  const textOf = (curve: ReadLine['raw']): string => {
    const point = readAt(curve, step, lastStep);
    return point === undefined ? '–' : figure.formatValue(point.value);
  };
  return (
    <div className={styles['values']}>
      {lines.map(({ name, curve, colour, isDashed = false, raw, average }) => (
        <span key={curve}>
          <svg viewBox="0 0 14 6" width={14} height={6} aria-hidden>
            <path
              d="M0 3H14"
              stroke={colour}
              strokeWidth={2}
              strokeDasharray={isDashed ? '4 2' : undefined}
            />
          </svg>{' '}
          <span>{name}</span> <b>{textOf(raw)}</b>
          {average !== null && (
            <span>
              {' '}
              smooth <b>{textOf(average)}</b>
            </span>
          )}
        </span>
      ))}
    </div>
  );
}
