/**
 * The fixed pairs on which a network is judged: as many positive as negative, drawn once from a
 * fixed seed, the same for every run, so that figures of different runs compare.
 */
import { createRandom, type RandomSource } from './random.ts';

/** Pairs of images of one split. The first half is positive, the second negative. */
export interface PairSet {
  /** [pairs] index of each pair's first image. */
  readonly first: Int32Array;
  /** [pairs] index of each pair's second image. */
  readonly second: Int32Array;
  /** Positive pairs, and as many negative ones. */
  readonly countOfEach: number;
}

/** The pairs of one split: a quick set for use while training, and the full one. */
export interface EvaluationPairs {
  /** The images that the quick pairs use, ascending. */
  readonly quickImages: Int32Array;
  readonly quick: PairSet;
  /** Contains the quick pairs. */
  readonly full: PairSet;
}

/** How many pairs and images. */
export const evaluationSizes = {
  /** Images of a split that the quick pairs are drawn among. */
  quickImages: 600,
  /** Quick pairs of each kind. */
  quickPairs: 2_000,
  /** Full pairs of each kind. */
  fullPairs: 20_000,
} as const;
export type EvaluationSizes = Record<keyof typeof evaluationSizes, number>;

/** Seed of the evaluation pairs: fixed, whatever the seed of a run. */
const evaluationSeed = 20_260_101;

/**
 * Draws the pairs of a split. A positive pair is two different images of a class drawn uniformly;
 * a negative pair, an image each of two different classes. The quick images are spread evenly over
 * the split: MNIST's test set starts with its easier half, and a random handful of images can be
 * harder than the whole by a percent.
 * @param labels [images] class indices
 * @param split a number that tells the splits' random streams apart
 */
export function drawEvaluationPairs(
  labels: Uint8Array,
  classCount: number,
  split: number,
  sizes: EvaluationSizes = evaluationSizes,
): EvaluationPairs {
  const random = createRandom(evaluationSeed, 'evaluationPairs', split);
  const everyImage = Int32Array.from(labels.keys());
  const quickCount = Math.min(labels.length, sizes.quickImages);
  const quickImages = Int32Array.from({ length: quickCount }, (_, at) =>
    Math.floor((at * labels.length) / quickCount),
  );
  const quick = drawPairs(groupByClass(quickImages, labels, classCount), sizes.quickPairs, random);
  const rest = drawPairs(
    groupByClass(everyImage, labels, classCount),
    sizes.fullPairs - sizes.quickPairs,
    random,
  );
  return { quickImages, quick, full: joinPairs(quick, rest) };
}

function groupByClass(images: Int32Array, labels: Uint8Array, classCount: number): number[][] {
  const groups = Array.from({ length: classCount }, (): number[] => []);
  for (const image of images) groups[labels[image] ?? 0]?.push(image);
  return groups.filter((group) => group.length >= 2);
}

function drawPairs(
  groups: readonly number[][],
  countOfEach: number,
  random: RandomSource,
): PairSet {
  const first = new Int32Array(2 * countOfEach);
  const second = new Int32Array(2 * countOfEach);
  for (let pair = 0; pair < 2 * countOfEach; pair++) {
    const isPositive = pair < countOfEach;
    const [groupA, groupB] = twoDifferent(groups, random);
    const [imageA, imageB] = isPositive
      ? twoDifferent(groupA, random)
      : [elementOf(groupA, random), elementOf(groupB, random)];
    first[pair] = imageA;
    second[pair] = imageB;
  }
  return { first, second, countOfEach };
}

function joinPairs(a: PairSet, b: PairSet): PairSet {
  const countOfEach = a.countOfEach + b.countOfEach;
  const join = (left: Int32Array, right: Int32Array): Int32Array => {
    const joined = new Int32Array(2 * countOfEach);
    joined.set(left.subarray(0, a.countOfEach), 0);
    joined.set(right.subarray(0, b.countOfEach), a.countOfEach);
    joined.set(left.subarray(a.countOfEach), countOfEach);
    joined.set(right.subarray(b.countOfEach), countOfEach + a.countOfEach);
    return joined;
  };
  return { first: join(a.first, b.first), second: join(a.second, b.second), countOfEach };
}

function elementOf<T>(elements: readonly T[], random: RandomSource): T {
  const element = elements[random.below(elements.length)];
  if (element === undefined) throw new RangeError('No pair can be drawn: a class is empty');
  return element;
}

function twoDifferent<T>(elements: readonly T[], random: RandomSource): [T, T] {
  if (elements.length < 2) throw new RangeError('A pair needs two classes with two images each');
  const firstIndex = random.below(elements.length);
  const secondIndex = (firstIndex + 1 + random.below(elements.length - 1)) % elements.length;
  const [first, second] = [elements[firstIndex], elements[secondIndex]];
  if (first === undefined || second === undefined) throw new RangeError('An index is out of range');
  return [first, second];
}
