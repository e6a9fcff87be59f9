/**
 * Owns the independent truth for the losses: pair by pair and triplet by triplet in float64, directly
 * from the papers. Shares no code with `src/siamese/`.
 */
import { dot } from './finiteDifferences.ts';
import { distanceReference } from './referenceNetwork.ts';

type Embedding = ArrayLike<number>;

/**
 * A batch embedded by each tower; with tied towers, the same embeddings twice. Of two images, the first
 * one in the batch goes through tower A and the other through tower B.
 */
export interface EmbeddedBatch {
  readonly a: readonly Embedding[];
  readonly b: readonly Embedding[];
  /** Whether the losses compare cosine distances of embeddings of length 1, not Euclidean ones. */
  readonly isCosine?: boolean;
}

export interface Triplet {
  readonly anchor: number;
  readonly positive: number;
  readonly negative: number;
}

function towersOf({ a, b }: EmbeddedBatch, i: number, j: number): [Embedding, Embedding] {
  return [a[Math.min(i, j)] ?? [], b[Math.max(i, j)] ?? []];
}

function distance(batch: EmbeddedBatch, i: number, j: number): number {
  const [first, second] = towersOf(batch, i, j);
  return batch.isCosine === true ? 1 - dot(first, second) : distanceReference(first, second);
}

const squared = (batch: EmbeddedBatch, i: number, j: number): number => distance(batch, i, j) ** 2;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** All pairs of images i < j. */
function allPairs(count: number): [number, number][] {
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: count - i - 1 }, (_, offset): [number, number] => [i, i + 1 + offset]),
  ).flat();
}

/** Mean d² of the positive pairs plus mean (margin − d)² of the negative pairs closer than the margin. */
export function allPairsReference(
  batch: EmbeddedBatch,
  labels: readonly number[],
  margin: number,
): number {
  const negatives = allPairs(labels.length)
    .filter(([i, j]) => labels[i] !== labels[j])
    .map(([i, j]) => margin - distance(batch, i, j))
    .filter((violation) => violation > 0);
  const pushed = negatives.length === 0 ? 0 : mean(negatives.map((violation) => violation ** 2));
  return positivesOnlyReference(batch, labels) + pushed;
}

/** Mean d² of the positive pairs. */
export function positivesOnlyReference(batch: EmbeddedBatch, labels: readonly number[]): number {
  const positives = allPairs(labels.length).filter(([i, j]) => labels[i] === labels[j]);
  return mean(positives.map(([i, j]) => squared(batch, i, j)));
}

/** Hadsell, Chopra, LeCun (2006) without their ½, averaged over given pairs; positive ones come first. */
export function givenPairsReference(
  batch: EmbeddedBatch,
  positivePairs: number,
  margin: number,
): number {
  const pairs = batch.a.length / 2;
  const costs = Array.from({ length: pairs }, (_, pair) => {
    const d = distance(batch, pair, pairs + pair);
    return pair < positivePairs ? d ** 2 : Math.max(0, margin - d) ** 2;
  });
  return mean(costs);
}

/** Koch, Zemel, Salakhutdinov (2015): cross-entropy of σ(bias − Σ wₖ·|aₖ − bₖ|), averaged over pairs. */
export function learnedDistanceReference(
  batch: EmbeddedBatch,
  positivePairs: number,
  { weights, bias }: { readonly weights: ArrayLike<number>; readonly bias: number },
): number {
  const pairs = batch.a.length / 2;
  const costs = Array.from({ length: pairs }, (_, pair) => {
    const [first, second] = towersOf(batch, pair, pairs + pair);
    const learned = Array.from(weights).reduce(
      (sum, weight, k) => sum + weight * Math.abs((first[k] ?? 0) - (second[k] ?? 0)),
      0,
    );
    const probability = 1 / (1 + Math.exp(learned - bias));
    return -Math.log(pair < positivePairs ? probability : 1 - probability);
  });
  return mean(costs);
}

/** Khosla et al. (2020), equation 2, averaged over the images. */
export function supervisedContrastiveReference(
  batch: EmbeddedBatch,
  labels: readonly number[],
  temperature: number,
  counts: readonly number[] = labels.map(() => 1),
): number {
  const similarity = (i: number, j: number): number => {
    const [a, b] = towersOf(batch, i, j);
    return Array.from(a).reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0) / temperature;
  };
  const costs = labels.map((label, i) => {
    const others = Array.from(labels.keys()).filter((j) => j !== i);
    const all = others.reduce((sum, j) => sum + Math.exp(similarity(i, j)), 0);
    const positives = others.filter((j) => labels[j] === label);
    return mean(positives.map((p) => -Math.log(Math.exp(similarity(i, p)) / all)));
  });
  return dot(costs, counts) / counts.reduce((sum, count) => sum + count, 0);
}

