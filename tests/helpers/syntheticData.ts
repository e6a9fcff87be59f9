/** Makes up small data sets: the images of a class have a bright square at its own place, in noise. */
import { addShard, createDataset, type Dataset } from '../../src/data/dataset.ts';
import { digitPixels, digitSide } from '../../src/data/digit.ts';
import { createRandom } from '../../src/data/random.ts';
import { type Manifest, parseManifest, type SplitName } from '../../src/data/shards/manifest.ts';

/** The contents of a shard to make up. */
export interface ShardRecipe {
  readonly split: SplitName;
  readonly imagesPerClass: number;
}

/** A made-up shard: images, then labels, in the order of an unpacked file. */
export interface SyntheticShard {
  readonly file: string;
  readonly split: SplitName;
  readonly count: number;
  readonly unpacked: Uint8Array;
}

const squareSide = 6;

/** Makes up shards: the same every time, without equal images. */
export function makeShards(classCount: number, recipes: readonly ShardRecipe[]): SyntheticShard[] {
  return recipes.map(({ split, imagesPerClass }, index) => {
    const random = createRandom(index, 'evaluationPairs');
    const count = classCount * imagesPerClass;
    const unpacked = new Uint8Array(count * (digitPixels + 1));
    for (let image = 0; image < count; image++) {
      const label = image % classCount;
      unpacked[count * digitPixels + image] = label;
      for (let pixel = 0; pixel < digitPixels; pixel++) {
        const ink = isInSquare(label, pixel) ? 128 : 0;
        unpacked[image * digitPixels + pixel] = ink + random.below(128);
      }
    }
    return { file: `${split}-${index}.bin`, split, count, unpacked };
  });
}

function isInSquare(label: number, pixel: number): boolean {
  const squaresInRow = Math.floor(digitSide / squareSide);
  const x = (pixel % digitSide) - squareSide * (label % squaresInRow);
  const y = Math.floor(pixel / digitSide) - squareSide * Math.floor(label / squaresInRow);
  return x >= 0 && y >= 0 && x < squareSide && y < squareSide;
}

/** The names of the classes: a, b, c, … */
export function classNames(classCount: number): string[] {
  return Array.from({ length: classCount }, (_, label) => String.fromCharCode(97 + label));
}

/** A manifest of shards, with the given sizes and checksums, or with placeholders. */
export function manifestOf(
  classCount: number,
  shards: readonly SyntheticShard[],
  served: ReadonlyMap<string, { sizeBytes: number; sha256: string }> = new Map(),
): Manifest {
  return parseManifest({
    format: 'siamese-playground.dataset',
    version: 1,
    name: 'Squares',
    classes: classNames(classCount),
    image: { height: digitSide, width: digitSide },
    shards: shards.map(({ file, split, count }) => ({
      file,
      split,
      count,
      ...(served.get(file) ?? { sizeBytes: 1, sha256: '0'.repeat(64) }),
    })),
  });
}

/** A data set whose shards have all arrived. */
export function makeDataset(classCount: number, recipes: readonly ShardRecipe[]): Dataset {
  return datasetOf(classCount, makeShards(classCount, recipes));
}

/** A data set of blank training images with these labels, in shards of equal size, all arrived. */
export function makeBlankDataset(
  classCount: number,
  labels: Uint8Array,
  imagesPerShard: number,
): Dataset {
  const shards = Array.from({ length: labels.length / imagesPerShard }, (_, index) => {
    const unpacked = new Uint8Array(imagesPerShard * (digitPixels + 1));
    const own = labels.subarray(index * imagesPerShard, (index + 1) * imagesPerShard);
    unpacked.set(own, imagesPerShard * digitPixels);
    return { file: `train-${index}.bin`, split: 'train', count: imagesPerShard, unpacked } as const;
  });
  return datasetOf(classCount, shards);
}

function datasetOf(classCount: number, shards: readonly SyntheticShard[]): Dataset {
  const manifest = manifestOf(classCount, shards);
  const dataset = createDataset(manifest);
  for (const [index, { unpacked }] of shards.entries()) {
    const shard = manifest.shards[index];
    if (shard !== undefined) addShard(dataset, shard, unpacked);
  }
  return dataset;
}
