/** Paints drawings and digits on canvases. */

import type { Drawing } from '../../store/pads/pad.ts';
import { digitSide } from '../../store/pads/pad.ts';
import { plainContext } from '../components/plainContext.ts';
import { type InkTarget, paintStrokes } from './ink.ts';

/** Paints a drawing over a whole canvas. */
export function paintDrawing(target: InkTarget, drawing: Drawing): void {
  target.context.clearRect(0, 0, target.sizePx, target.sizePx);
  if (drawing.kind === 'strokes') paintStrokes(target, drawing.strokes);
  else paintScaledMask(target, drawing.pixels, digitSide);
}

/** Paints 784 grey values one to one: ink white on black, as the network takes them. */
export function paintDigit(context: CanvasRenderingContext2D, digit: Uint8Array | null): void {
  const image = new ImageData(digitSide, digitSide);
  digit?.forEach((grey, pixel) => {
    image.data.fill(grey, 4 * pixel, 4 * pixel + 3);
  });
  // An empty pad is black all over.
  for (let pixel = 0; pixel < digitSide * digitSide; pixel++) image.data[4 * pixel + 3] = 255;
  context.putImageData(image, 0, 0);
}

/**
 * Paints pixels in the ink's colour over what is there, scaled to the whole canvas.
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
