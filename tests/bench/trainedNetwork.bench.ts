/** Trains the networks that come with the page, and writes them to `public/trained`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { test } from 'vitest';
import { mostPoolSymbols, SymbolPool } from '../../src/data/symbols/symbolPool.ts';
import { sources } from '../../src/settings/facts/sources.ts';
import { defaultSettings, type RunSettings } from '../../src/settings/settings.ts';
import { architectureOf } from '../../src/siamese/network/architecture/architecture.ts';
import { networkKindOf, planNetwork } from '../../src/siamese/network/plans/networkPlan.ts';
import { writeWeightsFile } from '../../src/siamese/weightsFile/write.ts';
import { switchToBackend } from '../helpers/backends.ts';
import { loadMnist } from './support/mnist.ts';
import { trainAndMeasure } from './support/train.ts';
import { settingsOf } from './support/unseenRecipes.ts';

const folder = new URL('../../public/trained/', import.meta.url);

/** Each file, and what its network is trained with. */
const shipped: readonly { readonly file: string; readonly settings: RunSettings }[] = [
  { file: 'cnn.json', settings: { ...defaultSettings, steps: 4_000 } },
  {
    file: 'scribbles.json',
    // All ten digits, by the small CNN of *No digit at all*, whose file is small too.
    settings: {
      ...settingsOf('no-digit'),
      learnFrom: 'digits-and-symbols',
      temperature: 0.1,
      turnedPerBatch: 20,
      symbolsFirst: true,
      steps: 3_000,
    },
  },
];

test.each(shipped)('$file', async ({ file, settings }) => {
  await switchToBackend('wasm');
  const dataset = await loadMnist();
  const pool = sources[settings.learnFrom].hasSymbols ? new SymbolPool(settings.seed) : null;
  pool?.growTo(mostPoolSymbols);
  const { evaluation, parameters } = await trainAndMeasure(dataset, settings, pool);
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
  await writeFile(new URL(file, folder), text);
  const accuracy = (100 * evaluation.pairAccuracy).toFixed(2);
  console.log(`public/trained/${file}: ${accuracy} % of test pairs, ${text.length} characters`);
});
