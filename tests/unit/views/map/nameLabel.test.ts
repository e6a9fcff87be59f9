import { expect, test } from 'vitest';
import { nameLabelPlace } from '../../../../src/views/map/nameLabel.ts';

const frame = { width: 300, height: 200 };

test.each([
  ['in the middle stays', 150, 40, 150],
  ['at the left edge moves inside', 10, 40, 42],
  ['at the right edge moves inside', 299, 40, 258],
  ['that just has room stays', 42, 40, 42],
  ['wider than the frame stands in its middle', 20, 400, 150],
  ['out of sight on the left stays there', -1, 40, -1],
  ['out of sight on the right stays there', 301, 40, 301],
])('a name %s', (_, x, halfWidth, expected) => {
  expect(nameLabelPlace({ x, y: 17 }, halfWidth, frame)).toEqual({ x: expected, y: 17 });
});
