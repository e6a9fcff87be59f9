/** Scales images by averaging over areas. */
import type { GreyPhoto } from '../../photo/greyPhoto.ts';

/** Scales an image into the middle of a square, its aspect kept. @returns [sidePx × sidePx] grey values */
export function fitIntoSquare(image: GreyPhoto, sidePx: number, ground: number): Float32Array {
  return scaled(image, sidePx, sidePx, ground);
}

/** The image, or where its longer side is longer than this, a smaller one. */
export function shrinkTo(image: GreyPhoto, longestPx: number, ground: number): GreyPhoto {
  const { width, height } = image;
  const share = longestPx / Math.max(width, height);
  if (share >= 1) return image;
  const [wide = 1, high = 1] = [width, height].map((side) => Math.max(1, Math.round(share * side)));
  return { width: wide, height: high, values: scaled(image, wide, high, ground) };
}

/**
 * Every new pixel is the mean of the area that it covers; an area outside the image counts as `ground`.
 * @returns [high × wide] grey values
 */
function scaled(image: GreyPhoto, wide: number, high: number, ground: number): Float32Array {
  const { width, height, values } = image;
  const step = Math.max(width / wide, height / high);
  const columns = overlaps(width, wide, step);
  const rows = overlaps(height, high, step);
  const between = new Float32Array(height * wide);
  for (let row = 0; row < height; row++) {
    for (const [column, parts] of columns.entries()) {
      let sum = ground;
      for (const { index, share } of parts) {
        sum += share * ((values[row * width + index] ?? 0) - ground);
      }
      between[row * wide + column] = sum;
    }
  }
  const means = new Float32Array(high * wide);
  for (const [row, parts] of rows.entries()) {
    for (let column = 0; column < wide; column++) {
      let sum = ground;
      for (const { index, share } of parts) {
        sum += share * ((between[index * wide + column] ?? 0) - ground);
      }
      means[row * wide + column] = Math.min(1, Math.max(0, sum));
    }
  }
  return means;
}

interface Overlap {
  readonly index: number;
  /** Of the new pixel's length. */
  readonly share: number;
}

/** For each new pixel along an axis, the old pixels that it covers. */
function overlaps(length: number, count: number, step: number): Overlap[][] {
  const margin = (count * step - length) / 2;
  return Array.from({ length: count }, (_, place) => {
    const [start, end] = [place * step - margin, (place + 1) * step - margin];
    const first = Math.max(0, Math.floor(start));
    const last = Math.min(length - 1, Math.ceil(end) - 1);
    return Array.from({ length: Math.max(0, last - first + 1) }, (__, offset) => {
      const index = first + offset;
      const covered = Math.min(end, index + 1) - Math.max(start, index);
      return { index, share: Math.max(0, covered) / step };
    });
  });
}
