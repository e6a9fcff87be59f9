import { describe, expect, it } from 'vitest';
import { digitSkeletons } from '../../../helpers/digitSkeletons.ts';

describe('the skeletons of digits', () => {
  it('are three styles of each of the ten digits', () => {
    expect(digitSkeletons.map((styles) => styles.length)).toEqual(new Array(10).fill(3));
  });

  it('lie in the unit square, their points no farther apart than a mouse leaves them', () => {
    for (const stroke of digitSkeletons.flat(2)) {
      expect(stroke.length).toBeGreaterThan(5);
      for (const [index, { x, y }] of stroke.entries()) {
        const previous = stroke[index - 1] ?? { x, y };
        expect(Math.hypot(x - previous.x, y - previous.y)).toBeLessThanOrEqual(0.04 + 1e-9);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x, y)).toBeLessThanOrEqual(1);
      }
    }
  });
});
