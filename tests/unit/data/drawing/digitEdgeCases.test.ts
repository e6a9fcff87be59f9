import { describe, expect, it } from 'vitest';
import { digitSide } from '../../../../src/data/digit.ts';
import {
  digitFromStrokes,
  inkGrey,
  placeInImage,
  strokeThicknessPx,
} from '../../../../src/data/drawing/digitFromStrokes.ts';
import { centreOfMass } from '../../../../src/data/drawing/placement.ts';
import { rasterise } from '../../../../src/data/drawing/rasterise.ts';
import { boundsOf, type Stroke } from '../../../../src/data/drawing/stroke.ts';
import { moved, randomDrawing, sumOf } from './drawings.ts';

const dot = digitFromStrokes([[{ x: 14, y: 14 }]]);

/** Whether strokes with points in `from`…`to` come within 0.02 px of the image's outer edge. */
function reachesEdge(from = 0, to = 0): boolean {
  const radiusPx = strokeThicknessPx / 2;
  return from - radiusPx < -0.48 || to + radiusPx > digitSide - 0.52;
}

describe('digitFromStrokes of unusual drawings', () => {
  it('is null for an empty drawing', () => {
    expect(digitFromStrokes([])).toBeNull();
    expect(digitFromStrokes([[], []])).toBeNull();
  });

  it('makes a tap a dot of stroke thickness at the centre, its area 10 % off at the most', () => {
    const area = (Math.PI / 4) * strokeThicknessPx ** 2;
    expect(Math.abs(sumOf(dot ?? []) / inkGrey / area - 1)).toBeLessThan(0.1);
    expect(centreOfMass(dot ?? [], 28)).toEqual({ x: 14, y: 14 });
  });

  it.each<[string, Stroke[]]>([
    ['a point at the origin', [[{ x: 0, y: 0 }]]],
    ['one point a thousand times', [Array.from({ length: 1000 }, () => ({ x: 3, y: 9 }))]],
    ['several taps on one place', [[{ x: 3, y: 9 }], [{ x: 3, y: 9 }]]],
    [
      'points a rounding error apart',
      [
        [
          { x: 0.3, y: 1 },
          { x: 0.1 + 0.2, y: 1 },
        ],
      ],
    ],
  ])('makes the same dot of %s', (_, drawing) => {
    expect(digitFromStrokes(drawing)).toEqual(dot);
  });

  it('makes a dot of a trembling tap where told how far a tap may tremble, else a small line', () => {
    const tap = [
      [
        { x: 140, y: 90 },
        { x: 142, y: 91 },
      ],
    ];
    expect(digitFromStrokes(tap, 2)).toEqual(dot);
    expect(digitFromStrokes(tap, 1.9)).not.toEqual(dot);
    expect(digitFromStrokes(tap)).not.toEqual(dot);
  });

  it.each([
    [Number.NaN, 4, 'Point 2 of stroke 1 is not finite: (NaN, 4).'],
    [5, Number.POSITIVE_INFINITY, 'Point 2 of stroke 1 is not finite: (5, Infinity).'],
    [Number.NEGATIVE_INFINITY, 0, 'Point 2 of stroke 1 is not finite: (-Infinity, 0).'],
  ])('says which point is not finite: (%d, %d)', (x, y, message) => {
    const fine = { x: 1, y: 2 };
    const drawing = [[fine], [fine, { x: 4, y: 4 }, { x, y }, { x, y }]];
    expect(() => digitFromStrokes(drawing)).toThrow(new RangeError(message));
  });

  it('draws across the whole range of numbers, and 100,000 points', () => {
    const most = Number.MAX_VALUE;
    const diagonal = [
      [
        { x: -most, y: -most },
        { x: most, y: most },
      ],
    ];
    const line = [Array.from({ length: 100_000 }, (_, index) => ({ x: index, y: index }))];
    expect(digitFromStrokes(diagonal)).toEqual(
      digitFromStrokes([
        [
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ],
      ]),
    );
    expect(digitFromStrokes(line)).toEqual(digitFromStrokes(diagonal));
  });

  it('never throws and never clips ink, for 1,000 random drawings', () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const drawing = randomDrawing(seed);
      const placed = placeInImage(drawing) ?? [];
      const image = rasterise(placed, strokeThicknessPx, digitSide);
      const inLargerImage = rasterise(moved(placed, 1, 6, 6), strokeThicknessPx, 40);
      expect(sumOf(digitFromStrokes(drawing) ?? []), `seed ${seed}`).toBeGreaterThan(0);
      expect(sumOf(inLargerImage), `seed ${seed}`).toBeCloseTo(sumOf(image), 9);
    }
  });

  it('centres 1,000 random drawings within 0.05 px, but for those that reach the edge', () => {
    let atTheEdge = 0;
    for (let seed = 0; seed < 1000; seed += 1) {
      const drawing = randomDrawing(seed);
      const bounds = boundsOf(placeInImage(drawing) ?? []);
      const mass = centreOfMass(digitFromStrokes(drawing) ?? [], digitSide);
      const isFreeInX = !reachesEdge(bounds?.minX, bounds?.maxX);
      const isFreeInY = !reachesEdge(bounds?.minY, bounds?.maxY);
      const off = [isFreeInX ? mass?.x : 14, isFreeInY ? mass?.y : 14].map((centre = 0) =>
        Math.abs(centre - 14),
      );
      expect(Math.max(...off), `seed ${seed}`).toBeLessThan(0.05);
      if (!isFreeInX || !isFreeInY) atTheEdge += 1;
    }
    // Some of them must have been lopsided, or the test above would show nothing.
    expect(atTheEdge).toBeGreaterThan(50);
  });
});
