/** Makes comparisons of two digits, for tests. */
import type { Comparison } from '../../src/protocol/answers/comparison.ts';
import type { RunStatus } from '../../src/protocol/run.ts';

/** A run's comparison without a threshold; the distance is the run's id. */
export function comparisonOf(
  { runId, step }: Pick<RunStatus, 'runId' | 'step'>,
  number: number,
): Comparison {
  return {
    runId,
    number,
    step,
    embeddingA: null,
    embeddingB: null,
    distance: runId,
    towerDifference: null,
    similarity: null,
    threshold: null,
    neighbours: null,
  };
}
