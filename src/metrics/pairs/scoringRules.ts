/**
 * Owns proper scoring rules of the similarity: what a probability costs that was given to a pair, now that
 * it is known what the pair is (Gneiting, Raftery 2007). Both kinds of pairs weigh the same in total.
 */
import type { Decision } from './calibration.ts';
import type { DistancesByKind } from './thresholdRates.ts';

export interface Scores {
  /** Mean of −ln of the probability that was given to what the pair is, in nats: 0 is perfect, ln 2 a guess. */
  readonly logLoss: number;
  /** Mean of (probability − truth)², 0…1 (Brier 1950): 0 is perfect, ¼ a guess. */
  readonly brierScore: number;
}

/** @returns `null` if a kind has no pairs or a distance is not finite */
export function scoresOf({ positive, negative }: DistancesByKind, by: Decision): Scores | null {
  const ofPositives = scoresOfKind(positive, ({ intercept, slope }) => [intercept, -slope], by);
  const ofNegatives = scoresOfKind(negative, ({ intercept, slope }) => [-intercept, slope], by);
  const logLoss = (ofPositives.logLoss + ofNegatives.logLoss) / 2;
  const brierScore = (ofPositives.brierScore + ofNegatives.brierScore) / 2;
  return Number.isFinite(logLoss) ? { logLoss, brierScore } : null;
}

/** @param logitOf the log-odds of what the pairs are: a constant, and a part for each unit of distance */
function scoresOfKind(
  distances: Float32Array,
  logitOf: (by: Decision) => readonly [number, number],
  by: Decision,
): Scores {
  const [constant, perDistance] = logitOf(by);
  let [logLoss, brierScore] = [0, 0];
  for (const distance of distances) {
    const logit = constant + perDistance * distance;
    // −ln sigmoid(logit), which neither overflows nor loses a probability that is nearly 0.
    logLoss += Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(0, -logit);
    brierScore += (1 / (1 + Math.exp(logit))) ** 2;
  }
  return { logLoss: logLoss / distances.length, brierScore: brierScore / distances.length };
}
