import type { LatestEvaluation } from '../../store/core/state.ts';
import type { Playground } from '../../store/playground.ts';
import { useSlowly } from '../components/useSlowly.ts';

const selectEvaluation = ({ run: { evaluation } }: Playground): LatestEvaluation | null =>
  evaluation;
/** Its turn among the pictures: with the curve that changes least. */
const slot = 3;

/** The newest evaluation, taken over as seldom as the pictures are. */
export function useEvaluation(): LatestEvaluation | null {
  return useSlowly(selectEvaluation, slot);
}
