/** Paints drawings and digits on canvases. */
import type { Drawing, Stroke } from '../../store/drawing.ts';
import { smoothStroke } from '../../store/drawing.ts';

/** Ink's width as a share of the pad's side. */
const inkWidth = 0.062;
const digitSide = 28;

/** Paints a drawing over a whole canvas of `sizePx` × `sizePx` device pixels. */
export function paintDrawing(
  context: CanvasRenderingContext2D,
  sizePx: number,
  drawing: Drawing,
  inkColour: string,
): void {
  context.clearRect(0, 0, sizePx, sizePx);
  if (drawing.kind === 'strokes') paintStrokes(context, sizePx, drawing.strokes, inkColour);
  else paintScaledDigit(context, sizePx, drawing.pixels, inkColour);
}

/** Paints 784 grey values one to one: ink white on black, as the network takes them. */
export function paintDigit(context: CanvasRenderingContext2D, digit: Uint8Array | null): void {
  context.putImageData(
    toImage(digit ?? new Uint8Array(digitSide * digitSide), (grey) => [grey, grey, grey, 255]),
    0,
    0,
  );
}

function paintStrokes(
  context: CanvasRenderingContext2D,
  sizePx: number,
  strokes: readonly Stroke[],
  inkColour: string,
): void {
  context.strokeStyle = inkColour;
  context.lineWidth = inkWidth * sizePx;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    const [first, ...rest] = smoothStroke(stroke);
    if (first === undefined) continue;
    context.beginPath();
    context.moveTo(first.x * sizePx, first.y * sizePx);
    // A tap is a line of no length, which round caps make a dot.
    if (rest.length === 0) context.lineTo(first.x * sizePx, first.y * sizePx);
    for (const { x, y } of rest) context.lineTo(x * sizePx, y * sizePx);
    context.stroke();
  }
}

/** A digit of the test set, enlarged, in the ink's colour. */
function paintScaledDigit(
  context: CanvasRenderingContext2D,
  sizePx: number,
  pixels: Uint8Array,
  inkColour: string,
): void {
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
  smallContext.fillStyle = inkColour;
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
