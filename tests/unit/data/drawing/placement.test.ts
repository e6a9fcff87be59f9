import { describe, expect, it } from 'vitest';
import { centreByMass, centreOfMass, fitToBox } from '../../../../src/data/drawing/placement.ts';
import { boundsOf } from '../../../../src/data/drawing/stroke.ts';

describe('fitToBox', () => {
  it('makes the longer side 20 px less the thickness of the strokes and keeps the aspect', () => {
    const fitted = boundsOf(
      fitToBox(
        [
          [{ x: -3, y: 200 }],
          [
            { x: 5, y: 204 },
            { x: 1, y: 202 },
          ],
        ],
        3,
      ),
    );
    // 8 × 4 becomes 17 × 8.5 around 14.
    expect(fitted).toEqual({ minX: 5.5, maxX: 22.5, minY: 9.75, maxY: 18.25 });
  });

  it('leaves a drawing without points empty', () => {
    expect(fitToBox([[], []], 3)).toEqual([]);
  });
});

describe('centreByMass', () => {
  it('takes the centre of mass, not the middle of the box, to the centre of the image', () => {
    const [first] = centreByMass(
      [
        [
          { x: 5, y: 8.3 },
          { x: 15, y: 8.3 },
        ],
      ],
      2,
    );
    expect(Math.abs((first?.[0]?.x ?? 0) - 9)).toBeLessThan(0.02);
    expect(Math.abs((first?.[1]?.y ?? 0) - 14)).toBeLessThan(0.02);
  });

  it('moves a lopsided drawing no farther than the edge of the image, on each of four sides', () => {
    // Ink from 4 to 24 in both axes; nearly all of it at one end.
    const blob = Array.from({ length: 200 }, (_, index) => ({
      x: 7 + 4 * Math.cos(index) * (index / 200),
      y: 14 + 8.8 * Math.sin(index) * (index / 200),
    }));
    const whisker = [
      { x: 5.2, y: 14 },
      { x: 22.8, y: 14 },
    ];
    const right = [blob, whisker];
    const mirrored = right.map((stroke) => stroke.map(({ x, y }) => ({ x: 28 - x, y })));
    const edges = [right, mirrored].flatMap((drawing) => {
      const turned = drawing.map((stroke) => stroke.map(({ x, y }) => ({ x: y, y: x })));
      return [boundsOf(centreByMass(drawing, 2.4)), boundsOf(centreByMass(turned, 2.4))];
    });
    expect(edges[0]?.maxX).toBeCloseTo(26.3, 9);
    expect(edges[1]?.maxY).toBeCloseTo(26.3, 9);
    expect(edges[2]?.minX).toBeCloseTo(0.7, 9);
    expect(edges[3]?.minY).toBeCloseTo(0.7, 9);
  });

  it('leaves a drawing without points empty', () => {
    expect(centreByMass([], 3)).toEqual([]);
  });
});

describe('centreOfMass', () => {
  it('weighs every pixel by its ink', () => {
    expect(centreOfMass([0, 0, 0, 0, 0, 30, 0, 0, 10], 3)).toEqual({ x: 2, y: 1.25 });
  });

  it('is null where there is no ink', () => {
    expect(centreOfMass(new Uint8Array(9), 3)).toBeNull();
  });
});
