/** Owns the page's trained network, and finds what is around a drawing among test digits. */
import { readFileSync } from 'node:fs';
import { addShard, createDataset, type Dataset } from '../../src/data/dataset.ts';
import { digitPixels } from '../../src/data/digit.ts';
import type { Neighbourhood } from '../../src/protocol/answers/comparison.ts';
import { datasets } from '../../src/settings/datasets.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { readWeightsFile } from '../../src/siamese/weightsFile/read.ts';
import { Gallery } from '../../src/worker/pictures/gallery.ts';
import { Surroundings } from '../../src/worker/pictures/surroundings.ts';
import { freshRun } from '../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../src/worker/run/stepper.ts';
import { type LabelledDigits, readMnist } from './mnist.ts';
import { inputOf } from './networks.ts';
import { manifestOf, type SyntheticShard } from './syntheticData.ts';

/** The networks that come with the page. */
export type ShippedNetwork = 'cnn' | 'scribbles';

export class TrainedSurroundings {
  readonly #stepper: Stepper;
  readonly #surroundings: Surroundings;

  private constructor(stepper: Stepper, surroundings: Surroundings) {
    this.#stepper = stepper;
    this.#surroundings = surroundings;
  }

  /** Embeds these test digits as the gallery, and fits the limit of unlikeness. */
  static async among(
    testDigits: LabelledDigits,
    shipped: ShippedNetwork = 'cnn',
  ): Promise<TrainedSurroundings> {
    const file = new URL(`../../public/trained/${shipped}.json`, import.meta.url);
    const { plan, parameters } = readWeightsFile(readFileSync(file, 'utf8'), datasets.mnist);
    const dataset = datasetOf(testDigits);
    const { architecture } = plan.encoder;
    const trainer = { parameters, memory: [], updates: 0 };
    const snapshot = { ...freshRun(1, defaultSettings), architecture, trainer };
    const stepper = new Stepper(snapshot, dataset);
    const gallery = new Gallery({ stepper, dataset });
    const surroundings = new Surroundings({ gallery, stepper, dataset, onLimit: () => {} });
    while (gallery.isStale) await gallery.make();
    while (surroundings.isStale) await surroundings.make();
    return new TrainedSurroundings(stepper, surroundings);
  }

  /** The distance of an image to each of some others. */
  async distancesTo(image: Uint8Array, others: readonly Uint8Array[]): Promise<number[]> {
    const { network } = this.#stepper;
    const { embeddingSize } = network.plan.encoder;
    const rows = await network.embed(inputOf(network.plan, [image, ...others]), 'a');
    const rowOf = (index: number): Float32Array =>
      rows.subarray(index * embeddingSize, (index + 1) * embeddingSize);
    return others.map((_, index) =>
      Math.hypot(...rowOf(index + 1).map((value, at) => value - (rowOf(0)[at] ?? 0))),
    );
  }

  /** The neighbourhood of an image. */
  async around(image: Uint8Array): Promise<Neighbourhood> {
    const { network } = this.#stepper;
    const embeddings = await network.embed(inputOf(network.plan, [image]), 'a');
    const measure = { kind: 'euclidean' } as const;
    const found = this.#surroundings.around({ image, measure, embeddings, start: 0 });
    if (found === null) throw new Error('The gallery has not been embedded');
    return found;
  }

  /** The share of images that count as unlike any digit. */
  async shareCalledOut(images: readonly Uint8Array[]): Promise<number> {
    const found = await Promise.all(images.map((image) => this.around(image)));
    return found.filter(({ isUnlike }) => isUnlike === true).length / images.length;
  }

  /** How many of the five nearest digits of an image show this digit. */
  async votesFor(digit: number, image: Uint8Array): Promise<number> {
    const { nearest } = await this.around(image);
    // The manifest names its classes a, b, c, …
    const own = String.fromCharCode(97 + digit);
    return nearest.filter(({ className }) => className === own).length;
  }

  dispose(): void {
    this.#stepper.dispose();
  }
}

/** A data set of these test digits, and of a few training digits that a network needs. */
function datasetOf(testDigits: LabelledDigits): Dataset {
  const shards = [shardOf('train', readMnist('train', 500)), shardOf('test', testDigits)];
  const manifest = manifestOf(10, shards);
  const dataset = createDataset(manifest);
  for (const [index, { unpacked }] of shards.entries()) {
    const shard = manifest.shards[index];
    if (shard !== undefined) addShard(dataset, shard, unpacked);
  }
  return dataset;
}

function shardOf(split: 'train' | 'test', { images, labels }: LabelledDigits): SyntheticShard {
  const unpacked = new Uint8Array(images.length * (digitPixels + 1));
  for (const [index, image] of images.entries()) unpacked.set(image, index * digitPixels);
  unpacked.set(labels, images.length * digitPixels);
  return { file: `${split}.bin`, split, count: images.length, unpacked };
}
