/** Owns every loss with its reference value, for tests that apply to all losses. */
import * as tf from '@tensorflow/tfjs-core';
import type { BatchRecipe } from '../../src/data/batches/batchRecipe.ts';
import { createRandom } from '../../src/data/random.ts';
import type { MiningKind } from '../../src/settings/choices.ts';
import { losses } from '../../src/settings/facts/losses.ts';
import { whyUnitLength } from '../../src/settings/rules.ts';
import type { RunSettings } from '../../src/settings/settings.ts';
import { createLoss } from '../../src/siamese/losses/createLoss.ts';
import type { LossInput, LossValue } from '../../src/siamese/losses/loss.ts';
import { embeddingGradientsOf } from '../../src/siamese/losses/pairs/pull.ts';
import { numbersWithin, rowsWithin } from './randomNumbers.ts';
import {
  allPairsReference,
  distanceWeightedTriplets,
  type EmbeddedBatch,
  givenPairsReference,
  hardTriplets,
  learnedDistanceReference,
  ntXentReference,
  positivesOnlyReference,
  randomTriplets,
  semiHardTriplets,
  supervisedContrastiveReference,
  type Triplet,
  tripletReference,
} from './referenceLosses.ts';
import { scaledToUnitLength } from './referenceNetwork.ts';

export const embeddingSize = 5;
/** Four classes of three images. */
const classRecipe: BatchRecipe = {
  kind: 'classes',
  groups: [{ source: 'dataset', classes: 4, imagesPerClass: 3 }],
};
export const labels = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3];
/** Six pairs; two of them are positive. */
const pairRecipe: BatchRecipe = {
  kind: 'pairs',
  groups: [{ source: 'dataset', classes: 4, imagesPerClass: 3 }],
  pairs: 6,
  positivePairs: 2,
};
/** Six images, two views of each. */
const viewRecipe: BatchRecipe = {
  kind: 'views',
  groups: [{ source: 'dataset', classes: 4, imagesPerClass: 3 }],
};
/** Images in every batch. */
export const batchSize = 12;

/** A learned distance in plain memory. */
export interface PlainHead {
  readonly weights: ArrayLike<number>;
  readonly bias: number;
}

export interface LossCase {
  readonly name: string;
  readonly kind: Pick<RunSettings, 'loss' | 'mining' | 'distance'>;
  readonly recipe: BatchRecipe;
  readonly settings: LossInput['settings'];
  /** What each image counts; all the same if it is missing. */
  readonly imageWeights?: LossInput['imageWeights'];
  /** The size of embeddings at which some pairs keep the margin and others violate it. */
  readonly scale: number;
  readonly reference: (batch: EmbeddedBatch, head: PlainHead) => number;
}

const settings = { margin: 1.1, temperature: 0.3 };
const { margin } = settings;
const mining = 'semi-hard';
const distance = 'euclidean';

/** The random numbers of a loss. */
export const lossRandom = () => createRandom(23, 'mining', 4);

/** The triplet loss with one kind of mining. */
function tripletCase(
  name: string,
  mining: MiningKind,
  tripletsOf: (batch: EmbeddedBatch) => readonly Triplet[],
): LossCase {
  return {
    name: `triplet loss with ${name}`,
    kind: { loss: 'triplet', mining, distance },
    recipe: classRecipe,
    settings,
    scale: 0.7,
    reference: (batch) => tripletReference(batch, tripletsOf(batch), margin),
  };
}

