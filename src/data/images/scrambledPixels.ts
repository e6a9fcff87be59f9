/** Notices browsers that scramble what a page reads from a canvas, as a protection against fingerprinting. */

const side = 16;
/** Some browsers change the last bits only, which spoils neither a digit nor a picture. */
const harmless = 8;

/** The part of a canvas's context that puts pixels there and reads them. */
export interface PixelContext {
  createImageData(width: number, height: number): ImageData;
  putImageData(image: ImageData, x: number, y: number): void;
  getImageData(x: number, y: number, width: number, height: number): ImageData;
}

/**
 * Whether pixels are read as something else than what was put there. Writes over the first 16 × 16 pixels.
 * @param context of a canvas of at least that size
 */
export function scramblesPixels(context: PixelContext): boolean {
  const put = context.createImageData(side, side);
  // Many colours: a browser may leave an area of one colour as it is.
  put.data.forEach((_, index) => {
    put.data[index] = index % 4 === 3 ? 255 : (index * 73) % 256;
  });
  context.putImageData(put, 0, 0);
  const { data } = context.getImageData(0, 0, side, side);
  return put.data.some((value, index) => Math.abs(value - (data[index] ?? 0)) > harmless);
}
