import { describe, expect, it } from 'vitest';
import { cornersOf, lookCount } from '../../../../src/views/map/shapes.ts';

/** The first class of each shape. */
const firstOfEach = [0, 10, 20, 30, 40, 50];

/** Whether a point lies in a class's shape: a ray from it to the right crosses the outline an odd number of times. */
function contains(label: number, x: number, y: number): boolean {
  const corners = cornersOf(label);
  if (corners.length === 0) return Math.hypot(x, y) < 1;
  const crossings = corners.filter((from, at) => {
    const to = corners[(at + 1) % corners.length] ?? from;
    if (from.y > y === to.y > y) return false;
    return x < from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y);
  });
  return crossings.length % 2 === 1;
}

const steps = 400;
const reach = 2;
const step = (2 * reach) / steps;

/** The sum of a value over a shape, on a fine grid. */
function sumOver(
  isInside: (x: number, y: number) => boolean,
  value: (x: number, y: number) => number,
): number {
  const places = Array.from({ length: steps }, (_, at) => (at + 0.5) * step - reach);
  let sum = 0;
  for (const y of places) {
    for (const x of places) sum += isInside(x, y) ? value(x, y) * step ** 2 : 0;
  }
  return sum;
}

function areaOf(isInside: (x: number, y: number) => boolean): number {
  return sumOver(isInside, () => 1);
}

describe('the shapes of the dots', () => {
  it('begin with the circle, for the first ten classes', () => {
    for (let label = 0; label < 10; label++) expect(cornersOf(label)).toEqual([]);
    expect(cornersOf(10)).toHaveLength(3);
  });

  it('change after ten classes and come again after sixty', () => {
    expect(lookCount).toBe(60);
    expect(new Set(firstOfEach.map(cornersOf)).size).toBe(6);
    for (const label of [3, 19, 27, 31, 45, 59]) {
      expect(cornersOf(label)).toBe(cornersOf(10 * Math.floor(label / 10)));
      expect(cornersOf(label + 60)).toBe(cornersOf(label));
      expect(cornersOf(label + 1_920)).toBe(cornersOf(label));
    }
  });

  it.each(firstOfEach)('have the area of a circle of radius 1: that of class %i', (label) => {
    expect(areaOf((x, y) => contains(label, x, y))).toBeCloseTo(Math.PI, 1);
  });

  it.each(firstOfEach)('have their middle at their dot: that of class %i', (label) => {
    const isInside = (x: number, y: number) => contains(label, x, y);
    expect(sumOver(isInside, (x) => x)).toBeCloseTo(0, 1);
    expect(sumOver(isInside, (_, y) => y)).toBeCloseTo(0, 1);
  });

  it('differ: laid on each other, two of the first three have a sixth of their area apart', () => {
    expect(largestShared(firstOfEach.slice(0, 3))).toBeLessThan(5 / 6);
  });

  it('differ: any two have a twelfth of their area apart', () => {
    expect(largestShared(firstOfEach)).toBeLessThan(11 / 12);
  });
});

/** The largest share of its area that one of these shapes has in common with another. */
function largestShared(labels: readonly number[]): number {
  const pairs = labels.flatMap((one) => labels.filter((other) => other > one).map((b) => [one, b]));
  return Math.max(
    ...pairs.map(([a = 0, b = 0]) => {
      return areaOf((x, y) => contains(a, x, y) && contains(b, x, y)) / Math.PI;
    }),
  );
}
