import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { fitUnlikeness, isUnlike } from '../../../../src/metrics/neighbours/unlikeness.ts';

const random = createRandom(3, 'weights');
const known = Array.from({ length: 1_000 }, () => ({
  embedding: random.uniform() ** 4,
  image: 1 + random.uniform(),
}));

describe('the limit of unlikeness', () => {
  it('is kept by the wanted share of what is known, by both distances together', () => {
    for (const share of [0.9, 0.99]) {
      const limit = fitUnlikeness(known, share);
      if (limit === null) throw new Error('There is no limit');
      const beyond = known.filter((remoteness) => isUnlike(remoteness, limit));
      expect(beyond.length).toBe(Math.round(1_000 * (1 - share)));
    }
  });

  it('is passed by what is far by either distance', () => {
    const limit = fitUnlikeness(known, 0.99);
    if (limit === null) throw new Error('There is no limit');
    const near = { embedding: 0.01, image: 1.1 };
    expect(isUnlike(near, limit)).toBe(false);
    expect(isUnlike({ ...near, embedding: 2 }, limit)).toBe(true);
    expect(isUnlike({ ...near, image: 4 }, limit)).toBe(true);
  });

  it('is none without anything known, or where all of it is at one point', () => {
    expect(fitUnlikeness([], 0.99)).toBeNull();
    expect(fitUnlikeness([{ embedding: 0, image: 1 }], 0.99)).toBeNull();
  });
});
