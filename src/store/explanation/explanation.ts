/** What the page knows of what makes the two digits alike or different. */
import type { Explanation } from '../../protocol/answers/explanation.ts';
import type { PlaygroundState } from '../core/state.ts';

export type { ExplainedDigit, Explanation } from '../../protocol/answers/explanation.ts';

/**
 * The newest explanation, as long as there are two drawings. It may be of an earlier step or of earlier
 * drawings: it says which.
 */
export function currentExplanation({
  run,
  pads,
}: Pick<PlaygroundState, 'run' | 'pads'>): Explanation | null {
  const isDrawn = pads.a.digit !== null && pads.b.digit !== null;
  return isDrawn ? run.explanation : null;
}
