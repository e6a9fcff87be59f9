import { describe, expect, it } from 'vitest';
import { circleLabelPlace } from '../../../../src/views/map/circleLabel.ts';

const frame = { width: 400, height: 300 };
const middle = { x: 200, y: 150 };

describe('the name of a circle', () => {
  it('stands above it where there is room', () => {
    const place = circleLabelPlace(middle, 100, frame, []);
    expect(place?.x).toBeCloseTo(200, 9);
    expect(place?.y).toBeCloseTo(50, 9);
  });

  it('gives way to what is there, but stays on the circle', () => {
    const above = { x: 205, y: 45 };
    const below = circleLabelPlace(middle, 100, frame, [above]);
    expect(below?.y).toBeCloseTo(250, 9);
    const beside = circleLabelPlace(middle, 100, frame, [above, { x: 200, y: 250 }]);
    expect(Math.hypot((beside?.x ?? 0) - 200, (beside?.y ?? 0) - 150)).toBeCloseTo(100, 9);
    expect(Math.abs((beside?.y ?? 0) - 150)).toBeLessThan(80);
  });

  it('is not hidden by a drawing that is not there', () => {
    const nowhere = { x: Number.NaN, y: Number.NaN };
    expect(circleLabelPlace(middle, 100, frame, [nowhere])).not.toBeNull();
  });

  it('is left out where all of the circle is out of sight', () => {
    expect(circleLabelPlace(middle, 2_000, frame, [])).toBeNull();
    expect(circleLabelPlace({ x: 380, y: 150 }, 160, frame, [])?.x).toBeLessThan(370);
  });
});
