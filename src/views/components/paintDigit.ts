/** Paints digits of 28×28 grey values on canvases. Imports no React. */
import { digitSide } from '../../store/pads/pad.ts';
import { plainContext } from './plainContext.ts';

/** A canvas, its side in device pixels, and the colour of the ink. */
export interface InkTarget {
  readonly context: CanvasRenderingContext2D;
  readonly sizePx: number;
  readonly colour: string;
}

/** Paints 784 grey values, one pixel each: white ink on black, as the network sees it; `null`: black. */
export function paintDigit(context: CanvasRenderingContext2D, digit: Uint8Array | null): void {
  const image = new ImageData(digitSide, digitSide);
  digit?.forEach((grey, pixel) => {
    image.data.fill(grey, 4 * pixel, 4 * pixel + 3);
  });
  // Every pixel is opaque: an empty pad is black.
  for (let pixel = 0; pixel < digitSide * digitSide; pixel++) image.data[4 * pixel + 3] = 255;
  context.putImageData(image, 0, 0);
}

/**
 * Paints a mask in the colour of the ink over the canvas, scaled to its full size.
 * @param alphas [side × side]
 */
export function paintScaledMask(
  { context, sizePx, colour }: InkTarget,
  alphas: Uint8Array,
  side: number,
): void {
  const small = document.createElement('canvas');
  small.width = side;
  small.height = side;
  const smallContext = plainContext(small);
  if (smallContext === null) return;
  const image = new ImageData(side, side);
  alphas.forEach((alpha, pixel) => {
    image.data[4 * pixel + 3] = alpha;
  });
  smallContext.putImageData(image, 0, 0);
  smallContext.globalCompositeOperation = 'source-in';
  smallContext.fillStyle = colour;
  smallContext.fillRect(0, 0, side, side);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, sizePx, sizePx);
}
