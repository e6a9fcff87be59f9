/** Turns a picture in colour into grey, whatever its ink and its paper are made of. */
import type { GreyPhoto } from './greyPhoto.ts';

/** Shares of red, green and blue in the lightness that people see. */
const luma = [0.299, 0.587, 0.114] as const;
/** A pixel that is less opaque than this is clear. */
const opaqueFrom = 0.5;
/** A picture with fewer clear pixels than this share has none that matter. */
const leastClearShare = 0.02;
/** Opaque pixels whose greys differ by less than this are ink alone. */
const leastSpread = 0.25;
/** Paper fills at least this share of the rectangle around it, even if it lies askew; strokes do not. */
const paperShare = 0.4;

/**
 * The grey values of a picture. Where it is clear, it shows what its ink is seen best on. Opacity counts
 * as a share of the picture's largest one.
 * @param rgba [height × width × 4] bytes
 * @throws RangeError when the number of bytes does not fit
 */
export function greyFromRgba(rgba: Uint8ClampedArray, width: number, height: number): GreyPhoto {
  if (rgba.length !== width * height * 4) {
    throw new RangeError(`${width}×${height} pixels need ${width * height * 4} bytes`);
  }
  const values = new Float32Array(width * height);
  const opacities = new Float32Array(width * height);
  let most = 0;
  for (let pixel = 0; pixel < values.length; pixel++) {
    const byte = (channel: number): number => (rgba[4 * pixel + channel] ?? 0) / 255;
    values[pixel] = luma[0] * byte(0) + luma[1] * byte(1) + luma[2] * byte(2);
    opacities[pixel] = byte(3);
    most = Math.max(most, byte(3));
  }
  const shares = opacities.map((opacity) => (most === 0 ? 0 : opacity / most));
  const ground = groundOf({ width, height, values }, shares);
  return {
    width,
    height,
    values: values.map((value, pixel) => {
      const share = shares[pixel] ?? 0;
      return value * share + ground * (1 - share);
    }),
  };
}

/**
 * The grey to be put behind clear pixels. Ink alone stands on its contrary: white behind dark ink, black
 * behind light ink. Ink on paper with a clear border stands on the paper's grey.
 */
function groundOf(picture: GreyPhoto, shares: Float32Array): number {
  const { values } = picture;
  const isOpaque = (pixel: number): boolean => (shares[pixel] ?? 0) >= opaqueFrom;
  const found = values.filter((_, pixel) => isOpaque(pixel));
  if (found.length === 0 || values.length - found.length < leastClearShare * values.length) {
    return 1;
  }
  const opaque = found.toSorted();
  const at = (share: number): number => opaque[Math.floor(share * (opaque.length - 1))] ?? 1;
  const isPaper =
    at(0.95) - at(0.05) >= leastSpread &&
    opaque.length >= paperShare * areaAround(picture, isOpaque);
  if (isPaper) return at(0.5);
  return at(0.5) < 0.5 ? 1 : 0;
}

/** The area of the rectangle around some pixels. */
function areaAround({ width, height }: GreyPhoto, isThere: (pixel: number) => boolean): number {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isThere(y * width + x)) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return (right - left + 1) * (bottom - top + 1);
}
