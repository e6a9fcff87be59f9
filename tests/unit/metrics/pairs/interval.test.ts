import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { balancedAccuracyInterval } from '../../../../src/metrics/pairs/interval.ts';
import type { PairSet } from '../../../../src/metrics/pairs/pairSet.ts';

type Pair = readonly [number, number];

function pairsOf(positive: readonly Pair[], negative: readonly Pair[]): PairSet {
  const all = [...positive, ...negative];
  return {
    first: Int32Array.from(all, ([first]) => first),
    second: Int32Array.from(all, ([, second]) => second),
    countOfEach: positive.length,
  };
}

const halfWidthOf = (pairs: PairSet, isRight: Uint8Array, imageCount: number): number => {
  const { low, high } = balancedAccuracyInterval(pairs, isRight, imageCount);
  return (high - low) / 2;
};

describe('the interval where few images decide', () => {
  // 40 images that are well or badly written, each in 50 pairs with images of no influence.
  const [hubs, pairsOfHub] = [40, 50];
  const half = Array.from(
    { length: hubs * pairsOfHub },
    (_, pair): Pair => [Math.floor(pair / pairsOfHub), hubs + pair],
  );
  const pairs = pairsOf(half, half);
  const isRight = Uint8Array.from(pairs.first, (hub) => (hub % 4 === 0 ? 0 : 1));

  it('is as wide as for 40 coin throws, not as for 4,000', () => {
    const deviation = Math.sqrt((0.75 * 0.25) / hubs);
    const found = halfWidthOf(pairs, isRight, hubs + half.length) / deviation;
    expect(Math.abs(found - 1.96)).toBeLessThan(0.1);
  });
});

describe('the interval of pairs that share no image', () => {
  const count = 5_000;
  const lone = (offset: number): Pair[] =>
    Array.from({ length: count }, (_, pair) => [offset + 2 * pair, offset + 2 * pair + 1]);
  const pairs = pairsOf(lone(0), lone(2 * count));

  it('is that of two independent shares', () => {
    // 10 % of the positive and 30 % of the negative pairs are judged wrongly.
    const isRight = Uint8Array.from(pairs.first, (_, pair) =>
      pair % 10 < (pair < count ? 1 : 3) ? 0 : 1,
    );
    const variance = (0.1 * 0.9 + 0.3 * 0.7) / count / 4;
    const found = balancedAccuracyInterval(pairs, isRight, 4 * count);
    expect((found.low + found.high) / 2).toBeCloseTo(0.8, 12);
    expect((found.high - found.low) / 2).toBeCloseTo(1.96 * Math.sqrt(variance), 4);
  });
});

describe('the interval over many made-up data sets', () => {
  // Images are well or badly written; a pair is right by chance, the likelier the better both are.
  const [images, count, sets, truth] = [200, 600, 400, 0.8];

  function drawSet(seed: number): { pairs: PairSet; isRight: Uint8Array } {
    const random = createRandom(seed, 'episodes');
    const quality = Array.from({ length: images }, () => 0.3 * (random.uniform() - 0.5));
    const drawPair = (): Pair => [random.below(images), random.below(images)];
    const pairs = pairsOf(
      Array.from({ length: count }, drawPair),
      Array.from({ length: count }, drawPair),
    );
    const isRight = Uint8Array.from(pairs.first, (first, pair) => {
      const second = pairs.second[pair] ?? 0;
      const chance = truth + (quality[first] ?? 0) + (quality[second] ?? 0);
      return random.uniform() < chance ? 1 : 0;
    });
    return { pairs, isRight };
  }

  it('holds the truth in about 95 % of them', () => {
    const held = Array.from({ length: sets }, (_, seed) => {
      const { pairs, isRight } = drawSet(seed);
      const { low, high } = balancedAccuracyInterval(pairs, isRight, images);
      return low <= truth && truth <= high;
    }).filter(Boolean).length;
    expect(held / sets).toBeGreaterThan(0.92);
    expect(held / sets).toBeLessThan(0.985);
  });
});

describe('the interval of a ring of pairs', () => {
  const ring = (count: number): Pair[] =>
    Array.from({ length: count }, (_, image) => [image, (image + 1) % count]);
  const pairs = pairsOf(ring(60), ring(60));

  it.each([0, 1])('has a width even where all judgements are %i, and stays in 0…1', (judgement) => {
    const found = balancedAccuracyInterval(pairs, new Uint8Array(120).fill(judgement), 60);
    expect(judgement === 1 ? found.high : found.low).toBe(judgement);
    // Two wrong of 64, by hand: √(62 · 2 ÷ 64³ ÷ 2) · 1.96 = 0.0301.
    expect(found.high - found.low).toBeCloseTo(0.0301, 3);
  });

  it.each<[string, PairSet, number, string]>([
    ['no pairs', pairsOf([], []), 0, 'Got 0 judgements of 0 pairs'],
    ['too few judgements', pairs, 119, 'Got 119 judgements of 120 pairs'],
    ['images beyond the last', pairsOf([[0, 60]], [[0, 1]]), 2, 'There is no element 60 among 60'],
  ])('is refused for %s', (_, given, judgements, message) => {
    expect(() => balancedAccuracyInterval(given, new Uint8Array(judgements), 60)).toThrow(message);
  });
});
