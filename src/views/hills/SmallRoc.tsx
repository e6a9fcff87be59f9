/** Draws the small ROC curve beside the what-if figures. */
import type { ThresholdRates } from '../../metrics/pairs/thresholdRates.ts';
import type { LatestEvaluation } from '../../store/core/state.ts';
import { rocPath } from './shapes.ts';
import styles from './whatIf.module.css';

const side = 100;

interface SmallRocProps {
  readonly roc: LatestEvaluation['evaluation']['roc'];
  /** The rates at the handle; `null` without a handle. */
  readonly rates: ThresholdRates | null;
  readonly calibrated: ThresholdRates | null;
}

/**
 * The ROC curve and the point of the handle. Hidden from screen readers: the figures beside it say the
 * same.
 */
export function SmallRoc({ roc, rates, calibrated }: SmallRocProps) {
  const placeOf = ({ falseAcceptRate, falseRejectRate }: ThresholdRates) => ({
    cx: falseAcceptRate * side,
    cy: falseRejectRate * side,
  });
  return (
    <div className={styles['roc']}>
      <svg aria-hidden viewBox={`-6 -6 ${side + 12} ${side + 12}`}>
        <path className={styles['frame']} d={`M0 0V${side}H${side}`} />
        <path className={styles['guessing']} d={`M0 ${side}L${side} 0`} />
        <path className={styles['curve']} d={rocPath(roc, side)} />
        {calibrated !== null && (
          <circle className={styles['calibratedPoint']} r={5} {...placeOf(calibrated)} />
        )}
        {rates !== null && <circle className={styles['point']} r={4} {...placeOf(rates)} />}
      </svg>
      <p>different accepted →</p>
    </div>
  );
}
