import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { mapPoints, type Point, type Stroke } from '../../../../src/data/drawing/stroke.ts';

/** Scales a drawing by `scale`, then moves it by (x, y). */
export function moved(strokes: readonly Stroke[], scale: number, x: number, y: number): Stroke[] {
  return mapPoints(strokes, (point) => ({ x: scale * point.x + x, y: scale * point.y + y }));
}

/**
 * A drawing of one to four strokes of one to thirty points, of random place and size, the same for
 * the same seed. By turns a scribble over a rectangle, a walk of short steps, many of them nearly
 * straight, and a blob in one corner of the rectangle with a dot in the opposite corner.
 */
export function randomDrawing(seed: number): Stroke[] {
  const random = xoroshiro128plus(seed);
  const draw = (from: number, to: number): number => uniformInt(random, from, to);
  const place = { x: draw(-5000, 5000), y: draw(-5000, 5000) };
  const size = { x: draw(8, 2000), y: draw(8, 2000) };
  const step = draw(1, 400);
  const within = (share: number): Point => ({
    x: place.x + draw(0, Math.floor(size.x * share)),
    y: place.y + draw(0, Math.floor(size.y * share)),
  });
  const walk = ({ x, y }: Point): Point => ({ x: x + draw(-step, step), y: y + draw(0, 2 * step) });

  const strokes = Array.from({ length: draw(1, 4) }, () => {
    let point = within(1);
    return Array.from({ length: draw(1, 30) }, () => {
      point = [within(1), walk(point), within(0.25)][seed % 3] ?? point;
      return point;
    });
  });
  const dot = [{ x: place.x + size.x, y: place.y + size.y }];
  return seed % 3 === 2 ? [...strokes, dot] : strokes;
}

/** How far two images of the same size are apart: the mean and the largest change of a pixel. */
export function differenceOf(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
): { readonly mean: number; readonly max: number } {
  const changes = Array.from(one, (value, index) => Math.abs(value - (other[index] ?? Number.NaN)));
  return { mean: sumOf(changes) / changes.length, max: Math.max(...changes) };
}

export function sumOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}

export function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}
