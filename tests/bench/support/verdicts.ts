/** Same/different verdicts on pairs of drawings, and how they depend on how the drawings were made. */
import { createRandom } from '../../../src/data/random.ts';
import { distanceBetween } from '../../../src/metrics/distance.ts';
import type { Decision } from '../../../src/metrics/pairs/calibration.ts';
import { type Factor, factors, type Writing } from './handwriting.ts';

/** A pair that was judged: which drawings, and whether the verdict was right. */
export interface Verdict {
  readonly a: Writing;
  readonly b: Writing;
  readonly isPositive: boolean;
  readonly isRight: boolean;
}

/**
 * Judges random pairs, as many of the same digit as of different ones.
 * @param embeddings [writings × embeddingSize]
 */
export function judgePairs(
  writings: readonly Writing[],
  embeddings: Float32Array,
  { threshold }: Decision,
  pairsOfEach: number,
  seed: number,
): Verdict[] {
  const random = createRandom(seed, 'evaluationPairs');
  const size = embeddings.length / writings.length;
  const verdicts: Verdict[] = [];
  const counts = { positive: 0, negative: 0 };
  while (counts.positive < pairsOfEach || counts.negative < pairsOfEach) {
    const [first, second] = [random.below(writings.length), random.below(writings.length)];
    const [a, b] = [writings[first], writings[second]];
    if (a === undefined || b === undefined || first === second) continue;
    const isPositive = a.digit === b.digit;
    const kind = isPositive ? 'positive' : 'negative';
    if (counts[kind] === pairsOfEach) continue;
    counts[kind]++;
    const distance = distanceBetween(
      { kind: 'euclidean' },
      embeddings,
      first * size,
      embeddings,
      second * size,
      size,
    );
    verdicts.push({ a, b, isPositive, isRight: distance <= threshold === isPositive });
  }
  return verdicts;
}

/** The mean of the shares of positive and of negative pairs that were judged right. */
export function balancedAccuracy(verdicts: readonly Verdict[]): number {
  const shareRight = (isPositive: boolean): number => {
    const kind = verdicts.filter((verdict) => verdict.isPositive === isPositive);
    return kind.filter(({ isRight }) => isRight).length / kind.length;
  };
  return (shareRight(true) + shareRight(false)) / 2;
}

/** The accuracy over the pairs with a drawing of each level of a factor, by the level's name. */
export function accuracyBy(
  factor: Factor,
  verdicts: readonly Verdict[],
): { readonly level: string; readonly accuracy: number }[] {
  return factors[factor].map((level, index) => ({
    level,
    accuracy: balancedAccuracy(
      verdicts.filter(({ a, b }) => a.levels[factor] === index || b.levels[factor] === index),
    ),
  }));
}
