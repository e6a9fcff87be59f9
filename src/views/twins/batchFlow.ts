/** Chooses the next pair of the batch for the twins. Imports no React. */
import type { BatchPair, StepPairs } from '../../store/core/state.ts';

/** A pair of the batch in the twins. */
export interface FlowingPair {
  readonly pair: BatchPair;
  /** The step of the pair, from 0. */
  readonly step: number;
  /** Number of pairs shown before it. */
  readonly turn: number;
}

/**
 * Positive and negative pairs alternate, the hardest first; after the last pair, the first follows.
 * `null` without pairs.
 */
export function pairOfTurn({ pairs }: StepPairs, turn: number): BatchPair | null {
  const isPositiveTurn = turn % 2 === 0;
  const ofKind = pairs.filter(({ isPositive }) => isPositive === isPositiveTurn);
  const candidates = ofKind.length > 0 ? ofKind : pairs;
  return candidates[Math.floor(turn / 2) % Math.max(1, candidates.length)] ?? null;
}
