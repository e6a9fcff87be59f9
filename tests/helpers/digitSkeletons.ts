/** Owns handwriting of the ten digits, as strokes that a mouse could draw. */
import { smoothStroke } from '../../src/data/drawing/smoothStroke.ts';
import type { Point, Stroke } from '../../src/data/drawing/stroke.ts';

/**
 * The pen's path through each digit, written like the points of an SVG polyline, in hundredths: x to
 * the right, y downwards. The points are the control points of a smooth curve; a doubled point is a
 * sharp corner.
 */
const controlPoints: readonly (readonly (readonly string[])[])[] = [
  [
    ['52,4 34,6 20,24 17,50 22,78 38,95 56,95 74,80 81,52 76,22 62,5 52,4'],
    ['68,10 50,2 30,12 16,40 16,74 32,96 56,94 76,72 84,38 76,14 58,4 46,8'],
    ['50,3 30,4 26,26 25,50 27,76 34,96 50,97 66,95 73,74 75,50 73,25 68,4 50,3'],
  ],
  [['50,3 50,50 50,97'], ['62,3 50,50 38,97'], ['30,24 44,16 54,3 54,3 53,50 52,97']],
  [
    ['18,24 26,6 50,0 74,10 78,32 62,56 40,76 14,95 14,95 40,94 60,94 86,94'],
    ['20,20 34,4 58,2 74,16 72,40 54,66 30,92 14,94 16,80 34,78 56,90 72,97 88,90'],
    ['16,12 40,6 66,6 80,20 72,42 48,68 18,92 18,92 50,90 84,92'],
  ],
  [
    ['20,12 40,0 68,4 76,22 66,40 44,47 44,47 70,50 84,68 74,90 48,99 16,90'],
    ['18,8 46,6 80,6 80,6 62,26 46,42 46,42 70,44 86,64 76,90 46,99 14,90'],
    ['22,18 34,2 60,0 76,16 68,38 46,46 66,48 82,62 80,86 56,98 30,96 18,82'],
  ],
  [
    ['30,4 24,30 18,54 18,54 46,54 82,52', '70,4 66,40 62,97'],
    ['66,3 66,3 40,34 12,66 12,66 50,66 88,65', '66,3 65,50 64,97'],
    ['24,6 20,36 28,54 52,54 74,40 80,4 80,4 76,50 72,97'],
  ],
  [
    ['78,6 54,6 30,8 30,8 27,24 24,44 24,44 44,36 70,42 82,64 70,90 44,98 18,90'],
    ['34,8 30,26 27,46 27,46 52,36 76,48 80,74 62,94 38,98 18,88', '34,8 58,7 82,5'],
    ['82,10 58,4 38,10 28,30 40,44 62,52 70,70 58,92 34,98 16,88'],
  ],
  [
    ['66,4 46,16 28,42 21,70 32,94 54,98 74,86 76,66 60,54 40,58 24,74'],
    ['58,2 40,26 28,52 24,78 38,97 60,97 76,82 74,62 56,54 38,62 28,80'],
    ['74,8 56,4 36,22 24,56 26,86 46,98 68,94 78,76 66,60 46,60 28,76'],
  ],
  [
    ['14,8 50,7 84,6 84,6 66,40 52,66 42,97'],
    ['16,10 50,8 82,8 82,8 64,46 48,97', '34,52 54,50 76,49'],
    ['16,22 17,10 17,10 48,9 80,7 80,7 70,36 58,60 54,97'],
  ],
  [
    ['74,14 54,2 32,8 28,26 48,44 70,62 74,84 54,98 32,92 26,72 46,52 68,34 76,16'],
    ['50,46 28,36 28,12 50,3 72,12 70,36 50,46 24,60 22,86 50,97 78,86 76,60 50,46'],
    ['70,10 48,0 28,14 34,36 56,50 74,70 66,94 42,99 26,82 36,60 60,42 74,22 66,6'],
  ],
  [
    ['74,24 58,4 36,8 24,30 34,50 56,48 72,30 76,12 75,40 72,70 68,97'],
    ['72,16 52,2 30,12 26,36 42,50 62,42 74,16 74,16 70,44 60,72 42,97'],
    ['74,30 68,8 46,2 26,18 28,42 50,50 70,38 74,16 76,50 72,84 54,98 30,90'],
  ],
];

/** The distance between a mouse's events: 11 px on a pad of 280 px. */
const spacing = 0.04;

/**
 * Common handwriting of the ten digits, `digitSkeletons[digit][style]`: three styles each, one or two
 * strokes. Points lie in a unit square (0…1, y downwards), about 0.04 apart, as a mouse draws.
 */
export const digitSkeletons: readonly (readonly (readonly Stroke[])[])[] = controlPoints.map(
  (styles) => styles.map((strokes) => strokes.map(strokeFrom)),
);

/** Points like those of an SVG polyline, in hundredths, as a smooth stroke in the unit square. */
export function strokeFrom(points: string): Stroke {
  const controls = points.split(' ').map((pair) => {
    const [x = Number.NaN, y = Number.NaN] = pair.split(',').map(Number);
    return { x: x / 100, y: y / 100 };
  });
  return resample(smoothStroke(controls), spacing);
}

/**
 * Places points along a stroke, one after every `spacing` in the stroke's unit. Keeps the first and the
 * last point.
 */
export function resample(stroke: Stroke, spacing: number): Stroke {
  const resampled: Point[] = stroke.slice(0, 1);
  let left = spacing;
  for (const [index, end] of stroke.entries()) {
    const start = stroke[index - 1] ?? end;
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    let walked = left;
    for (; walked < length; walked += spacing) {
      const share = walked / length;
      resampled.push({
        x: start.x + share * (end.x - start.x),
        y: start.y + share * (end.y - start.y),
      });
    }
    left = walked - length;
  }
  return [...resampled, ...stroke.slice(-1)];
}
