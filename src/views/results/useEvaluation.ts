/** Follows the newest evaluation of the run. */
import type { LatestEvaluation } from '../../store/core/state.ts';
import type { Playground } from '../../store/playground.ts';
import { useSlowly } from '../components/useSlowly.ts';

const selectEvaluation = ({ run: { evaluation } }: Playground): LatestEvaluation | null =>
  evaluation;
/** The turn of the results, see `useSlowly`: that of the curve that changes least. */
const slot = 3;

/** The newest evaluation, updated as slowly as the pictures; `null` before the first. */
export function useEvaluation(): LatestEvaluation | null {
  return useSlowly(selectEvaluation, slot);
}
