/**
 * Paints strokes as smooth curves, in pieces. A piece is final as soon as the next point is known.
 * Imports no React.
 */
import { inkWidth, type Point, type Stroke } from '../../store/pads/pad.ts';
import type { InkTarget } from '../components/paintDigit.ts';

/** Width of the ink of a pen at no pressure and at full pressure, as shares of `inkWidth`. */
const widthAtPressure = { none: 0.4, full: 1.7 } as const;

/** A line of this length is painted, and nobody sees that it is no point. */
const leastLinePx = 0.01;

/** Paints whole strokes. */
export function paintStrokes(target: InkTarget, strokes: readonly Stroke[]): void {
  for (const stroke of strokes) paintPieces(target, stroke, 0, stroke.length);
}

/**
 * Paints pieces of the curve that `smoothStroke` describes. Piece 0 goes from the first point to the
 * first midpoint. Piece i goes from the midpoint before point i to the midpoint after it. The last piece
 * ends at the last point.
 * @param from the first piece
 * @param to the end, exclusive; a stroke has as many pieces as points
 */
export function paintPieces(target: InkTarget, stroke: Stroke, from: number, to: number): void {
  const { context, sizePx, colour } = target;
  context.strokeStyle = colour;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  let width = Number.NaN;
  for (let piece = from; piece < to; piece++) {
    const point = stroke[piece];
    if (point === undefined) break;
    const pieceWidth = widthAt(point);
    if (pieceWidth !== width) {
      if (piece > from) context.stroke();
      width = pieceWidth;
      context.beginPath();
      context.lineWidth = width * sizePx;
      const start = startOf(stroke, piece, point);
      context.moveTo(start.x * sizePx, start.y * sizePx);
    }
    tracePiece(context, sizePx, stroke, piece, point);
  }
  if (!Number.isNaN(width)) context.stroke();
}

function tracePiece(
  context: CanvasRenderingContext2D,
  sizePx: number,
  stroke: Stroke,
  piece: number,
  point: Point,
): void {
  const next = stroke[piece + 1];
  const end = next === undefined ? point : midpointOf(point, next);
  // A tap is a line to its own place: round caps turn it into a dot, but a line of length 0 has none.
  if (piece === 0 || next === undefined) {
    context.lineTo(end.x * sizePx + leastLinePx, end.y * sizePx);
  } else {
    context.quadraticCurveTo(point.x * sizePx, point.y * sizePx, end.x * sizePx, end.y * sizePx);
  }
}

function startOf(stroke: Stroke, piece: number, point: Point): Point {
  const before = stroke[piece - 1];
  return before === undefined ? point : midpointOf(before, point);
}

function widthAt({ pressure }: Point): number {
  if (pressure === undefined) return inkWidth;
  const { none, full } = widthAtPressure;
  return inkWidth * (none + (full - none) * pressure);
}

function midpointOf(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}
