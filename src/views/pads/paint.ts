/** Paints drawings on the canvas of a pad. Imports no React. */
import type { Drawing } from '../../store/pads/pad.ts';
import { digitSide } from '../../store/pads/pad.ts';
import { type InkTarget, paintScaledMask } from '../components/paintDigit.ts';
import { paintStrokes } from './ink.ts';

/** Clears the canvas and paints a drawing over all of it. */
export function paintDrawing(target: InkTarget, drawing: Drawing): void {
  target.context.clearRect(0, 0, target.sizePx, target.sizePx);
  if (drawing.kind === 'strokes') paintStrokes(target, drawing.strokes);
  else paintScaledMask(target, drawing.pixels, digitSide);
}
