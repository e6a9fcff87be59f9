import { useEffect, useState } from 'react';
import { getState, usePlayground } from '../../store/usePlayground.ts';
import { type FlowingPair, pairOfTurn } from './batchFlow.ts';

/** A pace that eyes can follow. */
const intervalMs = 1_000;

/**
 * The pair of the batch that is in the twins now: another one about every second while the network
 * trains; at rest, one of the next step.
 * @param isWanted whether somebody looks at them
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
