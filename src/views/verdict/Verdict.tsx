import { usePlayground } from '../../store/usePlayground.ts';
import { missingForVerdict, type Verdict as VerdictName, verdictOf } from '../../store/verdict.ts';
import { formatLikelihood } from '../format.ts';
import styles from './verdict.module.css';

const words: Record<Exclude<VerdictName, 'none'>, string> = {
  same: '= Same',
  different: '≠ Different',
};

/** The answer: one word, what it is worth, and where the distance lies on the scale. */
export function Verdict() {
  const verdict = usePlayground(verdictOf);
  const missing = usePlayground(missingForVerdict);
  const similarity = usePlayground(({ comparison }) => comparison?.similarity ?? null);
  const distance = usePlayground(({ comparison }) => comparison?.distance ?? null);
  const threshold = usePlayground(({ comparison }) => comparison?.threshold ?? null);
  const isComparing = usePlayground((state) => state.isComparing);
  const isGiven = verdict !== 'none' && similarity !== null;
  return (
    <section
      className={styles['verdict']}
      aria-label="Verdict"
      aria-busy={isComparing}
      data-testid="similarity"
      data-similarity={isGiven ? similarity : ''}
      data-distance={distance ?? ''}
      data-verdict={verdict}
    >
      <div className={styles['words']} aria-live="polite">
        {verdict === 'none' ? (
          <>
            <p className={styles['question']}>Are these two the same digit?</p>
            <p className={styles['note']}>{missing}</p>
          </>
        ) : (
          <>
            <p className={styles['answer']}>{words[verdict]}</p>
            <p className={styles['note']}>
              <b>{formatLikelihood(similarity ?? 0)}</b> likely the same digit
            </p>
          </>
        )}
      </div>
      <Scale verdict={verdict} distance={distance} threshold={threshold} />
    </section>
  );
}

interface ScaleProps {
  readonly verdict: VerdictName;
  readonly distance: number | null;
  readonly threshold: number | null;
}

/** Distances from 0 to twice the threshold, the threshold in the middle. */
function Scale({ verdict, distance, threshold }: ScaleProps) {
  const hasThreshold = threshold !== null && threshold > 0;
  const share = hasThreshold && distance !== null ? Math.min(1, distance / (2 * threshold)) : null;
  return (
    <div className={styles['scale']} data-has-threshold={hasThreshold} aria-hidden>
      <div className={styles['track']}>
        <span className={styles['tick']} />
        {share !== null && verdict !== 'none' && (
          <span className={styles['handle']} style={{ left: `${100 * share}%` }}>
            <span>{distance?.toFixed(2)}</span>
          </span>
        )}
      </div>
      <div className={styles['legend']}>
        <span>same</span>
        <span>{hasThreshold ? `threshold ${threshold.toFixed(2)}` : 'threshold'}</span>
        <span>different</span>
      </div>
    </div>
  );
}
