/** Paints drawings and digits on canvases. */
import type { Drawing } from '../../store/drawing.ts';
import { type InkTarget, paintStrokes } from './ink.ts';

const digitSide = 28;

/** Paints a drawing over a whole canvas. */
export function paintDrawing(target: InkTarget, drawing: Drawing): void {
  target.context.clearRect(0, 0, target.sizePx, target.sizePx);
  if (drawing.kind === 'strokes') paintStrokes(target, drawing.strokes);
  else paintScaledDigit(target, drawing.pixels);
}

/** Paints 784 grey values one to one: ink white on black, as the network takes them. */
export function paintDigit(context: CanvasRenderingContext2D, digit: Uint8Array | null): void {
  context.putImageData(
    toImage(digit ?? new Uint8Array(digitSide * digitSide), (grey) => [grey, grey, grey, 255]),
    0,
    0,
  );
}

/** A digit that came as pixels, enlarged, in the ink's colour. */
function paintScaledDigit({ context, sizePx, colour }: InkTarget, pixels: Uint8Array): void {
  const small = document.createElement('canvas');
  small.width = digitSide;
  small.height = digitSide;
  const smallContext = small.getContext('2d');
  if (smallContext === null) return;
  smallContext.putImageData(
    toImage(pixels, (grey) => [0, 0, 0, grey]),
    0,
    0,
  );
  smallContext.globalCompositeOperation = 'source-in';
  smallContext.fillStyle = colour;
  smallContext.fillRect(0, 0, digitSide, digitSide);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, sizePx, sizePx);
}

type Rgba = readonly [number, number, number, number];

function toImage(pixels: Uint8Array, colour: (grey: number) => Rgba): ImageData {
  const image = new ImageData(digitSide, digitSide);
  pixels.forEach((grey, pixel) => {
    image.data.set(colour(grey), pixel * 4);
  });
  return image;
}
