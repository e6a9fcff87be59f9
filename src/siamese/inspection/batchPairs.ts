/** Compares the pairs of a batch: their distances, and how the loss pulls them. Imports no TensorFlow.js. */
import { type BatchRecipe, classGroupsOf, classOfImages } from '../../data/batches/batchRecipe.ts';
import { type DistanceMeasure, distanceBetween } from '../../metrics/distance.ts';

/** A pull from `losses/pairs/pull.ts` in plain memory. */
export type PlainPull =
  | { readonly form: 'differences' | 'products'; readonly coefficients: Float32Array }
  | { readonly form: 'pairs'; readonly atFirst: Float32Array };

/** A batch after its forward pass. */
export interface EmbeddedBatch {
  readonly recipe: BatchRecipe;
  /** [images × embeddingSize], in the batch's order */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
  readonly measure: DistanceMeasure;
  readonly pull: PlainPull;
}

/** All pairs of a batch, or its given pairs; each list has one number for each pair. */
export interface BatchPairs {
  /** Positions in the batch; the first image goes through tower A. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** 1 at positive pairs. */
  readonly isPositive: Uint8Array;
  readonly distances: Float32Array;
  /**
   * The effect of a small step down the loss: above 0 it pulls the pair together, below 0 it pushes the
   * pair apart, at 0 it moves neither image. Comparable within a batch.
   */
  readonly pulls: Float32Array;
}

/** Compares the images of each pair of a batch. */
export function comparePairs(batch: EmbeddedBatch): BatchPairs {
  const { recipe, embeddings, embeddingSize: size, measure } = batch;
  const { first, second, isPositive } = pairsOf(recipe);
  const distances = new Float32Array(first.length);
  const pulls = new Float32Array(first.length);
  for (let pair = 0; pair < first.length; pair++) {
    const [i, j] = [first[pair] ?? 0, second[pair] ?? 0];
    distances[pair] = distanceBetween(measure, embeddings, i * size, embeddings, j * size, size);
    pulls[pair] = pullAt(batch, pair, i, j);
  }
  return { first, second, isPositive, distances, pulls };
}

/**
 * The hardest pairs of one kind, hardest first: the farthest positive pairs, or the nearest negative
 * pairs.
 * @param most the largest number of pairs
 * @param mostOfOneImage the largest number of pairs with one image; else one odd image fills the list
 * @returns indices into the lists of `BatchPairs`
 */
export function hardestPairs(
  { first, second, isPositive, distances }: BatchPairs,
  kind: 'positive' | 'negative',
  { most, mostOfOneImage }: { readonly most: number; readonly mostOfOneImage: number },
): number[] {
  const wanted = kind === 'positive' ? 1 : 0;
  const sign = kind === 'positive' ? -1 : 1;
  const ofKind = Array.from(isPositive.keys()).filter((pair) => isPositive[pair] === wanted);
  ofKind.sort((one, other) => sign * ((distances[one] ?? 0) - (distances[other] ?? 0)));
  const uses = new Map<number, number>();
  const chosen: number[] = [];
  for (const pair of ofKind) {
    if (chosen.length === most) break;
    const images = [first[pair] ?? 0, second[pair] ?? 0];
    if (images.some((image) => (uses.get(image) ?? 0) >= mostOfOneImage)) continue;
    for (const image of images) uses.set(image, (uses.get(image) ?? 0) + 1);
    chosen.push(pair);
  }
  return chosen;
}

function pairsOf(recipe: BatchRecipe): Pick<BatchPairs, 'first' | 'second' | 'isPositive'> {
  if (recipe.kind === 'pairs') {
    const { pairs, positivePairs } = recipe;
    return {
      first: Int32Array.from({ length: pairs }, (_, pair) => pair),
      second: Int32Array.from({ length: pairs }, (_, pair) => pairs + pair),
      isPositive: Uint8Array.from({ length: pairs }, (_, pair) => (pair < positivePairs ? 1 : 0)),
    };
  }
  const labels = classOfImages(classGroupsOf(recipe));
  const images = labels.length;
  const count = (images * (images - 1)) / 2;
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const isPositive = new Uint8Array(count);
  let pair = 0;
  for (let i = 0; i < images; i++) {
    for (let j = i + 1; j < images; j++) {
      first[pair] = i;
      second[pair] = j;
      isPositive[pair] = labels[i] === labels[j] ? 1 : 0;
      pair++;
    }
  }
  return { first, second, isPositive };
}

/** The pull of one pair, with the sign of `BatchPairs.pulls`. */
function pullAt(batch: EmbeddedBatch, pair: number, i: number, j: number): number {
  const { embeddings, embeddingSize: size, pull } = batch;
  if (pull.form === 'pairs') {
    // The loss's slope along the line from the second image to the first.
    let slope = 0;
    for (let at = 0; at < size; at++) {
      const difference = (embeddings[i * size + at] ?? 0) - (embeddings[j * size + at] ?? 0);
      slope += (pull.atFirst[pair * size + at] ?? 0) * difference;
    }
    return slope;
  }
  const coefficient = pull.coefficients[i * (embeddings.length / size) + j] ?? 0;
  // Down the loss, image i moves by −c·(eᵢ − eⱼ): towards j if c > 0; or by −c·eⱼ: away from j if c > 0.
  return pull.form === 'differences' ? coefficient : -coefficient;
}
