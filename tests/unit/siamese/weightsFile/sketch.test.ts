/** The few numbers that tell how far two networks are apart. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { sketchLength } from '../../../../src/settings/link/networkText.ts';
import { lengthOf, sketchOf } from '../../../../src/siamese/weightsFile/sketch.ts';

const count = 5_000;

function vector(seed: number, scale = 1): Float32Array {
  const random = createRandom(seed, 'weights');
  return Float32Array.from({ length: count }, () => scale * (random.uniform() - 0.5));
}

/** What the sketches of two lists of weights tell of their distance. */
function estimated(one: Float32Array, other: Float32Array): number {
  const [first, second] = [sketchOf(one), sketchOf(other)];
  const squares = first.map((sum, place) => (sum - (second[place] ?? Number.NaN)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square) / sketchLength);
}

describe('the sketch of a network’s weights', () => {
  it('is a few float32 numbers, the sums of all weights with signs', () => {
    const sketch = sketchOf(Float32Array.of(1, 2, 4));
    expect(sketch).toHaveLength(sketchLength);
    for (const sum of sketch) expect([-7, -5, -3, -1, 1, 3, 5, 7]).toContain(sum);
    expect(sketch).toEqual(sketch.map(Math.fround));
    expect(sketchOf(Float32Array.of(1, 2, 4))).toEqual(sketch);
    expect(new Set(sketchOf(vector(1))).size).toBe(sketchLength);
  });

  it('has signs that are + and − equally often, and independent of each other', () => {
    const signs = Array.from({ length: 2_000 }, (_, place) => {
      const one = new Float32Array(2_000);
      one[place] = 1;
      return sketchOf(one);
    });
    for (let a = 0; a < sketchLength; a++) {
      for (let b = 0; b <= a; b++) {
        const mean = signs.reduce((sum, row) => sum + (row[a] ?? 0) * (row[b] ?? 0), 0) / 2_000;
        expect(mean).toBeCloseTo(a === b ? 1 : 0, 0.8);
      }
      const sum = signs.reduce((total, row) => total + (row[a] ?? 0), 0);
      expect(Math.abs(sum / 2_000)).toBeLessThan(0.1);
    }
  });

  it.each([1e-3, 0.1, 1])(
    'tells a distance of %d of the length, within a third on average',
    (scale) => {
      const weights = vector(1);
      const ratios = Array.from({ length: 30 }, (_, index) => {
        const change = vector(100 + index, scale);
        const other = weights.map((weight, place) => weight + (change[place] ?? 0));
        return estimated(weights, other) / lengthOf(change);
      });
      const mean = ratios.reduce((sum, ratio) => sum + ratio) / ratios.length;
      expect(Math.abs(mean - 1)).toBeLessThan(0.15);
      const spread = Math.sqrt(
        ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / ratios.length,
      );
      expect(spread).toBeLessThan(1 / 3);
    },
  );

  it('tells no distance of the same weights', () => {
    expect(estimated(vector(1), vector(1))).toBe(0);
    expect(lengthOf(Float32Array.of(3, 4))).toBe(5);
  });
});
