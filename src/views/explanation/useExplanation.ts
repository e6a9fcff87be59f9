/** Asks for an explanation while a person looks at it. */
import { useEffect } from 'react';
import { currentExplanation, type Explanation } from '../../store/explanation/explanation.ts';
import type { Playground } from '../../store/playground.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { useSlowly } from '../components/useSlowly.ts';

const slot = 1;
const selectRun = ({ run: { status } }: Playground): number | null => status?.runId ?? null;
const selectStep = ({ run: { status } }: Playground): number | null => status?.step ?? null;
const selectA = ({ pads }: Playground): Uint8Array | null => pads.a.digit;
const selectB = ({ pads }: Playground): Uint8Array | null => pads.b.digit;

/** The newest explanation, updated at most a few times a second. */
export function useExplanation(isSeen: boolean): Explanation | null {
  const run = useSlowly(selectRun, slot);
  const step = useSlowly(selectStep, slot);
  const a = useSlowly(selectA, slot);
  const b = useSlowly(selectB, slot);
  const moment = step === null ? null : `${run} ${step}`;
  useEffect(() => {
    // Asks again for each new network or drawing; the store knows them.
    if (isSeen && moment !== null && (a !== null || b !== null)) actions.explanation.start();
  }, [isSeen, moment, a, b]);
  useEffect(() => {
    if (!isSeen) return;
    return () => actions.explanation.stop();
  }, [isSeen]);
  return usePlayground(currentExplanation);
}
