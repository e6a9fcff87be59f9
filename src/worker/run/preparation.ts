/** Does work ahead of time, while a person looks at the page before the first step. */
import type { Evaluator } from './measuring/evaluator.ts';
import type { RunPorts } from './runParts.ts';
import { freshRun } from './start/freshRun.ts';
import { Stepper } from './stepper.ts';

/**
 * Evaluates the untrained network, and takes a first step with a second network that is thrown away.
 * So kernels and shaders are compiled before a person waits. Ends early when the evaluator is stopped.
 */
export async function prepare(
  evaluator: Evaluator,
  stepper: Stepper,
  images: Pick<RunPorts, 'dataset' | 'symbols'>,
): Promise<void> {
  await Promise.all([evaluator.prepare(), rehearse(stepper, images)]);
}

async function rehearse(
  { isReady, settings }: Stepper,
  { dataset, symbols }: Pick<RunPorts, 'dataset' | 'symbols'>,
): Promise<void> {
  if (!isReady) return;
  const rehearsal = new Stepper(freshRun(0, settings), dataset, symbols.poolOf(settings));
  try {
    await rehearsal.launchStep();
  } finally {
    rehearsal.dispose();
  }
}
