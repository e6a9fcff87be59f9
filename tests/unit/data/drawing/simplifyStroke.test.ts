import { describe, expect, it } from 'vitest';
import { placeInImage } from '../../../../src/data/drawing/digitFromStrokes.ts';
import { distanceOf } from '../../../../src/data/drawing/distance.ts';
import { simplifyStroke } from '../../../../src/data/drawing/simplifyStroke.ts';
import { smoothStroke } from '../../../../src/data/drawing/smoothStroke.ts';
import type { Point, Stroke } from '../../../../src/data/drawing/stroke.ts';
import { createRandom } from '../../../../src/data/random.ts';

const pointsOf = (count: number, at: (share: number, index: number) => Point): Stroke =>
  Array.from({ length: count }, (_, index) => at(index / (count - 1), index));

/** Round and round, outwards. */
const spiral = pointsOf(12_000, (share) => {
  const angle = 2 * Math.PI * 20 * share;
  return { x: 0.5 + 0.45 * share * Math.cos(angle), y: 0.5 + 0.45 * share * Math.sin(angle) };
});
/** Sharp corners, each with a slow pointer's crowd of points. */
const zigzag = pointsOf(12_000, (share) => {
  const turns = 24 * share;
  return {
    x: 0.1 + 0.8 * share,
    y: turns % 2 < 1 ? 0.1 + 0.8 * (turns % 1) : 0.9 - 0.8 * (turns % 1),
  };
});
const random = createRandom(3, 'batch');
/** A hand that trembles. */
const trembling = pointsOf(8_000, (share) => ({
  x: 0.5 + 0.3 * Math.sin(5 * share) + 0.002 * random.uniform(),
  y: 0.5 + 0.4 * Math.cos(7 * share) + 0.002 * random.uniform(),
}));
const shapes = { spiral, zigzag, trembling };

/** The largest distance of a point of one polyline from the other, at some 30 points. */
function farthest(from: Stroke, to: Stroke): number {
  const every = Math.max(1, Math.floor(from.length / 30));
  const checked = from.filter((_, index) => index % every === 0);
  return Math.max(...checked.map((point) => distanceOf([point], to)));
}

describe.each(Object.entries(shapes))('a simplified stroke (%s)', (_name, stroke) => {
  const simple = simplifyStroke(stroke, 0.001);

  it('is much shorter, and begins and ends as it did', () => {
    expect(simple.length).toBeLessThan(stroke.length / 2);
    expect(simple[0]).toBe(stroke[0]);
    expect(simple.at(-1)).toEqual(stroke.at(-1));
  });

  it('comes to the network within a quarter of a pixel of where it was', () => {
    const [before = []] = placeInImage([stroke]) ?? [];
    const [after = []] = placeInImage([simple]) ?? [];
    expect(Math.max(farthest(before, after), farthest(after, before))).toBeLessThan(0.25);
  });

  it('looks the same on the pad', () => {
    const [before, after] = [smoothStroke(stroke), smoothStroke(simple)];
    expect(Math.max(farthest(before, after), farthest(after, before))).toBeLessThan(0.0025);
  });
});

describe('simplifying', () => {
  it('keeps a quarter of a pixel for a tiny stroke too, which fills the digit', () => {
    const tiny = spiral.map(({ x, y }) => ({ x: x / 50, y: y / 50 }));
    const [before = []] = placeInImage([tiny]) ?? [];
    const [after = []] = placeInImage([simplifyStroke(tiny, 0.001)]) ?? [];
    expect(Math.max(farthest(before, after), farthest(after, before))).toBeLessThan(0.25);
  });

  it('keeps the pressure of a pen along the way', () => {
    const pressed = spiral.map((point, index) => ({ ...point, pressure: index / spiral.length }));
    const simple = simplifyStroke(pressed, 0.001);
    expect(simple.length).toBeLessThan(pressed.length / 2);
    for (const point of simple.filter((_, index) => index % 50 === 0)) {
      const near = pressed.filter(({ x, y }) => Math.hypot(x - point.x, y - point.y) < 0.003);
      const pressures = near.map(({ pressure }) => pressure);
      expect(Math.min(...pressures) - 0.06).toBeLessThan(point.pressure ?? Number.NaN);
      expect(Math.max(...pressures) + 0.06).toBeGreaterThan(point.pressure ?? Number.NaN);
    }
  });

  it('leaves a stroke as it is that does not become shorter', () => {
    const few = [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
      { x: 0, y: 1 },
    ];
    expect(simplifyStroke(few, 0.001)).toBe(few);
    expect(simplifyStroke([], 0.001)).toEqual([]);
    const spot = pointsOf(2_000, () => ({ x: 0.3, y: 0.3 }));
    expect(simplifyStroke(spot, 0.001)).toHaveLength(4);
  });
});
