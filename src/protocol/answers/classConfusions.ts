/** Owns what the newest evaluation tells of one class among many. Types only. */
import type { ClassPairMatrix } from '../../metrics/pairs/byClass/classPairs.ts';
import type { EvaluationScope } from '../../siamese/evaluation/fixedPairs.ts';

/** A class with the classes that it is confused with most. */
export interface ClassConfusions {
  readonly runId: number;
  /** Step of the evaluation. */
  readonly step: number;
  readonly scope: EvaluationScope;
  /** The index of the class. */
  readonly label: number;
  /** A pair at or below it is called the same; `null` if there is none. */
  readonly threshold: number | null;
  /** The class first, then the others, that with the most errors first; empty without a threshold. */
  readonly matrix: ClassPairMatrix;
}
