import type { ThresholdRates } from '../../metrics/pairs/thresholdRates.ts';
import type { LatestEvaluation } from '../../store/core/state.ts';
import { rocPath } from './shapes.ts';
import styles from './whatIf.module.css';

const side = 100;

interface SmallRocProps {
  readonly roc: LatestEvaluation['evaluation']['roc'];
  /** At the handle; `null` where there is none. */
  readonly rates: ThresholdRates | null;
  readonly calibrated: ThresholdRates | null;
}

/** The ROC curve with the point that the handle is at; what it says, the numbers beside it say too. */
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
