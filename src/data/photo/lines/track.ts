/** Owns the course of a line: its height as a function of the column. */
import { Matrix, solve } from 'ml-matrix';

/** The height in pixels, by the column. */
export type Track = (x: number) => number;

export interface TrackPoint {
  readonly x: number;
  readonly y: number;
}

/** A bend shows only in a line of this length, in pixels. */
const leastForBend = 130;
/** Points farther than this from the curve belong to something else. */
const farPx = 1.2;

/**
 * The straight line nearest to some points, or the parabola if the line is long: a camera's lens bends
 * what is straight. It is fitted again without the points that are far from it.
 * @returns `null` with fewer than two columns
 */
export function fitTrack(points: readonly TrackPoint[]): Track | null {
  const first = parabolaThrough(points);
  if (first === null) return null;
  return parabolaThrough(points.filter(({ x, y }) => Math.abs(first(x) - y) <= farPx)) ?? first;
}

/** By least squares. */
function parabolaThrough(points: readonly TrackPoint[]): Track | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || last.x - first.x < 2) return null;
  const middle = (first.x + last.x) / 2;
  const half = (last.x - first.x) / 2;
  const powers = 2 * half < leastForBend ? [0, 1] : [0, 1, 2];
  const rowAt = (x: number): number[] => powers.map((power) => ((x - middle) / half) ** power);
  const rows = new Matrix(points.map(({ x }) => rowAt(x)));
  const heights = Matrix.columnVector(points.map(({ y }) => y));
  const turned = rows.transpose();
  const weights = solve(turned.mmul(rows), turned.mmul(heights)).to1DArray();
  return (x) => rowAt(x).reduce((sum, power, at) => sum + power * (weights[at] ?? 0), 0);
}
