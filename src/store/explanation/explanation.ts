/** Derives the explanation to show: what makes the two digits alike or different. */
import type { Explanation } from '../../protocol/answers/explanation.ts';
import type { PlaygroundState } from '../core/state.ts';

export type { ExplainedDigit, Explanation } from '../../protocol/answers/explanation.ts';

/**
 * The newest explanation, while both pads have a drawing. It may belong to an earlier step or to earlier
 * drawings, and carries both.
 */
export function currentExplanation({
  run,
  pads,
}: Pick<PlaygroundState, 'run' | 'pads'>): Explanation | null {
  const isDrawn = pads.a.digit !== null && pads.b.digit !== null;
  return isDrawn ? run.explanation : null;
}
