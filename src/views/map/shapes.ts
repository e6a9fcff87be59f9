/**
 * Owns the shapes of the dots. All have the same area, so that no class looks louder than another. Ten
 * classes at a time have the same shape, in ten colours. Pure geometry: knows no canvas.
 */
import type { MapPoint } from './camera.ts';
import { colourCount } from './palette.ts';

/** The circle has no corners. The first shapes differ the most: with 30 classes there are only these. */
const shapes: readonly (readonly MapPoint[])[] = [
  [],
  ofAreaPi(triangle(-1)),
  ofAreaPi(plus()),
  ofAreaPi(triangle(1)),
  ofAreaPi([point(-1, -1), point(1, -1), point(1, 1), point(-1, 1)]),
  ofAreaPi([point(0, -1), point(0.75, 0), point(0, 1), point(-0.75, 0)]),
];

/** So many classes look different; with more, colour and shape come again together. */
export const lookCount = colourCount * shapes.length;

/**
 * The corners of a class's shape about its middle (its centre of mass), clockwise as seen, y downwards; its
 * area is that of a circle of radius 1. None: it is that circle.
 */
export function cornersOf(label: number): readonly MapPoint[] {
  return shapes[Math.floor(label / colourCount) % shapes.length] ?? [];
}

function point(x: number, y: number): MapPoint {
  return { x, y };
}

/** @param tip the side of its tip: −1 above, 1 below */
function triangle(tip: 1 | -1): MapPoint[] {
  const side = Math.sqrt(3) / 2;
  return [point(0, tip), point(-tip * side, -tip / 2), point(tip * side, -tip / 2)];
}

/** Its bars are a third as thick as they are long. */
function plus(): MapPoint[] {
  const half = 1 / 3;
  const arm = [point(-half, -half), point(-half, -1), point(half, -1)];
  return [0, 1, 2, 3].flatMap((turns) => arm.map((corner) => quarterTurned(corner, turns)));
}

function quarterTurned({ x, y }: MapPoint, turns: number): MapPoint {
  return turns === 0 ? { x, y } : quarterTurned({ x: -y, y: x }, turns - 1);
}

function ofAreaPi(corners: readonly MapPoint[]): MapPoint[] {
  const twiceArea = corners.reduce((sum, { x, y }, at) => {
    const next = corners[(at + 1) % corners.length] ?? { x, y };
    return sum + x * next.y - y * next.x;
  }, 0);
  const scale = Math.sqrt(Math.PI / Math.abs(twiceArea / 2));
  return corners.map(({ x, y }) => ({ x: scale * x, y: scale * y }));
}
