/** Draws three example symbols to begin with. */
import { digitFromStrokes } from '../../data/drawing/digitFromStrokes.ts';
import type { Point, Stroke } from '../../data/drawing/stroke.ts';
import { fromNamed, type OwnSymbols } from './ownSymbols.ts';

const onCircle = (turn: number, radius = 1): Point => ({
  x: radius * Math.sin(2 * Math.PI * turn),
  y: -radius * Math.cos(2 * Math.PI * turn),
});

/** Straight lines. Each corner is given twice, so that the smoothing of strokes keeps it sharp. */
const polyline = (...points: readonly Point[]): Stroke => points.flatMap((point) => [point, point]);

const triangle = polyline(onCircle(0), onCircle(1 / 3), onCircle(2 / 3), onCircle(0));
/** A five-pointed star in one stroke, from every corner to the next but one. */
const star = polyline(...[0, 2, 4, 1, 3, 0].map((corner) => onCircle(corner / 5)));
/** Two and a half turns, outwards. */
const spiral = Array.from({ length: 51 }, (_, index) => onCircle(index / 20, (index + 4) / 50));

const shapes = { Triangle: triangle, Star: star, Spiral: spiral };

/** A triangle, a star and a spiral, one example each. */
export function exampleShapes(): OwnSymbols {
  return fromNamed(
    Object.entries(shapes).flatMap(([name, stroke]) => {
      const example = digitFromStrokes([stroke]);
      return example === null ? [] : [{ name, examples: [example] }];
    }),
  );
}
