/** Draws the list of marks: each change of the run. */
import type { Mark } from '../../store/curves/marks.ts';
import { msAt, type StepTimes } from '../../store/curves/pace.ts';
import { formatCount, formatDuration } from '../format.ts';
import { markText } from './markWords.ts';
import styles from './toolbar.module.css';

interface ChangeListProps {
  readonly marks: readonly Mark[];
  readonly pace: StepTimes;
  /** Moves the cursor of all curves to a step; `null` removes it. */
  readonly onPoint: (step: number | null) => void;
}

/** Pointing at an entry shows its place on the curves. */
export function ChangeList({ marks, pace, onPoint }: ChangeListProps) {
  if (marks.length === 0) {
    return (
      <p className={styles['hint']}>
        Drag across a curve to zoom in. What you change while it trains is marked in all of them.
      </p>
    );
  }
  return (
    <details className={styles['changes']}>
      <summary>
        {`${marks.length === 1 ? '1 change' : `${marks.length} changes`} during this run`}
      </summary>
      <ol aria-label="Changes during this run">
        {marks.map((mark) => (
          <li key={`${mark.step} ${markText(mark)}`}>
            <button
              type="button"
              onFocus={() => onPoint(mark.step)}
              onBlur={() => onPoint(null)}
              onPointerEnter={() => onPoint(mark.step)}
              onPointerLeave={() => onPoint(null)}
            >
              <b>{`step ${formatCount(mark.step)} · ${formatDuration(msAt(pace, mark.step))}`}</b>{' '}
              <span>{markText(mark)}</span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
