/** Brings a digit's ink to the size for thinning, with a smooth outline. */
import { boxBlur } from './greyPhoto.ts';
import { type Box, type Mask, maskAbove } from './parts/mask.ts';

/** Longer side of the ink in pixels when it is thinned: as fine as a pad's strokes. */
const thinningSidePx = 96;

/** Scales the ink to the size for thinning, smooths its outline and adds a border of paper. */
export function enlarge(mask: Mask, { left, top, right, bottom }: Box): Mask {
  const scale = thinningSidePx / (Math.max(right - left, bottom - top) + 1);
  const border = 4;
  const width = Math.round((right - left + 1) * scale) + 2 * border;
  const height = Math.round((bottom - top + 1) * scale) + 2 * border;
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= mask.width || row >= mask.height
      ? 0
      : (mask.ink[row * mask.width + column] ?? 0);
  const values = new Float32Array(width * height).map((_, pixel) => {
    const x = ((pixel % width) - border + 0.5) / scale + left - 0.5;
    const y = (Math.floor(pixel / width) - border + 0.5) / scale + top - 0.5;
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const above = mix(at(column, row), at(column + 1, row), x - column);
    const below = mix(at(column, row + 1), at(column + 1, row + 1), x - column);
    return mix(above, below, y - row);
  });
  return maskAbove(boxBlur({ width, height, values }, Math.max(1, Math.round(scale / 2))), 0.5);
}

/** The strokes' thickness in pixels: twice the ink's area over the length of its outline. */
export function thicknessOf({ width, ink }: Mask): number {
  let [area, outline] = [0, 0];
  for (const [pixel, isInk] of ink.entries()) {
    area += isInk;
    if (isInk !== (ink[pixel + 1] ?? 0)) outline++;
    if (isInk !== (ink[pixel + width] ?? 0)) outline++;
  }
  return outline === 0 ? 0 : (2 * area) / outline;
}

function mix(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}
