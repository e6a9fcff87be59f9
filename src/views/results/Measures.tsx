/** Draws the figures of an evaluation other than the pair accuracy. */
import { withArticle } from '../../settings/facts/nouns.ts';
import type { Evaluation } from '../../store/core/state.ts';
import { useNouns } from '../components/useNouns.ts';
import { formatLoss, formatShare } from '../format.ts';
import { Measure } from './Measure.tsx';
import { OneThreshold } from './OneThreshold.tsx';
import styles from './quality.module.css';

/** All of them belong to the test pairs. */
export function Measures({ evaluation }: { readonly evaluation: Evaluation }) {
  const { one, many } = useNouns().classNoun;
  const { areaUnderCurve, equalErrorRate, errorRates, precisionAt1, calibrationError } = evaluation;
  const { strictRejects, retrieval, scores } = evaluation;
  const before = evaluation.untrained.precisionAt1;
  return (
    <dl className={styles['measures']}>
      <Measure
        label="Area under the curve (AUC)"
        testId="auc"
        value={areaUnderCurve}
        digits={2}
        tip={`The chance that a pair of the same ${one} lies closer together than a pair of different ones, whatever the threshold: P(d of same < d of different), the area under the ROC curve. Guessing gives 50 %.`}
      />
      <Measure
        label="Equal error rate"
        testId="equal-error-rate"
        value={equalErrorRate}
        digits={2}
        tip="The error at the threshold where both kinds of mistakes are equally frequent: false accepts = false rejects."
      />
      <Measure
        label="False accepts"
        testId="false-accept-rate"
        value={errorRates?.falseAcceptRate ?? null}
        digits={2}
        tip={`Of the pairs of different ${many}, the share that is called the same: distance ≤ threshold.`}
      >
        <span className={styles['note']}>different pairs called the same</span>
      </Measure>
      <Measure
        label="False rejects"
        testId="false-reject-rate"
        value={errorRates?.falseRejectRate ?? null}
        digits={2}
        tip={`Of the pairs of the same ${one}, the share that is called different: distance > threshold.`}
      >
        <span className={styles['note']}>same pairs called different</span>
      </Measure>
      <Measure
        label="False rejects, strictly"
        testId="false-rejects-at-1-percent"
        value={strictRejects?.atOnePercent ?? null}
        digits={2}
        tip={`As a lock is judged: the threshold is so strict that only 1 % of the pairs of different ${many} are accepted (false-accept rate, ISO/IEC 19795-1). The share of the pairs of the same ${one} that are rejected then, and the same at 0.1 %.`}
      >
        <span className={styles['note']}>
          at 1 % false accepts; at 0.1 %{' '}
          <b
            data-testid="false-rejects-at-1-per-mille"
            data-value={strictRejects?.atOnePerMille ?? ''}
          >
            {strictRejects === null ? '–' : formatShare(strictRejects.atOnePerMille)}
          </b>
        </span>
      </Measure>
      <Measure
        label="Nearest is right (precision@1)"
        testId="precision-at-1"
        value={precisionAt1}
        digits={1}
        tip={`The share of test images whose nearest other one is of the same ${one}. An untrained network is good at this: images of ${withArticle(one)} share much of their ink, and random weights keep near what looks alike, so that only the rest is learnt. Quick figures are lower, as there are fewer images to be near to.`}
      >
        <span className={styles['note']}>
          an untrained network already has{' '}
          <b data-testid="precision-at-1-untrained" data-value={before ?? ''}>
            {before === null ? '–' : formatShare(before)}
          </b>
        </span>
      </Measure>
      <Measure
        label="All nearest are right (MAP@R)"
        testId="map-at-r"
        value={retrieval?.meanAveragePrecisionAtR ?? null}
        tip={`Sort the other images by their distance to a test image, and look at as many of them as show its ${one}, R. R-precision is the share of them that are of the ${one}; MAP@R also asks that the right ones come first: 1/R · Σ P(i) over the ranks i of right ones. For 250 test images. (Musgrave, Belongie, Lim 2020, “A Metric Learning Reality Check”: precision@1 is nearly perfect long before the space is.)`}
      >
        <span className={styles['note']}>
          R-precision{' '}
          <b data-testid="r-precision" data-value={retrieval?.rPrecision ?? ''}>
            {retrieval === null ? '–' : formatShare(retrieval.rPrecision)}
          </b>
          ; untrained{' '}
          <b
            data-testid="map-at-r-untrained"
            data-value={evaluation.untrained.retrieval?.meanAveragePrecisionAtR ?? ''}
          >
            {evaluation.untrained.retrieval === null
              ? '–'
              : formatShare(evaluation.untrained.retrieval.meanAveragePrecisionAtR)}
          </b>
        </span>
      </Measure>
      <Measure
        label="Log-loss"
        testId="log-loss"
        value={scores?.logLoss ?? null}
        format={formatLoss}
        tip="What the similarities cost now that it is known which pairs are the same: the mean of −ln(probability given to what the pair is). 0 is perfect, 0.693 a coin; to be sure and wrong costs most. The Brier score is the mean of (probability − truth)²: 0 is perfect, 0.25 a coin (Brier 1950; Gneiting, Raftery 2007)."
      >
        <span className={styles['note']}>
          Brier score{' '}
          <b data-testid="brier-score" data-value={scores?.brierScore ?? ''}>
            {scores === null ? '–' : formatLoss(scores.brierScore)}
          </b>
        </span>
      </Measure>
      <Measure
        label="Calibration error (ECE)"
        testId="calibration-error"
        value={calibrationError}
        digits={2}
        tip="How far similarities are from being true probabilities, the expected calibration error: pairs in 15 bins by similarity, mean over all pairs of |mean similarity − share of same| of their bin. 0 % is perfectly honest."
      />
      <OneThreshold found={evaluation.thresholdConsistency} />
    </dl>
  );
}
