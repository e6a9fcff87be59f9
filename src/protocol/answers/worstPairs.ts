/** Owns the test pairs of two classes that the newest evaluation finds hardest. Types only. */
import type { EvaluationScope } from '../../siamese/evaluation/fixedPairs.ts';

/** Two classes by their indices, in any order; or one class twice. */
export interface ClassPair {
  readonly classA: number;
  readonly classB: number;
}

/** An evaluated test pair: A goes through the first tower, B through the second. */
export interface WorstPair {
  /** 784 grey values. */
  readonly imageA: Uint8Array;
  readonly imageB: Uint8Array;
  /** Class indices. */
  readonly classA: number;
  readonly classB: number;
  readonly distance: number;
  /** Whether the distance is at or below the threshold; `null` without a threshold. */
  readonly isCalledSame: boolean | null;
}

/** Test pairs of two classes, the most wrong first. */
export interface WorstPairs {
  readonly runId: number;
  /** Step of the evaluation that ranks the pairs. */
  readonly step: number;
  readonly scope: EvaluationScope;
  readonly pairs: readonly WorstPair[];
}
