import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { thinned } from '../../../../src/store/curves/thinning.ts';

interface Point {
  readonly place: number;
  readonly height: number;
}

const thin = (points: readonly Point[], most: number): readonly Point[] =>
  thinned(
    points,
    most,
    ({ place }) => place,
    ({ height }) => height,
  );

/** Points at uneven places, as a curve has them. */
function randomPoints(count: number, seed: number): readonly Point[] {
  const random = createRandom(seed, 'mining');
  let place = 0;
  return Array.from({ length: count }, () => {
    place += 1 + random.below(9) ** 2;
    return { place, height: random.uniform() };
  });
}

describe('thinning', () => {
  it('leaves what is short as it is', () => {
    const points = randomPoints(40, 1);
    expect(thin(points, 40)).toBe(points);
  });

  it('keeps order, ends and extremes within its bound, whatever the points', () => {
    for (let seed = 0; seed < 30; seed++) {
      const points = randomPoints(500, seed);
      const kept = thin(points, 60);
      expect(kept.length).toBeLessThanOrEqual(60);
      expect(kept).toEqual(points.filter((point) => kept.includes(point)));
      expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
      const heights = points.map(({ height }) => height);
      const keptHeights = kept.map(({ height }) => height);
      expect(Math.max(...keptHeights)).toBe(Math.max(...heights));
      expect(Math.min(...keptHeights)).toBe(Math.min(...heights));
    }
  });

  it('keeps long ago as well as just now: the stretches are equally long, not equally full', () => {
    const sparse = Array.from({ length: 100 }, (_, index) => ({ place: 100 * index, height: 0 }));
    const dense = Array.from({ length: 1_000 }, (_, index) => ({
      place: 10_000 + index,
      height: index % 2,
    }));
    const kept = thin([...sparse, ...dense], 100);
    expect(kept.filter(({ place }) => place < 10_000).length).toBeGreaterThan(40);
  });

  it('copes with points that all lie at one place', () => {
    const points = Array.from({ length: 10 }, (_, height) => ({ place: 3, height }));
    expect(thin(points, 6)).toEqual([points[0], points[9]]);
  });
});
