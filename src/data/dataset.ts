/**
 * Owns the images and labels that have arrived, split by split. Images stay bytes (43 MB for MNIST's
 * 55,000 training images) until a batch needs them.
 */
import type { DatasetFacts } from '../settings/datasets.ts';
import { checkDigits, digitPixels } from './digit.ts';
import type { Manifest, Shard, SplitName } from './shards/manifest.ts';

/** A class that training sees has at least so many training images: a positive pair needs two. */
export const fewestTrainingImages = 2;

/** `pending`: not here yet; `ready`: usable; `failed`: given up until the next load. */
export type ShardState = 'pending' | 'ready' | 'failed';

/** A shard's place in its split. */
export interface ShardSlot {
  readonly shard: Shard;
  /** Index in the split of the shard's first image. */
  readonly start: number;
  state: ShardState;
}

/** Images with their classes. */
export interface LabelledImages {
  /** [count × 784] grey values */
  readonly images: Uint8Array;
  /** [count] class indices: up to 65,535 classes. */
  readonly labels: Uint16Array;
  readonly count: number;
}

/** One split: room for all of its images, filled shard by shard; zeros where a shard has not arrived. */
export interface Split extends LabelledImages {
  readonly slots: readonly ShardSlot[];
}

export interface Dataset {
  readonly name: string;
  /** The classes' names; a label is an index into them. */
  readonly classes: readonly string[];
  readonly splits: Readonly<Record<SplitName, Split>>;
}

/** Makes an empty data set with room for every shard of the manifest. */
export function createDataset(manifest: Manifest): Dataset {
  const createSplit = (name: SplitName): Split => {
    let count = 0;
    const slots = manifest.shards
      .filter((shard) => shard.split === name)
      .map((shard): ShardSlot => {
        const start = count;
        count += shard.count;
        return { shard, start, state: 'pending' };
      });
    return {
      images: new Uint8Array(count * digitPixels),
      labels: new Uint16Array(count),
      count,
      slots,
    };
  };
  return {
    name: manifest.name,
    classes: manifest.classes,
    splits: {
      train: createSplit('train'),
      validation: createSplit('validation'),
      test: createSplit('test'),
    },
  };
}

/** The images of one split of a person's own data. */
export interface OwnSplit {
  /** [count × 784] grey values */
  readonly images: Uint8Array<ArrayBuffer>;
  /** [count] class indices. */
  readonly labels: Uint16Array<ArrayBuffer>;
  /** [count] who wrote or drew each image, as a number of no meaning; `null` where the data do not say. */
  readonly groups: Uint16Array<ArrayBuffer> | null;
}
export type OwnImages = Readonly<Record<SplitName, OwnSplit>>;

/**
 * Makes a data set of images that are all here.
 * @throws RangeError when the sizes do not fit, or a label is out of range
 */
export function datasetOfImages(
  { title: name, classes }: Pick<DatasetFacts, 'title' | 'classes'>,
  own: OwnImages,
): Dataset {
  const splitOf = (split: SplitName): Split => {
    const { images, labels } = own[split];
    const count = labels.length;
    if (images.length !== count * digitPixels) {
      throw new RangeError(
        `The ${split} images of ${name} are ${images.length} bytes; ${count} images have ${count * digitPixels}`,
      );
    }
    const wrongLabel = labels.find((label) => label >= classes.length);
    if (wrongLabel !== undefined) {
      throw new RangeError(`${name} has the label ${wrongLabel}, but ${classes.length} classes`);
    }
    const shard = { file: split, split, count, sizeBytes: images.length, sha256: '' };
    return { images, labels, count, slots: [{ shard, start: 0, state: 'ready' }] };
  };
  return {
    name,
    classes,
    splits: { train: splitOf('train'), validation: splitOf('validation'), test: splitOf('test') },
  };
}

/** The slot that a shard of the manifest fills. */
export function slotOf(dataset: Dataset, shard: Shard): ShardSlot {
  const slot = dataset.splits[shard.split].slots.find((candidate) => candidate.shard === shard);
  if (slot === undefined) throw new Error(`${shard.file} is not a shard of ${dataset.name}`);
  return slot;
}

/**
 * Puts an unpacked shard into its place: `count` images of 784 bytes, then `count` labels.
 * @throws RangeError when the length or a label does not fit.
 */
export function addShard(dataset: Dataset, shard: Shard, unpacked: Uint8Array): void {
  const { count, split: splitName, file } = shard;
  const expectedBytes = count * (digitPixels + 1);
  if (unpacked.length !== expectedBytes) {
    throw new RangeError(`${file} unpacks to ${unpacked.length} bytes, expected ${expectedBytes}`);
  }
  const images = unpacked.subarray(0, count * digitPixels);
  const labels = unpacked.subarray(count * digitPixels);
  checkDigits(images, count);
  const wrongLabel = labels.find((label) => label >= dataset.classes.length);
  if (wrongLabel !== undefined) {
    throw new RangeError(
      `${file} has the label ${wrongLabel}, but ${dataset.name} has ${dataset.classes.length} classes`,
    );
  }
  const slot = slotOf(dataset, shard);
  const split = dataset.splits[splitName];
  split.images.set(images, slot.start * digitPixels);
  split.labels.set(labels, slot.start);
  slot.state = 'ready';
}

/** Whether every shard of a split has arrived. */
export function isComplete(split: Split): boolean {
  return split.slots.every((slot) => slot.state === 'ready');
}

/** The bytes of one image, a view without a copy. */
export function imageAt({ images }: LabelledImages, index: number): Uint8Array {
  return images.subarray(index * digitPixels, (index + 1) * digitPixels);
}
