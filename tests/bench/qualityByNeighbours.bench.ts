/**
 * How soon the default network names 99 % of the test digits by their nearest neighbour among 1,000 kept
 * training images: a figure that digit classifiers can be compared with. `npm run bench:quality`.
 */
import { cpus } from 'node:os';
import { beforeAll, test } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import { nearestRows } from '../../src/metrics/neighbours/nearestRows.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { embedBothWays } from '../../src/siamese/evaluation/embeddingTables.ts';
import type { SiameseNetwork } from '../../src/siamese/network/siameseNetwork.ts';
import { freshRun } from '../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../src/worker/run/stepper.ts';
import { switchToBackend } from '../helpers/backends.ts';
import { loadMnist } from './support/mnist.ts';

const seeds = [1, 2, 3];
const wantedAccuracy = 0.99;
const keptOfEachDigit = 100;
const stepsBetweenLooks = 20;
const pace = {
  chunkImages: 160,
  turn: async () => {},
  signal: new AbortController().signal,
};

let dataset: Dataset;

beforeAll(async () => {
  await switchToBackend('wasm');
  dataset = await loadMnist();
});

test('steps and seconds to 99 % by the nearest of 1,000 training images', async () => {
  for (const seed of seeds) {
    const stepper = new Stepper(freshRun(1, { ...defaultSettings, seed }), dataset);
    let [trainingMs, accuracy] = [0, 0];
    while (accuracy < wantedAccuracy && !stepper.isDone) {
      const begunMs = performance.now();
      for (let step = 0; step < stepsBetweenLooks; step++) await stepper.launchStep();
      trainingMs += performance.now() - begunMs;
      accuracy = await accuracyByNeighbours(stepper.judged);
    }
    const seconds = (trainingMs / 1_000).toFixed(2);
    console.log(
      `seed ${seed}: ${(100 * accuracy).toFixed(2)} % after ${stepper.step} steps, ${seconds} s of training`,
    );
    stepper.dispose();
  }
  console.log(`WASM in Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);
});

/** The share of all test digits whose nearest kept training image shows the same digit. */
async function accuracyByNeighbours(network: SiameseNetwork): Promise<number> {
  const { train, test: tested } = dataset.splits;
  const kept = firstOfEachDigit(train.labels);
  const all = Int32Array.from(tested.labels.keys());
  const { queries } = await embedBothWays(network, tested, all, pace);
  const { gallery } = await embedBothWays(network, train, kept, pace);
  const { embeddingSize } = gallery;
  const table = {
    embeddings: Float32Array.from(
      Array.from(kept).flatMap((image) =>
        Array.from(gallery.embeddings.subarray(image * embeddingSize, (image + 1) * embeddingSize)),
      ),
    ),
    embeddingSize,
  };
  const measure = { kind: 'euclidean' } as const;
  const right = all.filter((image) => {
    const query = { measure, query: queries.embeddings, queryStart: image * embeddingSize, table };
    const [nearest] = nearestRows(query, 1);
    return train.labels[kept[nearest?.row ?? -1] ?? -1] === tested.labels[image];
  });
  return right.length / all.length;
}

/** The first images of each digit. */
function firstOfEachDigit(labels: Uint16Array): Int32Array {
  const counts = new Map<number, number>();
  return Int32Array.from(labels.keys()).filter((image) => {
    const label = labels[image] ?? 0;
    const count = counts.get(label) ?? 0;
    counts.set(label, count + 1);
    return count < keptOfEachDigit;
  });
}
