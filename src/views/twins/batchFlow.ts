/** Which pair of a batch goes through the twins next. */
import type { BatchPair, StepPairs } from '../../store/core/state.ts';

/** A pair on its way through the twins. */
export interface FlowingPair {
  readonly pair: BatchPair;
  /** The step (from 0) that it is of. */
  readonly step: number;
  /** Counts the pairs that were shown. */
  readonly turn: number;
}

/** Positive and negative pairs in turns, the hardest first, round and round. */
export function pairOfTurn({ pairs }: StepPairs, turn: number): BatchPair | null {
  const isPositiveTurn = turn % 2 === 0;
  const ofKind = pairs.filter(({ isPositive }) => isPositive === isPositiveTurn);
  const candidates = ofKind.length > 0 ? ofKind : pairs;
  return candidates[Math.floor(turn / 2) % Math.max(1, candidates.length)] ?? null;
}
