/** Draws the pair accuracy, the main figure of an evaluation. */
import type { Evaluation } from '../../store/core/state.ts';
import { Tip } from '../components/Tip.tsx';
import { useNouns } from '../components/useNouns.ts';
import { formatShare } from '../format.ts';
import styles from './quality.module.css';

/** The figure stands with its confidence interval. */
export function Headline({ evaluation }: { readonly evaluation: Evaluation }) {
  const { one } = useNouns().classNoun;
  const { pairAccuracy, accuracyInterval } = evaluation;
  return (
    <div className={styles['headline']}>
      <p className={styles['label']}>
        Pair accuracy{' '}
        <Tip about="Pair accuracy">
          {`The share of test pairs judged right, pairs of the same ${one} and of different ones counted alike: ½ · (share of same pairs at or below the threshold + share of different pairs above it). Guessing gives 50 %.`}
        </Tip>
      </p>
      <p className={styles['accuracy']}>{formatShare(pairAccuracy)}</p>
      <p className={styles['interval']}>
        <span>
          between{' '}
          <b data-testid="accuracy-low" data-value={accuracyInterval?.low ?? ''}>
            {accuracyInterval === null ? '–' : (100 * accuracyInterval.low).toFixed(1)}
          </b>{' '}
          and{' '}
          <b data-testid="accuracy-high" data-value={accuracyInterval?.high ?? ''}>
            {accuracyInterval === null ? '–' : formatShare(accuracyInterval.high)}
          </b>{' '}
          with 95 % confidence
        </span>
        <Tip about="95 % confidence">
          Other test images would give another accuracy; in 95 of 100 such cases, a range made like
          this one holds the true one. It comes from drawing the test images anew, with replacement,
          again and again (a bootstrap over images, as one odd image spoils all of its pairs).
        </Tip>
      </p>
    </div>
  );
}
