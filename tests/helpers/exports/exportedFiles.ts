/** Makes the networks that are exported in tests. */
import * as v from 'valibot';
import { createRandom } from '../../../src/data/random.ts';
import { reconciled } from '../../../src/settings/rules.ts';
import type { RunSettings } from '../../../src/settings/settings.ts';
import type { NetworkPlan } from '../../../src/siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../../src/siamese/network/siameseNetwork.ts';
import { type WeightsFile, weightsFileSchema } from '../../../src/siamese/weightsFile/schema.ts';
import { writeWeightsFile } from '../../../src/siamese/weightsFile/write.ts';
import { readMnist } from '../mnist.ts';
import { inputOf, livelyParameters, makePlan } from '../networks.ts';
import { exampleRun, exampleText } from '../weightsFiles.ts';

/** A weights file as an object, with the float32 numbers that its decimals mean. */
export function parsed(text: string): WeightsFile {
  const file = v.parse(weightsFileSchema, JSON.parse(text));
  const tensors = file.tensors.map((tensor) => ({
    ...tensor,
    data: tensor.data.map((value) => Math.fround(value)),
  }));
  return { ...file, tensors };
}

/** A small network's file. */
export function smallFile(change: Parameters<typeof exampleText>[0] = {}): WeightsFile {
  return parsed(exampleText(change));
}

/** A network with lively weights, before it has tensors, and its file. */
export interface LivelyNetwork {
  readonly plan: NetworkPlan;
  readonly parameters: Float32Array;
  readonly text: string;
  readonly file: WeightsFile;
}

/** A lively network with these settings. */
export function livelyNetwork(change: Partial<RunSettings>): LivelyNetwork {
  const settings = reconciled({ ...exampleRun.settings, embeddingSize: 16, ...change });
  const plan = makePlan(settings.encoder, settings.embeddingSize, settings);
  const random = createRandom(5, 'weights');
  const parameters = new Float32Array(plan.parameterCount);
  for (const offset of new Set(plan.towerOffsets)) {
    parameters.set(livelyParameters(plan.encoder, random), offset);
  }
  // A distance that has been learnt: some differences count more, some against it.
  for (let at = plan.headOffset; at < plan.parameterCount; at++) {
    parameters[at] = Math.sin(at + 1);
  }
  const text = writeWeightsFile(plan, parameters, { ...exampleRun, settings });
  return { plan, parameters, text, file: parsed(text) };
}

/** The networks that every format must carry: each encoder, and all that may follow it. */
export const exportedNetworks: readonly [string, Partial<RunSettings>][] = [
  ['the MLP', { encoder: 'mlp' }],
  ['the CNN', { encoder: 'cnn' }],
  ['the large CNN, of length 1', { encoder: 'cnn', encoderSize: 'large', unitLength: true }],
  ['the LSTM', { encoder: 'lstm' }],
  ['LSTMs that are not tied', { encoder: 'lstm', loss: 'contrastive-pairs', tieWeights: false }],
  [
    'CNNs that are not tied, with a learned distance',
    { encoder: 'cnn', loss: 'learned-distance', tieWeights: false },
  ],
  ['an MLP with a learned distance', { encoder: 'mlp', loss: 'learned-distance' }],
];

/** Real digits, and the page's own embeddings of them by each tower. */
export async function embeddingsOf({ plan, parameters }: LivelyNetwork, count: number) {
  const network = SiameseNetwork.create(plan, parameters);
  const { images } = readMnist('t10k', count);
  const input = inputOf(plan, images);
  const embeddings = {
    pixels: Float32Array.from(images.flatMap((image) => Array.from(image, (grey) => grey / 255))),
    first: (await network.embed(input, 'a')).slice(),
    second: (await network.embed(input, 'b')).slice(),
    measure: await network.readDistance(),
  };
  network.dispose();
  return embeddings;
}

/** The largest difference of two tables of embeddings, row by row relative to max(1, ‖row‖). */
export function largestDifference(
  found: ArrayLike<number>,
  expected: Float32Array,
  size: number,
): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let start = 0; start < expected.length; start += size) {
    const row = expected.subarray(start, start + size);
    const gaps = row.map((value, at) => value - (found[start + at] ?? Number.NaN));
    largest = Math.max(largest, Math.hypot(...gaps) / Math.max(1, Math.hypot(...row)));
  }
  return largest;
}
