/**
 * Turns a distance into a probability by Platt scaling (Platt 1999). Positive and negative validation pairs
 * weigh the same in total, so the prior is 50:50.
 */
import { binMiddle, type DistanceBins } from './distanceBins.ts';

/** similarity = sigmoid(intercept − slope · distance); the threshold is where that is ½. */
export interface Decision {
  readonly slope: number;
  readonly intercept: number;
  /** intercept ÷ slope: closer pairs count as the same. */
  readonly threshold: number;
}

const newtonSteps = 50;
const smallestStep = 1e-9;
/** Penalty on the squared weights: without it, perfectly separated pairs give an infinite slope. */
const ridge = 1e-6;
/** With a slope below this share of the distances' spread, distance does not separate the pairs. */
const smallestSlope = 1e-3;

/**
 * Fits the decision by Newton's method on the logistic loss, with Platt's softened targets.
 * @param distances positive pairs first, then as many negative ones
 * @returns `null` if distance does not separate the kinds (all alike, or positives farther apart)
 * @throws RangeError when the number of distances is odd or zero
 */
export function fitDecision(distances: Float32Array): Decision | null {
  const count = distances.length;
  if (count === 0 || count % 2 !== 0) {
    throw new RangeError(`As many positive as negative distances are needed, got ${count} in all`);
  }
  const half = count / 2;
  const softTarget = (half + 1) / (half + 2);
  return fitWeighted({
    distances,
    weights: new Float64Array(count).fill(1 / count),
    targets: Float64Array.from(distances, (_, at) => (at < half ? softTarget : 1 - softTarget)),
  });
}

/**
 * The same for binned distances of any number of pairs of each kind: both kinds weigh the same in total.
 * @returns `null` in the same cases
 */
export function fitBinnedDecision(bins: DistanceBins): Decision | null {
  const [distances, weights, targets]: [number[], number[], number[]] = [[], [], []];
  const [positives, negatives] = [sumOf(bins.positive), sumOf(bins.negative)];
  for (const [bin, positive] of bins.positive.entries()) {
    const [ofPositives, ofNegatives] = [
      positive / (2 * positives),
      (bins.negative[bin] ?? 0) / (2 * negatives),
    ];
    const weight = ofPositives + ofNegatives;
    if (weight === 0) continue;
    const wanted =
      (ofPositives * (positives + 1)) / (positives + 2) + ofNegatives / (negatives + 2);
    distances.push(binMiddle(bins, bin));
    weights.push(weight);
    targets.push(wanted / weight);
  }
  return fitWeighted({
    distances: Float64Array.from(distances),
    weights: Float64Array.from(weights),
    targets: Float64Array.from(targets),
  });
}

/** The calibrated probability that a pair at this distance shows the same digit, 0…1. */
export function similarityOf(distance: number, { slope, intercept }: Decision): number {
  return sigmoid(intercept - slope * distance);
}

/** Distances, each with its share of the loss and the probability that is wanted of it. */
interface WeightedDistances {
  readonly distances: Float32Array | Float64Array;
  /** Their sum is 1. */
  readonly weights: Float64Array;
  readonly targets: Float64Array;
}

function fitWeighted(weighted: WeightedDistances): Decision | null {
  const { mean, deviation } = meanAndDeviation(weighted);
  if (!Number.isFinite(mean) || !(deviation > 0)) return null;
  const { weight, bias } = fitLogistic(weighted, mean, deviation);
  if (!(weight < -smallestSlope)) return null;
  const slope = -weight / deviation;
  const intercept = bias + slope * mean;
  return { slope, intercept, threshold: intercept / slope };
}

/** Logistic regression of the targets on the standardised distance. */
function fitLogistic(
  { distances, weights, targets }: WeightedDistances,
  mean: number,
  deviation: number,
): { weight: number; bias: number } {
  let weight = -1;
  let bias = 0;
  for (let iteration = 0; iteration < newtonSteps; iteration++) {
    let [gradientWeight, gradientBias] = [ridge * weight, ridge * bias];
    let [curvatureWeight, curvatureBoth, curvatureBias] = [ridge, 0, ridge];
    for (let index = 0; index < distances.length; index++) {
      const x = ((distances[index] ?? 0) - mean) / deviation;
      const share = weights[index] ?? 0;
      const probability = sigmoid(weight * x + bias);
      const error = share * (probability - (targets[index] ?? 0));
      const curvature = share * probability * (1 - probability);
      gradientWeight += error * x;
      gradientBias += error;
      curvatureWeight += curvature * x * x;
      curvatureBoth += curvature * x;
      curvatureBias += curvature;
    }
    const determinant = curvatureWeight * curvatureBias - curvatureBoth ** 2;
    const stepWeight =
      (curvatureBias * gradientWeight - curvatureBoth * gradientBias) / determinant;
    const stepBias =
      (curvatureWeight * gradientBias - curvatureBoth * gradientWeight) / determinant;
    // A full Newton step can overshoot where the sigmoid is flat, so its length is limited.
    const scale = Math.min(1, 2 / Math.hypot(stepWeight, stepBias));
    weight -= scale * stepWeight;
    bias -= scale * stepBias;
    if (Math.hypot(stepWeight, stepBias) < smallestStep) break;
  }
  return { weight, bias };
}

function meanAndDeviation({ distances, weights }: WeightedDistances): {
  mean: number;
  deviation: number;
} {
  let mean = 0;
  for (const [index, distance] of distances.entries()) mean += (weights[index] ?? 0) * distance;
  let squares = 0;
  for (const [index, distance] of distances.entries()) {
    squares += (weights[index] ?? 0) * (distance - mean) ** 2;
  }
  return { mean, deviation: Math.sqrt(squares) };
}

function sumOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
