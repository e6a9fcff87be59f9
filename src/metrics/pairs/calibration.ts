/**
 * Turns a distance into a probability by Platt scaling (Platt 1999). The validation pairs are half
 * positive and half negative, so the prior is 50:50.
 */

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
  const { mean, deviation } = meanAndDeviation(distances);
  if (!Number.isFinite(mean) || !(deviation > 0)) return null;
  const { weight, bias } = fitLogistic(distances, mean, deviation);
  if (!(weight < -smallestSlope)) return null;
  const slope = -weight / deviation;
  const intercept = bias + slope * mean;
  return { slope, intercept, threshold: intercept / slope };
}

/** The calibrated probability that a pair at this distance shows the same digit, 0…1. */
export function similarityOf(distance: number, { slope, intercept }: Decision): number {
  return sigmoid(intercept - slope * distance);
}

/** Logistic regression of "positive" on the standardised distance. */
function fitLogistic(
  distances: Float32Array,
  mean: number,
  deviation: number,
): { weight: number; bias: number } {
  const half = distances.length / 2;
  const softTarget = (half + 1) / (half + 2);
  let weight = -1;
  let bias = 0;
  for (let iteration = 0; iteration < newtonSteps; iteration++) {
    let [gradientWeight, gradientBias] = [ridge * weight, ridge * bias];
    let [curvatureWeight, curvatureBoth, curvatureBias] = [ridge, 0, ridge];
    for (let index = 0; index < distances.length; index++) {
      const x = ((distances[index] ?? 0) - mean) / deviation;
      const probability = sigmoid(weight * x + bias);
      const error = (probability - (index < half ? softTarget : 1 - softTarget)) / distances.length;
      const curvature = (probability * (1 - probability)) / distances.length;
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

function meanAndDeviation(values: Float32Array): { mean: number; deviation: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
