/** What the page knows of what makes the two digits alike or different. */
import type { Explanation } from '../../protocol/siameseWorker.ts';
import type { PlaygroundState } from '../core/state.ts';

export type { ExplainedDigit, Explanation } from '../../protocol/siameseWorker.ts';

/**
 * The newest explanation, as long as it is of the present run and there are two drawings. It may be of
 * an earlier step or of earlier drawings: it says which.
 */
export function currentExplanation({
  explanation,
  pads,
  status,
}: Pick<PlaygroundState, 'explanation' | 'pads' | 'status'>): Explanation | null {
  const isDrawn = pads.a.digit !== null && pads.b.digit !== null;
  return isDrawn && explanation?.runId === status?.runId ? explanation : null;
}
