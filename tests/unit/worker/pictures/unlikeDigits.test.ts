import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addShard, createDataset, type Dataset } from '../../../../src/data/dataset.ts';
import { digitPixels } from '../../../../src/data/digit.ts';
import { createRandom } from '../../../../src/data/random.ts';
import { datasets } from '../../../../src/settings/datasets.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { readWeightsFile } from '../../../../src/siamese/weightsFile/read.ts';
import { Gallery } from '../../../../src/worker/pictures/gallery.ts';
import { Surroundings } from '../../../../src/worker/pictures/surroundings.ts';
import { freshRun } from '../../../../src/worker/run/freshRun.ts';
import { Stepper } from '../../../../src/worker/run/stepper.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { digitSkeletons } from '../../../helpers/digitSkeletons.ts';
import { readMnist } from '../../../helpers/mnist.ts';
import { inputOf } from '../../../helpers/networks.ts';
import { inAnotherHand, scribble, seen } from '../../../helpers/scribbles.ts';
import { manifestOf } from '../../../helpers/syntheticData.ts';

const count = 10_000;
const mnist = readMnist('t10k', count);
const random = createRandom(8, 'weights');
let stepper: Stepper;
let surroundings: Surroundings;

/** MNIST's test digits, and as few training digits as a network can be made for. */
function testDigits(): Dataset {
  const shardOf = (split: 'train' | 'test', images: readonly Uint8Array[], labels: Uint8Array) => {
    const unpacked = new Uint8Array(images.length * (digitPixels + 1));
    for (const [index, image] of images.entries()) unpacked.set(image, index * digitPixels);
    unpacked.set(labels, images.length * digitPixels);
    return { file: `${split}.bin`, split, count: images.length, unpacked };
  };
  const train = readMnist('train', 500);
  const shards = [
    shardOf('train', train.images, train.labels),
    shardOf('test', mnist.images, mnist.labels),
  ];
  const manifest = manifestOf(10, shards);
  const dataset = createDataset(manifest);
  for (const [index, { unpacked }] of shards.entries()) {
    const shard = manifest.shards[index];
    if (shard !== undefined) addShard(dataset, shard, unpacked);
  }
  return dataset;
}

beforeAll(async () => {
  await switchToBackend('wasm');
  const text = readFileSync(
    new URL('../../../../public/trained/cnn.json', import.meta.url),
    'utf8',
  );
  const { plan, parameters } = readWeightsFile(text, datasets.mnist);
  const dataset = testDigits();
  const snapshot = freshRun(1, defaultSettings);
  const { architecture } = plan.encoder;
  const trainer = { parameters, memory: [], updates: 0 };
  stepper = new Stepper({ ...snapshot, architecture, trainer }, dataset);
  const gallery = new Gallery({ stepper, dataset });
  surroundings = new Surroundings({ gallery, stepper, dataset, onLimit: () => {} });
  while (gallery.isStale) await gallery.make();
  while (surroundings.isStale) await surroundings.make();
}, 60_000);
afterAll(() => stepper.dispose());

async function around(image: Uint8Array) {
  const embeddings = await stepper.network.embed(inputOf(stepper.network.plan, [image]), 'a');
  const measure = { kind: 'euclidean' } as const;
  return surroundings.around({ image, measure, embeddings, start: 0 });
}

async function shareCalledOut(images: readonly Uint8Array[]): Promise<number> {
  const found = await Promise.all(images.map(around));
  return found.filter((neighbourhood) => neighbourhood?.isUnlike === true).length / images.length;
}

/** Drawn by hand, 12 of each digit. */
const handwritten = digitSkeletons.flatMap((hands, digit) =>
  hands.flatMap((strokes) =>
    Array.from({ length: 4 }, () => ({ digit, image: seen(inAnotherHand(strokes, random)) })),
  ),
);

describe('of the network that is shipped,', () => {
  it('a scribble is called out, most of the time', async () => {
    const scribbles = Array.from({ length: 200 }, () => seen([scribble(random)]));
    expect(await shareCalledOut(scribbles)).toBeGreaterThan(0.6);
  });

  it('a digit is hardly ever, whether it is of MNIST or drawn by hand', async () => {
    // Every 17th: few of them are in the gallery.
    const digits = mnist.images.filter((_, index) => index % 17 === 3);
    expect(await shareCalledOut(digits)).toBeLessThan(0.02);
    expect(await shareCalledOut(handwritten.map(({ image }) => image))).toBeLessThan(0.03);
  });

  it('the neighbours of a drawn digit are that digit', async () => {
    const votes = await Promise.all(
      handwritten.map(async ({ digit, image }) => {
        const { nearest = [] } = (await around(image)) ?? {};
        // The made-up classes are called a, b, c, …
        const own = String.fromCharCode(97 + digit);
        return nearest.filter(({ className }) => className === own).length;
      }),
    );
    const won = votes.filter((own) => own >= 3).length;
    expect(won / votes.length).toBeGreaterThan(0.96);
  });
});
