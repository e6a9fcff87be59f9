/** Paints shares of light taken away: what `darknessOf` gives for clean paper with lines and strokes. */
import type { GreyPhoto } from '../../src/data/photo/greyPhoto.ts';

/** Where something is dark, 0…1, by the pixel's place. */
export type Dark = (x: number, y: number) => number;

/** The darkest of all that is painted there. */
export function darkPhoto(width: number, height: number, ...painted: readonly Dark[]): GreyPhoto {
  const values = Float32Array.from({ length: width * height }, (_, pixel) =>
    Math.max(0, ...painted.map((dark) => dark(pixel % width, Math.floor(pixel / width)))),
  );
  return { width, height, values };
}

/** A line of a thickness between two places. */
export function bar(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  thickness = 3,
  darkness = 0.8,
): Dark {
  const length = Math.hypot(x2 - x1, y2 - y1);
  return (x, y) => {
    const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
    const aside = Math.abs((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1)) / length;
    const inside = Math.min(thickness / 2 - aside, along, length - along) + 0.5;
    return darkness * Math.min(1, Math.max(0, inside));
  };
}

/** The four sides of a rectangle. */
export function boxOf(
  left: number,
  top: number,
  right: number,
  bottom: number,
  thickness = 3,
): Dark {
  const half = thickness / 2;
  const sides = [
    bar([left - half, top], [right + half, top], thickness),
    bar([left - half, bottom], [right + half, bottom], thickness),
    bar([left, top - half], [left, bottom + half], thickness),
    bar([right, top - half], [right, bottom + half], thickness),
  ];
  return (x, y) => Math.max(...sides.map((side) => side(x, y)));
}
