/** Owns the comparison of two digits and the test digits around them. Types only. */
import type { TestDigit } from './testDigit.ts';

/** Two digits of 784 grey values; `null` for an empty pad. */
export interface DigitPair {
  readonly a: Uint8Array | null;
  readonly b: Uint8Array | null;
}

/** The comparison of two digits; an empty side has no embedding. */
export interface Comparison {
  /** The run whose network compared them. */
  readonly runId: number;
  /** Counts the run's comparisons in the order of their beginnings; they may arrive in another order. */
  readonly number: number;
  /** Steps done at the comparison. */
  readonly step: number;
  readonly embeddingA: Float32Array | null;
  readonly embeddingB: Float32Array | null;
  /** Distance between the embeddings; `null` unless both sides are drawn. */
  readonly distance: number | null;
  /**
   * Distance between the two towers' embeddings of the same drawn image: exactly 0 if both towers share
   * one set of weights.
   */
  readonly towerDifference: number | null;
  /** Calibrated probability that they are the same digit, 0…1; `null` before the calibration. */
  readonly similarity: number | null;
  readonly threshold: number | null;
  /** `null` while the nearest digits are not known. */
  readonly neighbours: Neighbours | null;
}

/** A test digit that lies near a drawing. */
export interface NearDigit extends TestDigit {
  readonly distance: number;
}

/** The surroundings of one drawing among about 2,000 test digits. */
export interface Neighbourhood {
  /** The nearest digits, nearest first. */
  readonly nearest: readonly NearDigit[];
  /**
   * Whether the drawing is farther from its neighbours than 99 % of the test digits are from theirs, by
   * embedding or by coarse image; `null` while the limit of the present network is not known.
   */
  readonly isUnlike: boolean | null;
}

/** The surroundings of both drawings; `null` for an empty side. */
export interface Neighbours {
  readonly a: Neighbourhood | null;
  readonly b: Neighbourhood | null;
  /** Whether every test digit has its embedding of the present network; some are older in training. */
  readonly isCurrent: boolean;
}
