/** Draws the note below the figures of an evaluation. */
import type { LatestEvaluation } from '../../store/core/state.ts';
import { useNouns } from '../components/useNouns.ts';
import styles from './results.module.css';
import { basisOf, originOfThreshold, whyIncomplete } from './words.ts';

interface BasisProps {
  readonly latest: LatestEvaluation;
  /** Number of pairs behind the figures, and their name. */
  readonly pairs: number;
  readonly kind: string;
}

/** The data of the evaluation, the origin of the threshold, and why figures are missing. */
export function Basis({ latest, pairs, kind }: BasisProps) {
  const nouns = useNouns();
  const { step, scope, evaluation } = latest;
  const missing = whyIncomplete(evaluation, nouns);
  return (
    <div className={styles['basis']}>
      {missing !== null && <p className={styles['missing']}>{missing}</p>}
      <p data-testid="results-basis" data-value={step} data-scope={scope}>
        {basisOf(latest, pairs, kind)}
      </p>
      <p>{originOfThreshold(evaluation, nouns)}</p>
    </div>
  );
}
