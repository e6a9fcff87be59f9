import type { LatestEvaluation } from '../../store/core/state.ts';
import styles from './results.module.css';
import { basisOf, originOfThreshold, whyIncomplete } from './words.ts';

interface BasisProps {
  readonly latest: LatestEvaluation;
  /** Pairs behind the figures, and what they are called. */
  readonly pairs: number;
  readonly kind: string;
}

/** Below the figures: what they were measured on, what chose the threshold, and why some are missing. */
export function Basis({ latest, pairs, kind }: BasisProps) {
  const { step, scope, evaluation } = latest;
  const missing = whyIncomplete(evaluation);
  return (
    <div className={styles['basis']}>
      {missing !== null && <p className={styles['missing']}>{missing}</p>}
      <p data-testid="results-basis" data-value={step} data-scope={scope}>
        {basisOf(latest, pairs, kind)}
      </p>
      <p>{originOfThreshold(evaluation)}</p>
    </div>
  );
}
