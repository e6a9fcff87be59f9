/** Chooses the pair of the batch that the twins show. */
import { useEffect, useState } from 'react';
import { getState, usePlayground } from '../../store/usePlayground.ts';
import { type FlowingPair, pairOfTurn } from './batchFlow.ts';

/** Time per pair: slow enough for the eye. */
const intervalMs = 1_000;

/**
 * While the network trains, the next pair follows every second. At rest, one pair of the next step is
 * shown.
 * @param isWanted whether a person looks at the pairs
 */
export function useBatchFlow(isWanted: boolean): FlowingPair | null {
  const isTraining = usePlayground(({ runState }) => runState === 'training');
  const runId = usePlayground(({ run: { status } }) => status?.runId ?? null);
  const hasPairs = usePlayground(({ run: { stepPairs } }) => stepPairs !== null);
  const [shown, setShown] = useState<(FlowingPair & { readonly runId: number | null }) | null>(
    null,
  );
  useEffect(() => {
    if (!isWanted || !hasPairs) return;
    const showNext = (): void =>
      setShown((before) => {
        const { stepPairs } = getState().run;
        const turn = (before?.turn ?? -1) + 1;
        const pair = stepPairs === null ? null : pairOfTurn(stepPairs, turn);
        return stepPairs === null || pair === null
          ? before
          : { pair, step: stepPairs.step, turn, runId };
      });
    showNext();
    if (!isTraining) return;
    const timer = setInterval(showNext, intervalMs);
    return () => clearInterval(timer);
  }, [isWanted, isTraining, hasPairs, runId]);
  return shown?.runId === runId ? shown : null;
}
