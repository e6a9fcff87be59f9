/**
 * How good a network is, from embeddings in plain memory. Validation pairs choose the threshold and
 * the calibration; test pairs are judged with them and choose nothing.
 */
import type { PairSet } from '../data/evaluationPairs.ts';
import { type Decision, fitDecision } from './calibration.ts';

/** Embeddings of images of one split. */
export interface EmbeddingTable {
  /** [images × embeddingSize]; rows of images that no pair uses may be empty. */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
}

/** The figures of one evaluation. */
export interface Evaluation {
  /** `null` when validation distances do not tell positive from negative. */
  readonly decision: Decision | null;
  /** Balanced: mean of the true-positive and true-negative rates on test pairs; ½ without a decision. */
  readonly pairAccuracy: number;
  /** Test pairs of each kind behind the figures. */
  readonly pairsOfEach: number;
  readonly meanPositiveDistance: number;
  readonly meanNegativeDistance: number;
  /** The training loss, over all validation pairs of the evaluation. */
  readonly validationLoss: number;
}

/**
 * Judges a network.
 * @param validation distances of validation pairs, positive first, then as many negative
 * @param test distances of test pairs, in the same order
 * @param margin of the loss
 */
export function evaluate(validation: Float32Array, test: Float32Array, margin: number): Evaluation {
  const decision = fitDecision(validation);
  const half = test.length / 2;
  return {
    decision,
    pairAccuracy: decision === null ? 0.5 : balancedAccuracy(test, decision.threshold),
    pairsOfEach: half,
    meanPositiveDistance: mean(test.subarray(0, half)),
    meanNegativeDistance: mean(test.subarray(half)),
    validationLoss: contrastiveLossOfPairs(validation, margin),
  };
}

/** Euclidean distances of pairs [pairs]. */
export function pairDistances(
  { embeddings, embeddingSize }: EmbeddingTable,
  pairs: PairSet,
): Float32Array {
  const distances = new Float32Array(pairs.first.length);
  for (let pair = 0; pair < distances.length; pair++) {
    const first = (pairs.first[pair] ?? 0) * embeddingSize;
    const second = (pairs.second[pair] ?? 0) * embeddingSize;
    let squares = 0;
    for (let index = 0; index < embeddingSize; index++) {
      squares += ((embeddings[first + index] ?? 0) - (embeddings[second + index] ?? 0)) ** 2;
    }
    distances[pair] = Math.sqrt(squares);
  }
  return distances;
}

/**
 * Mean of the share of positives at or below the threshold and the share of negatives above it.
 * @param distances positive pairs first, then as many negative ones
 */
export function balancedAccuracy(distances: Float32Array, threshold: number): number {
  const half = distances.length / 2;
  let right = 0;
  distances.forEach((distance, pair) => {
    const isCalledSame = distance <= threshold;
    if (isCalledSame === pair < half) right++;
  });
  return right / distances.length;
}

/**
 * The contrastive loss of `contrastiveLoss.ts` on given pairs: mean d² of the positives plus mean
 * max(0, margin − d)² of the violating negatives.
 */
export function contrastiveLossOfPairs(distances: Float32Array, margin: number): number {
  const half = distances.length / 2;
  let positiveSum = 0;
  let negativeSum = 0;
  let violations = 0;
  distances.forEach((distance, pair) => {
    if (pair < half) positiveSum += distance ** 2;
    else if (distance < margin) {
      negativeSum += (margin - distance) ** 2;
      violations++;
    }
  });
  return positiveSum / half + negativeSum / Math.max(1, violations);
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
