/** Trains the network that comes with the page, and writes it to `public/trained/cnn.json`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { test } from 'vitest';
import { defaultSettings } from '../../src/settings/settings.ts';
import { architectureOf } from '../../src/siamese/network/architecture/architecture.ts';
import { networkKindOf, planNetwork } from '../../src/siamese/network/plans/networkPlan.ts';
import { writeWeightsFile } from '../../src/siamese/weightsFile/write.ts';
import { switchToBackend } from '../helpers/backends.ts';
import { loadMnist } from './support/mnist.ts';
import { trainAndMeasure } from './support/train.ts';

const folder = new URL('../../public/trained/', import.meta.url);

test('the network that comes with the page', async () => {
  await switchToBackend('wasm');
  const dataset = await loadMnist();
  const settings = { ...defaultSettings, steps: 4_000 };
  const { evaluation, parameters } = await trainAndMeasure(dataset, settings);
  const plan = planNetwork(architectureOf(settings), networkKindOf(settings));
  const text = writeWeightsFile(plan, parameters, {
    settings,
    steps: settings.steps,
    weights: settings.averageWeights ? 'averaged' : 'newest',
    decision: evaluation.decision,
    testPairAccuracy: evaluation.pairAccuracy,
    datasetName: dataset.name,
    classes: dataset.classes,
    createdAt: new Date(),
    symbols: [],
  });
  await mkdir(folder, { recursive: true });
  await writeFile(new URL('cnn.json', folder), text);
  console.log(
    `public/trained/cnn.json: ${(100 * evaluation.pairAccuracy).toFixed(2)} % of test pairs`,
  );
});
