/** Does work ahead of time, while a person looks at the page before the first step. */
import type { Dataset } from '../../data/dataset.ts';
import type { Evaluator } from './evaluator.ts';
import { freshRun } from './start/freshRun.ts';
import { Stepper } from './stepper.ts';

/**
 * Evaluates the untrained network, and takes a first step with a second network that is thrown away.
 * So kernels and shaders are compiled before a person waits. Ends early when the evaluator is stopped.
 */
export async function prepare(
  evaluator: Evaluator,
  stepper: Stepper,
  dataset: Dataset,
): Promise<void> {
  await Promise.all([evaluator.prepare(), rehearse(stepper, dataset)]);
}

async function rehearse({ isReady, settings }: Stepper, dataset: Dataset): Promise<void> {
  if (!isReady) return;
  const rehearsal = new Stepper(freshRun(0, settings), dataset);
  try {
    await rehearsal.launchStep();
  } finally {
    rehearsal.dispose();
  }
}
