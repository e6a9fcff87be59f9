/** Our trainer, as the page's worker runs it. */
import type { Dataset } from '../../../src/data/dataset.ts';
import { defaultSettings, type RunSettings } from '../../../src/settings/settings.ts';
import { freshRun } from '../../../src/worker/runSnapshot.ts';
import { Stepper } from '../../../src/worker/stepper.ts';
import type { Contender } from './contender.ts';

/** The page's defaults, changed in what is given. */
export function ours(name: string, dataset: Dataset, changes: Partial<RunSettings>): Contender {
  const stepper = new Stepper(freshRun(1, { ...defaultSettings, ...changes }), dataset);
  return { name, images: stepper.batchSize, step: () => stepper.launchStep() };
}
