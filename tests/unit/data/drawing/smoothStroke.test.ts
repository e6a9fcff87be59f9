import { describe, expect, it } from 'vitest';
import { smoothStroke } from '../../../../src/data/drawing/smoothStroke.ts';
import type { Point, Stroke } from '../../../../src/data/drawing/stroke.ts';
import { randomDrawing } from './drawings.ts';

function between(one: Point, other: Point, share: number): Point {
  return { x: one.x + share * (other.x - one.x), y: one.y + share * (other.y - one.y) };
}

/** The curve as a canvas defines it, by de Casteljau's construction at 200 places per point. */
function canvasCurve(stroke: Stroke): Point[] {
  return stroke.slice(1, -1).flatMap((control, index) => {
    const start = between(stroke[index] ?? control, control, 0.5);
    const end = between(control, stroke[index + 2] ?? control, 0.5);
    return Array.from({ length: 201 }, (_, step) => {
      const share = step / 200;
      return between(between(start, control, share), between(control, end, share), share);
    });
  });
}

function distanceToPolyline(point: Point, polyline: Stroke): number {
  let nearest = Infinity;
  for (const [index, end] of polyline.entries()) {
    const start = polyline[index - 1] ?? end;
    const x = end.x - start.x;
    const y = end.y - start.y;
    const projected = (point.x - start.x) * x + (point.y - start.y) * y;
    const share = Math.min(1, Math.max(0, projected / (x * x + y * y || 1)));
    const foot = between(start, end, share);
    nearest = Math.min(nearest, Math.hypot(point.x - foot.x, point.y - foot.y));
  }
  return nearest;
}

const corner: Stroke = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 100 },
];

describe('smoothStroke', () => {
  it('keeps the first and the last point exactly', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      for (const stroke of randomDrawing(seed)) {
        const smooth = smoothStroke(stroke);
        expect(smooth[0]).toEqual(stroke[0]);
        expect(smooth.at(-1)).toEqual(stroke.at(-1));
      }
    }
  });

  it('is the curve of quadraticCurveTo through the midpoints, to a thousandth of its size', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const stroke = randomDrawing(seed)[0] ?? [];
      const xs = stroke.map(({ x }) => x);
      const ys = stroke.map(({ y }) => y);
      const size = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
      const smooth = smoothStroke(stroke);
      for (const point of canvasCurve(stroke)) {
        expect(distanceToPolyline(point, smooth)).toBeLessThanOrEqual(size / 1000);
      }
    }
  });

  it('rounds a corner: the curve passes midway between the corner and the chord', () => {
    const smooth = smoothStroke(corner);
    expect(distanceToPolyline({ x: 87.5, y: 12.5 }, smooth)).toBeLessThan(0.1);
    expect(smooth.slice(0, 2)).toEqual([
      { x: 0, y: 0 },
      { x: 50, y: 0 },
    ]);
    expect(smooth.slice(-2)).toEqual([
      { x: 100, y: 50 },
      { x: 100, y: 100 },
    ]);
  });

  it('keeps a corner sharp whose point is given twice', () => {
    const sharp = corner.flatMap((point, index) => (index === 1 ? [point, point] : [point]));
    expect(distanceToPolyline({ x: 100, y: 0 }, smoothStroke(sharp))).toBe(0);
  });

  it('returns strokes of fewer than three points as they are', () => {
    for (const stroke of [[], corner.slice(0, 1), corner.slice(0, 2)]) {
      expect(smoothStroke(stroke)).toEqual(stroke);
    }
  });

  it('adds no points to a straight line beyond its midpoints, nor to points that are all one', () => {
    const line = [0, 1, 2, 3].map((x) => ({ x, y: 2 * x }));
    expect(smoothStroke(line).map(({ x }) => x)).toEqual([0, 0.5, 1.5, 2.5, 3]);
    const still = Array.from({ length: 4 }, () => ({ x: 7, y: 7 }));
    expect(new Set(smoothStroke(still).map(({ x, y }) => `${x} ${y}`))).toEqual(new Set(['7 7']));
  });

  it('ends on a stroke as small as numbers can be', () => {
    const tiny = [0, Number.MIN_VALUE, 0].map((x) => ({ x, y: 0 }));
    expect(smoothStroke(tiny).length).toBeLessThan(50);
  });
});
