/** Decides which comparison the page shows, and keeps its similarity in the run's record. */
import type { Comparison } from '../../protocol/answers/comparison.ts';
import type { PlaygroundState } from '../core/state.ts';
import { withPoints } from '../curves/recording.ts';

/** Takes over a comparison, unless its run is gone or a newer comparison is known. */
export function withComparison(state: PlaygroundState, comparison: Comparison): PlaygroundState {
  const { runId, number, step, similarity } = comparison;
  const { run } = state;
  if (runId !== run.status?.runId) return state;
  // Replies and events come over two ports: an older comparison may come last.
  if (run.comparison !== null && number < run.comparison.number) return state;
  const isKnown = similarity !== null && Number.isFinite(similarity);
  const points = isKnown ? [{ step, value: similarity }] : [];
  const record = withPoints(run.record, { similarity: points });
  return { ...state, run: { ...run, comparison, record } };
}
