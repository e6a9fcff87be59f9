import { expect, it } from 'vitest';
import { isLikeScroll } from '../../../../src/views/pads/swipe.ts';

const begin = { x: 0.5, y: 0.6 };

it('a quick way of a finger over the pad’s upper or lower edge was perhaps a scroll', () => {
  expect(isLikeScroll(begin, { x: 0.55, y: -0.4 }, 200)).toBe(true);
  expect(isLikeScroll(begin, { x: 0.45, y: 1.3 }, 200)).toBe(true);
});

it('a stroke that is slow, slanted or inside the pad was not', () => {
  expect(isLikeScroll(begin, { x: 0.55, y: -0.4 }, 1_500)).toBe(false);
  expect(isLikeScroll(begin, { x: 1.1, y: -0.1 }, 200)).toBe(false);
  expect(isLikeScroll(begin, { x: 0.5, y: 0.02 }, 200)).toBe(false);
});