/** Chen et al. (2020), equation 1, averaged over the views; those of one image are neighbours. */
export function ntXentReference(batch: EmbeddedBatch, temperature: number): number {
  const views = batch.a.map((_, view) => view);
  const weight = (i: number, k: number): number =>
    Math.exp(dot(...towersOf(batch, i, k)) / temperature);
  const costs = views.map((i) => {
    const partner = i % 2 === 0 ? i + 1 : i - 1;
    const all = views.filter((k) => k !== i).reduce((sum, k) => sum + weight(i, k), 0);
    return -Math.log(weight(i, partner) / all);
  });
  return mean(costs);
}

/** Each anchor with each of its positives, and a negative from `choose`. */
function tripletsWith(
  labels: readonly number[],
  choose: (anchor: number, positive: number, negatives: readonly number[]) => number,
): Triplet[] {
  const images = Array.from(labels.keys());
  return images.flatMap((anchor) => {
    const negatives = images.filter((image) => labels[image] !== labels[anchor]);
    return images
      .filter((image) => image !== anchor && labels[image] === labels[anchor])
      .map((positive) => ({ anchor, positive, negative: choose(anchor, positive, negatives) }));
  });
}

/** Each positive gets the negative that is drawn next. */
export function randomTriplets(
  labels: readonly number[],
  below: (bound: number) => number,
): Triplet[] {
  return tripletsWith(labels, (_anchor, _positive, negatives) => {
    return negatives[below(negatives.length)] ?? Number.NaN;
  });
}

/** Schroff et al. (2015): the nearest negative beyond the positive; if there is none, the farthest. */
export function semiHardTriplets(batch: EmbeddedBatch, labels: readonly number[]): Triplet[] {
  return tripletsWith(labels, (anchor, positive, negatives) => {
    const byDistance = negatives.toSorted(
      (one, other) => distance(batch, anchor, one) - distance(batch, anchor, other),
    );
    const beyond = byDistance.filter(
      (negative) => distance(batch, anchor, negative) > distance(batch, anchor, positive),
    );
    return beyond[0] ?? byDistance.at(-1) ?? Number.NaN;
  });
}

/**
 * Wu et al. (2017): the probability of each negative of an anchor, by the distances d between points of a
 * sphere in k dimensions: in proportion to min(λ, 1 ÷ q(d)) below 1.4, with λ = 1 ÷ q(½). Where all are
 * farther, any is as likely.
 */
export function distanceWeightedChances(distances: readonly number[], k: number): number[] {
  const inverseDensity = (d: number): number => d ** (2 - k) * (1 - d ** 2 / 4) ** ((3 - k) / 2);
  const weights = distances.map((d) =>
    d < 1.4 ? Math.min(inverseDensity(0.5), inverseDensity(d)) : 0,
  );
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => (sum === 0 ? 1 / weights.length : weight / sum));
}

/** Each positive gets the negative in whose part of 0…1 the next drawn number lies. */
export function distanceWeightedTriplets(
  batch: EmbeddedBatch,
  labels: readonly number[],
  uniform: () => number,
): Triplet[] {
  const euclidean = { a: batch.a, b: batch.b };
  const k = batch.a[0]?.length ?? 0;
  return tripletsWith(labels, (anchor, _positive, negatives) => {
    const distances = negatives.map((negative) => distance(euclidean, anchor, negative));
    let left = uniform();
    const place = distanceWeightedChances(distances, k).findIndex((chance) => {
      left -= chance;
      return left < 0;
    });
    return negatives[place] ?? Number.NaN;
  });
}

/** Hermans, Beyer, Leibe (2017): for each anchor, the farthest positive and the nearest negative. */
export function hardTriplets(batch: EmbeddedBatch, labels: readonly number[]): Triplet[] {
  const images = Array.from(labels.keys());
  return images.map((anchor) => {
    const byDistance = images
      .filter((image) => image !== anchor)
      .toSorted((one, other) => distance(batch, anchor, one) - distance(batch, anchor, other));
    const isPositive = (image: number): boolean => labels[image] === labels[anchor];
    return {
      anchor,
      positive: byDistance.findLast(isPositive) ?? Number.NaN,
      negative: byDistance.find((image) => !isPositive(image)) ?? Number.NaN,
    };
  });
}

/** max(0, d²(a, p) − d²(a, n) + margin), averaged over the triplets; cosine distances are not squared. */
export function tripletReference(
  batch: EmbeddedBatch,
  triplets: readonly Triplet[],
  margin: number,
): number {
  const costs = triplets.map(({ anchor, positive, negative }) => {
    const by = batch.isCosine === true ? distance : squared;
    const gap = by(batch, anchor, positive) - by(batch, anchor, negative);
    return Math.max(0, gap + margin);
  });
  return mean(costs);
}
