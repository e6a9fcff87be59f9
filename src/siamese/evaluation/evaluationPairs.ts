/**
 * Draws the fixed pairs for evaluations: as many positive as negative ones, once, from a fixed seed. They
 * are the same for every run, so that figures of different runs can be compared.
 */

import { imagesByClass, spreadOverClasses } from '../../data/images/someImages.ts';
import { createRandom, type RandomSource } from '../../data/random.ts';
import type { PairSet } from '../../metrics/pairs/pairSet.ts';

/** The pairs of one split: a quick set for use during training, and the full one. */
export interface EvaluationPairs {
  /** The images that the quick pairs use, and those of other classes beside them, ascending. */
  readonly quickImages: Int32Array;
  readonly quick: PairSet;
  /** Contains the quick pairs. */
  readonly full: PairSet;
}

/** The numbers of pairs and images. */
export const evaluationSizes = {
  /** The quick pairs of a split use these images only. */
  quickImages: 600,
  /** Quick pairs of each kind. */
  quickPairs: 2_000,
  /** Full pairs of each kind. */
  fullPairs: 20_000,
} as const;
export type EvaluationSizes = Record<keyof typeof evaluationSizes, number>;

/** Seed of the evaluation pairs: the same for all runs. */
export const evaluationSeed = 20_260_101;
/** Separates the random stream of the held-out pairs from those of the splits. */
const heldOutStream = 2;

/**
 * Draws the pairs of a split. A positive pair is two different images of one class, a negative pair one
 * image each of two different classes; classes are drawn uniformly.
 * @param labels [images] class indices
 * @param classes the classes of the pairs; at least two
 * @param split a number that separates the random streams of the splits
 */
export function drawEvaluationPairs(
  labels: Uint16Array,
  classes: readonly number[],
  split: number,
  sizes: EvaluationSizes = evaluationSizes,
): EvaluationPairs {
  const random = createRandom(evaluationSeed, 'evaluationPairs', split);
  const everyImage = Int32Array.from(labels.keys());
  const others = [...imagesByClass(labels).keys()].filter((label) => !classes.includes(label));
  const quickImages = spreadOverClasses(labels, [classes, others], sizes.quickImages);
  const quick = drawPairs(groupByClass(quickImages, labels, classes), sizes.quickPairs, random);
  const rest = drawPairs(
    groupByClass(everyImage, labels, classes),
    sizes.fullPairs - sizes.quickPairs,
    random,
  );
  return { quickImages, quick, full: joinPairs(quick, rest) };
}

/** Pairs with digits that training never shows. */
export interface HeldOutPairs {
  /** Both images show held-out digits; `null` with one such digit, which has no negative pairs. */
  readonly among: PairSet | null;
  /**
   * Positive: two images of a held-out digit. Negative: a held-out digit and a seen one. `null` if no digit
   * is seen, or no held-out one has two images.
   */
  readonly withSeen: PairSet | null;
}

/**
 * Draws pairs with held-out digits.
 * @param images indices to draw from
 * @param labels [images of the split] class indices
 * @param heldOut the held-out classes; at least one
 * @param seen the other classes; perhaps none
 * @param countOfEach positive pairs, and as many negative ones
 */
export function drawHeldOutPairs(
  images: Int32Array,
  labels: Uint16Array,
  heldOut: readonly number[],
  seen: readonly number[],
  countOfEach: number,
): HeldOutPairs {
  const random = createRandom(evaluationSeed, 'evaluationPairs', heldOutStream);
  const heldOutGroups = groupByClass(images, labels, heldOut);
  const seenGroups = groupByClass(images, labels, seen);
  const among = heldOutGroups.length < 2 ? null : drawPairs(heldOutGroups, countOfEach, random);
  if (seenGroups.length === 0 || heldOutGroups.length === 0) return { among, withSeen: null };
  const withSeen = fillPairs(countOfEach, (isPositive) => {
    const group = elementOf(heldOutGroups, random);
    return isPositive
      ? twoDifferent(group, random)
      : [elementOf(group, random), elementOf(elementOf(seenGroups, random), random)];
  });
  return { among, withSeen };
}

function groupByClass(
  images: Int32Array,
  labels: Uint16Array,
  classes: readonly number[],
): number[][] {
  const groups = new Map(classes.map((label): [number, number[]] => [label, []]));
  for (const image of images) groups.get(labels[image] ?? 0)?.push(image);
  return [...groups.values()].filter((group) => group.length >= 2);
}

function drawPairs(
  groups: readonly number[][],
  countOfEach: number,
  random: RandomSource,
): PairSet {
  return fillPairs(countOfEach, (isPositive) => {
    const [groupA, groupB] = twoDifferent(groups, random);
    return isPositive
      ? twoDifferent(groupA, random)
      : [elementOf(groupA, random), elementOf(groupB, random)];
  });
}

function fillPairs(countOfEach: number, draw: (isPositive: boolean) => [number, number]): PairSet {
  const first = new Int32Array(2 * countOfEach);
  const second = new Int32Array(2 * countOfEach);
  for (let pair = 0; pair < 2 * countOfEach; pair++) {
    const [imageA, imageB] = draw(pair < countOfEach);
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