const euclideanCases: readonly LossCase[] = [
  {
    name: 'contrastive loss over all pairs',
    kind: { loss: 'contrastive-all-pairs', mining, distance },
    recipe: classRecipe,
    settings,
    scale: 0.4,
    reference: (batch) => allPairsReference(batch, labels, margin),
  },
  {
    name: 'contrastive loss on given pairs',
    kind: { loss: 'contrastive-pairs', mining, distance },
    recipe: pairRecipe,
    settings,
    scale: 0.4,
    reference: (batch) => givenPairsReference(batch, 2, margin),
  },
  tripletCase('random negatives', 'random', () => randomTriplets(labels, lossRandom().below)),
  tripletCase('semi-hard negatives', 'semi-hard', (batch) => semiHardTriplets(batch, labels)),
  tripletCase('distance-weighted negatives', 'distance-weighted', (batch) =>
    distanceWeightedTriplets(batch, labels, lossRandom().uniform),
  ),
  tripletCase('the hardest triplets', 'hard', (batch) => hardTriplets(batch, labels)),
  {
    name: 'supervised contrastive loss',
    kind: { loss: 'supervised-contrastive', mining, distance },
    recipe: classRecipe,
    settings,
    scale: 0.7,
    reference: (batch) => supervisedContrastiveReference(batch, labels, settings.temperature),
  },
  {
    name: 'NT-Xent',
    kind: { loss: 'nt-xent', mining, distance },
    recipe: viewRecipe,
    settings,
    scale: 0.7,
    reference: (batch) => ntXentReference(batch, settings.temperature),
  },
  {
    name: 'cross-entropy on a learned distance',
    kind: { loss: 'learned-distance', mining, distance },
    recipe: pairRecipe,
    settings,
    scale: 0.7,
    reference: (batch, head) => learnedDistanceReference(batch, 2, head),
  },
  {
    name: 'loss of positives only',
    kind: { loss: 'positives-only', mining, distance },
    recipe: classRecipe,
    settings,
    scale: 0.7,
    reference: (batch) => positivesOnlyReference(batch, labels),
  },
];

/** Every loss that uses the distance, with the cosine distance. */
const cosineCases: readonly LossCase[] = euclideanCases
  .filter(({ kind: { loss } }) => !losses[loss].hasLearnedDistance)
  .filter(({ kind: { loss } }) => losses[loss].whyUnitLength === null)
  .map((one) => ({
    ...one,
    name: `${one.name}, with cosine distances`,
    kind: { ...one.kind, distance: 'cosine' },
    reference: (batch, head) => one.reference({ ...batch, isCosine: true }, head),
  }));

export const lossCases: readonly LossCase[] = [...euclideanCases, ...cosineCases];

/** Each case behind its name, as a table of tests needs it. */
export const namedLossCases = lossCases.map((one): [string, LossCase] => [one.name, one]);

/** Embeddings for a case, of length 1 if its loss needs that, and a head with weights of both signs. */
export function drawFor(
  { scale, kind }: LossCase,
  seed: number,
): { embeddings: Float32Array[]; head: { weights: Float32Array; bias: number } } {
  const random = createRandom(seed, 'weights');
  const drawn = rowsWithin(random, batchSize, embeddingSize, scale);
  const isScaled = whyUnitLength(kind) !== null;
  return {
    embeddings: isScaled
      ? drawn.map((row) => Float32Array.from(scaledToUnitLength(Float64Array.from(row))))
      : drawn,
    head: { weights: numbersWithin(random, embeddingSize), bias: 0.75 },
  };
}

/** One flat list of embeddings, row by row. */
export function flat(embeddings: readonly ArrayLike<number>[]): Float64Array {
  return Float64Array.from(embeddings.flatMap((row) => Array.from(row)));
}

/** The rows of a flat list. */
export function rowsOf(numbers: Float64Array): Float64Array[] {
  return Array.from({ length: numbers.length / embeddingSize }, (_, row) =>
    numbers.subarray(row * embeddingSize, (row + 1) * embeddingSize),
  );
}

/** Computes a loss with the page's code, and reads its result; leaves no tensors behind. */
export function computeLoss<Result>(
  { kind, recipe, settings: asCase, imageWeights = null }: LossCase,
  embeddings: readonly ArrayLike<number>[],
  head: PlainHead,
  look: (value: LossValue, embeddings: tf.Tensor2D) => Result,
  change: Partial<LossInput['settings']> = {},
): Result {
  const loss = createLoss(kind, recipe);
  try {
    let result: Result[] = [];
    tf.tidy(() => {
      const rows = tf.tensor2d(embeddings.map((row) => Array.from(row)));
      const value = loss.compute({
        embeddings: rows,
        settings: { ...asCase, ...change },
        imageWeights,
        random: lossRandom,
        head: { weights: tf.tensor1d(Array.from(head.weights)), bias: tf.tensor1d([head.bias]) },
      });
      result = [look(value, rows)];
    });
    const [found] = result;
    if (found === undefined) throw new Error('Nothing came out of the loss');
    return found;
  } finally {
    loss.dispose();
  }
}

/** The gradients of a pull at embeddings, in plain memory. */
export function gradientsIn({ pull }: LossValue, embeddings: tf.Tensor2D): Float32Array {
  return embeddingGradientsOf(pull, embeddings).dataSync<'float32'>().slice();
}

/** The number in a scalar. */
export function numberIn(scalar: tf.Scalar): number {
  return scalar.dataSync()[0] ?? Number.NaN;
}
