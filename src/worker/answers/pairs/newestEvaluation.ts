/** Reads the test pairs of a run's newest evaluation, with what the network made of them. */
import type { PairSet } from '../../../metrics/pairs/pairSet.ts';
import type { EvaluationScope } from '../../../siamese/evaluation/fixedPairs.ts';
import type { Run } from '../../run/run.ts';

export interface EvaluatedPairs {
  /** Step of the evaluation. */
  readonly step: number;
  readonly scope: EvaluationScope;
  /** Indices into the test split. */
  readonly pairs: PairSet;
  /** [pairs] in the order of `pairs`. */
  readonly distances: Float32Array;
  /** A pair at or below it is called the same; `null` if there is none. */
  readonly threshold: number | null;
}

/** @throws Error before the first evaluation */
export function newestEvaluationOf(run: Run): EvaluatedPairs {
  const { latest } = run.parts.evaluator;
  if (latest === null) {
    throw new Error('This network has not been measured yet: its figures come in a moment');
  }
  const { dated, pairs } = latest;
  const { step, scope, evaluation } = dated;
  const threshold = evaluation.decision?.threshold ?? null;
  return { step, scope, pairs, distances: evaluation.testDistances, threshold };
}
