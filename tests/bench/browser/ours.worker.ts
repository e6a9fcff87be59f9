/** Our trainer with its kernels, driven as the page's own worker drives it. */
import type { Dataset } from '../../../src/data/dataset.ts';
import { defaultSettings, type RunSettings } from '../../../src/settings/settings.ts';
import { forceBackend } from '../../../src/siamese/backendChoice/startBackend.ts';
import { embedBothWays } from '../../../src/siamese/evaluation/embeddingTables.ts';
import { freshRun } from '../../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../../src/worker/run/stepper.ts';
import { type Contender, formerSettings, type OurName } from './contender.ts';
import { serve } from './serve.ts';

/** What each changes of the page's defaults. */
const changes: Readonly<Record<OurName, Partial<RunSettings>>> = {
  'our CNN, the default': {},
  'our CNN, 60 images': { imagesPerDigit: 6 },
  'our LSTM': { encoder: 'lstm', imagesPerDigit: 6 },
  'our CNN, the former default': formerSettings,
};

function create(name: OurName, dataset: Dataset, seed: number): Contender {
  const stepper = new Stepper(freshRun(1, { ...defaultSettings, ...changes[name], seed }), dataset);
  const pace = {
    chunkImages: stepper.batchSize,
    turn: async () => {},
    signal: new AbortController().signal,
  };
  return {
    images: stepper.batchSize,
    step: () => stepper.launchStep(),
    embed: async (split, images) =>
      (await embedBothWays(stepper.judged, split, images, pace)).queries,
    dispose: () => stepper.dispose(),
  };
}

serve({
  startBackend: async (backend) => (await forceBackend(backend, () => {})).renderer,
  create,
});
