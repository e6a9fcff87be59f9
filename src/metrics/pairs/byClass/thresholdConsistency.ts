/**
 * Measures how well one threshold fits all classes: the operating-point-inconsistency score, OPIS (Zhang,
 * Xu, Tang et al. 2024, “Threshold-Consistent Margin Loss for Open-World Deep Metric Learning”, ICLR).
 */
import { requireElement } from '../../requireElement.ts';
import type { PairSet } from '../pairSet.ts';
import {
  countUpTo,
  distancesByKind,
  type SortedDistances,
  sortEachKind,
} from '../thresholdRates.ts';

/** The thresholds that count accept from this share of all negative pairs to that. */
const falseAcceptRange = [0.01, 0.1] as const;
/** At equal distances between both ends, which count too. */
const thresholdCount = 101;

export interface ThresholdConsistency {
  /**
   * OPIS, 0…1: the mean over classes and thresholds of (U of the class − mean U of all classes)². U is the
   * harmonic mean of two shares of the class's pairs: its positive ones at or below the threshold, and the
   * negative ones with one of its images that are above it.
   */
  readonly inconsistency: number;
  /** The class with the lowest mean U: the thresholds fit it least. */
  readonly worstClass: number;
}

/**
 * The thresholds lie at equal distances between the narrowest one that accepts 1 % of all negative pairs
 * and the narrowest one that accepts 10 %.
 * @param distances [pairs] positive pairs first, then as many negative ones
 * @param labels [images] class indices
 * @returns `null` if a distance is not finite, or fewer than two classes have pairs of both kinds
 * @throws RangeError when the numbers of distances and pairs differ, or an index is out of range
 */
export function thresholdConsistency(
  pairs: PairSet,
  distances: Float32Array,
  labels: Uint16Array,
): ThresholdConsistency | null {
  if (distances.length !== pairs.first.length) {
    throw new RangeError(`Got ${distances.length} distances of ${pairs.first.length} pairs`);
  }
  const all = sortEachKind(distancesByKind(distances));
  if (all === null) return null;
  const classes = sortedByClass(pairs, distances, labels);
  if (classes.size < 2) return null;
  const [from, to] = falseAcceptRange.map((share) =>
    requireElement(all.negative, Math.ceil(share * all.negative.length) - 1),
  );
  const utilities = Array.from(classes.values(), (own) =>
    Float64Array.from({ length: thresholdCount }, (_, at) => {
      const share = at / (thresholdCount - 1);
      return utilityAt(own, (from ?? 0) * (1 - share) + (to ?? 0) * share);
    }),
  );
  let squares = 0;
  for (let at = 0; at < thresholdCount; at++) {
    const mean = meanOf(utilities.map((ofClass) => requireElement(ofClass, at)));
    for (const ofClass of utilities) squares += (requireElement(ofClass, at) - mean) ** 2;
  }
  const means = utilities.map(meanOf);
  return {
    inconsistency: squares / (classes.size * thresholdCount),
    worstClass: requireElement([...classes.keys()], means.indexOf(Math.min(...means))),
  };
}

/** The harmonic mean of sensitivity and specificity: the F-score of the two with equal weight. */
function utilityAt({ positive, negative }: SortedDistances, threshold: number): number {
  const sensitivity = countUpTo(positive, threshold) / positive.length;
  const specificity = 1 - countUpTo(negative, threshold) / negative.length;
  const sum = sensitivity + specificity;
  return sum === 0 ? 0 : (2 * sensitivity * specificity) / sum;
}

/** By class: a negative pair belongs to both of its classes. Only classes with pairs of both kinds. */
function sortedByClass(
  { first, second }: PairSet,
  distances: Float32Array,
  labels: Uint16Array,
): Map<number, SortedDistances> {
  const byClass = new Map<number, { positive: number[]; negative: number[] }>();
  const of = (label: number) => {
    const own = byClass.get(label) ?? { positive: [], negative: [] };
    byClass.set(label, own);
    return own;
  };
  for (const [pair, distance] of distances.entries()) {
    const classA = requireElement(labels, requireElement(first, pair));
    const classB = requireElement(labels, requireElement(second, pair));
    if (classA === classB) of(classA).positive.push(distance);
    else for (const label of [classA, classB]) of(label).negative.push(distance);
  }
  const sorted = new Map<number, SortedDistances>();
  for (const [label, { positive, negative }] of byClass) {
    const own = sortEachKind({
      positive: Float32Array.from(positive),
      negative: Float32Array.from(negative),
    });
    if (own !== null) sorted.set(label, own);
  }
  return sorted;
}

function meanOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}
