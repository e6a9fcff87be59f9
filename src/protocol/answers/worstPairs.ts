/** The test pairs of two classes that the newest evaluation finds hardest. Types only. */
import type { EvaluationScope } from '../../siamese/evaluation/fixedPairs.ts';

/** Two classes by their indices, which have no order; or one class twice. */
export interface ClassPair {
  readonly classA: number;
  readonly classB: number;
}

/** A test pair as it was judged: A goes through the first tower, B through the second. */
export interface WorstPair {
  /** 784 grey values. */
  readonly imageA: Uint8Array;
  readonly imageB: Uint8Array;
  /** Class indices. */
  readonly classA: number;
  readonly classB: number;
  readonly distance: number;
  /** Whether it lies at or below the threshold; `null` where there is none. */
  readonly isCalledSame: boolean | null;
}

/** Test pairs of two digits, the most wrong first. */
export interface WorstPairs {
  readonly runId: number;
  /** The evaluation that they are of. */
  readonly step: number;
  readonly scope: EvaluationScope;
  readonly pairs: readonly WorstPair[];
}
