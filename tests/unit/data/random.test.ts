import { describe, expect, it } from 'vitest';
import { createRandom, type RandomSource } from '../../../src/data/random.ts';

function numbers(random: RandomSource, count = 100): number[] {
  return Array.from({ length: count }, () => random.uniform());
}

describe('seeded random numbers', () => {
  const reference = numbers(createRandom(5, 'batch', 3));

  it('are the same for the same seed, purpose and counter', () => {
    expect(numbers(createRandom(5, 'batch', 3))).toEqual(reference);
  });

  it.each([
    ['seed', createRandom(6, 'batch', 3)],
    ['purpose', createRandom(5, 'augmentation', 3)],
    ['counter', createRandom(5, 'batch', 4)],
  ])('share nothing with those of another %s', (_, other) => {
    const found = numbers(other);
    expect(found.filter((value) => reference.includes(value))).toEqual([]);
  });

  it('begin differently at every one of 20,000 steps, evenly', () => {
    const firsts = Array.from({ length: 20_000 }, (_, step) =>
      createRandom(1, 'batch', step).uniform(),
    );
    expect(new Set(firsts).size).toBeGreaterThan(19_950);
    expect(mean(firsts)).toBeCloseTo(0.5, 2);
    // Steps that follow each other are as unlike as any two: their products average ¼.
    expect(mean(firsts.slice(1).map((value, at) => value * (firsts[at] ?? 0)))).toBeCloseTo(
      0.25,
      2,
    );
  });

  it('lie in [0, 1), a tenth of 10,000 in each tenth, with the mean ½', () => {
    const drawn = numbers(createRandom(0, 'weights'), 10_000);
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
    // The mean's standard deviation is 1 ÷ √120,000 ≈ 0.003; a tenth's, √900 = 30.
    expect(Math.abs(mean(drawn) - 0.5)).toBeLessThan(0.012);
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = drawn.filter((value) => Math.floor(value * 10) === tenth).length;
      expect(Math.abs(inside - 1_000)).toBeLessThan(120);
    }
  });

  it.each([1, 2, 7, 100])('are whole and hit every value below %i', (bound) => {
    const random = createRandom(9, 'weights');
    const drawn = Array.from({ length: 40 * bound }, () => random.below(bound));
    expect(new Set(drawn)).toEqual(new Set(Array.from({ length: bound }, (_, value) => value)));
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
