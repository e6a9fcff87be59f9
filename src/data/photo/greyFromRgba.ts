/** Turns a picture in colour into grey, whatever its ink and its paper are made of. */
import type { GreyPhoto } from './greyPhoto.ts';

/** Shares of red, green and blue in the lightness that people see. */
const luma = [0.299, 0.587, 0.114] as const;
/** A pixel that is less opaque than this is clear. */
const opaqueFrom = 0.5;
/** A picture with fewer clear pixels than this share has none that matter. */
const leastClearShare = 0.02;
/** Opaque pixels whose greys differ by more than this are ink and paper; by less, they are ink alone. */
const inkAlone = 0.25;

/**
 * The grey values of a picture. Where it is clear, it shows what its ink is seen best on.
 * @param rgba [height × width × 4] bytes
 * @throws RangeError when the number of bytes does not fit
 */
export function greyFromRgba(rgba: Uint8ClampedArray, width: number, height: number): GreyPhoto {
  if (rgba.length !== width * height * 4) {
    throw new RangeError(`${width}×${height} pixels need ${width * height * 4} bytes`);
  }
  const values = new Float32Array(width * height);
  const opacities = new Float32Array(width * height);
  for (let pixel = 0; pixel < values.length; pixel++) {
    const byte = (channel: number): number => (rgba[4 * pixel + channel] ?? 0) / 255;
    values[pixel] = luma[0] * byte(0) + luma[1] * byte(1) + luma[2] * byte(2);
    opacities[pixel] = byte(3);
  }
  const ground = groundOf(values, opacities);
  return {
    width,
    height,
    values: values.map((value, pixel) => {
      const opacity = opacities[pixel] ?? 0;
      return value * opacity + ground * (1 - opacity);
    }),
  };
}

/**
 * The grey to be put behind clear pixels. Ink alone stands on its contrary: white behind dark ink, black
 * behind light ink. Ink on paper with a clear border stands on the paper's grey.
 */
function groundOf(values: Float32Array, opacities: Float32Array): number {
  const opaque = values.filter((_, pixel) => (opacities[pixel] ?? 0) >= opaqueFrom).toSorted();
  if (opaque.length === 0 || values.length - opaque.length < leastClearShare * values.length) {
    return 1;
  }
  const at = (share: number): number => opaque[Math.floor(share * (opaque.length - 1))] ?? 1;
  const isInkAlone = at(0.95) - at(0.05) < inkAlone;
  if (!isInkAlone) return at(0.5);
  return at(0.5) < 0.5 ? 1 : 0;
}
