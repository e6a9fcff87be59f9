/** Two digits compared, and what lies around them. Types only. */
import type { TestDigit } from './testDigit.ts';

/** Two digits of 784 grey values; `null` for an empty pad. */
export interface DigitPair {
  readonly a: Uint8Array | null;
  readonly b: Uint8Array | null;
}

/** Two digits compared; a side that is not drawn has no embedding. */
export interface Comparison {
  /** The run whose network compared them. */
  readonly runId: number;
  /** Counts the run's comparisons in the order in which they began; they may arrive in another. */
  readonly number: number;
  /** Step after which they were compared. */
  readonly step: number;
  readonly embeddingA: Float32Array | null;
  readonly embeddingB: Float32Array | null;
  /** Distance of the embeddings, with both sides drawn. */
  readonly distance: number | null;
  /**
   * How far apart the two towers put the same image (a drawn one): exactly 0 where they are one set of
   * weights.
   */
  readonly towerDifference: number | null;
  /** Calibrated probability that they are the same digit, 0…1, once the network is calibrated. */
  readonly similarity: number | null;
  readonly threshold: number | null;
  /** `null` while the digits around them are not known. */
  readonly neighbours: Neighbours | null;
}

/** A test digit that lies near a drawing. */
export interface NearDigit extends TestDigit {
  readonly distance: number;
}

/** What lies around one drawing among some 2,000 test digits. */
export interface Neighbourhood {
  /** The nearest digits, nearest first. */
  readonly nearest: readonly NearDigit[];
  /**
   * Whether the drawing is farther from its neighbours than 99 % of the test digits are from theirs, by
   * embeddings or as a coarse image; `null` while that is not known for the network as it is.
   */
  readonly isUnlike: boolean | null;
}

/** What lies around the drawings; around a side that is not drawn, nothing. */
export interface Neighbours {
  readonly a: Neighbourhood | null;
  readonly b: Neighbourhood | null;
  /** Whether all test digits lie where the network puts them now; some lag behind while it trains. */
  readonly isCurrent: boolean;
}
