/** Makes up explanations for tests. */
import type { DigitPair } from '../../src/protocol/answers/comparison.ts';
import type { Explanation } from '../../src/protocol/answers/explanation.ts';
import type { RunStatus } from '../../src/protocol/run.ts';

/** An explanation of this run without any effect; `null` while a pad is empty. */
export function explanationOf(
  { runId, step }: Pick<RunStatus, 'runId' | 'step'>,
  { a, b }: DigitPair,
): Explanation | null {
  if (a === null || b === null) return null;
  const blank = () => ({ changes: new Float32Array(196), heat: new Float32Array(784) });
  return {
    runId,
    step,
    distance: 1,
    patchCentres: Array.from({ length: 14 }, (_, index) => 1 + 2 * index),
    a: { digit: a, ...blank() },
    b: { digit: b, ...blank() },
  };
}
