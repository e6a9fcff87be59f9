/** What is on a pad, what was there before and what was taken back: plain values, pure functions. */
import { digitSide } from '../../data/digit.ts';
import { digitFromStrokes } from '../../data/drawing/digitFromStrokes.ts';
import { eraseStrokes } from '../../data/drawing/erase.ts';
import type { Point, Stroke } from '../../data/drawing/stroke.ts';

export { digitSide } from '../../data/digit.ts';
export type { Point, Stroke } from '../../data/drawing/stroke.ts';

/** The two pads. */
export const padNames = ['a', 'b'] as const;
export type PadName = (typeof padNames)[number];

/** A digit of the test set. */
export interface KnownDigit {
  readonly pixels: Uint8Array;
  readonly className: string;
  /** Its place in the test set, where it is known. */
  readonly index?: number;
}

/** Strokes in shares of the pad's side (0…1), or 784 grey values from elsewhere as they are. */
export type Drawing =
  | { readonly kind: 'strokes'; readonly strokes: readonly Stroke[] }
  | (KnownDigit & { readonly kind: 'digit' })
  | { readonly kind: 'picture'; readonly pixels: Uint8Array };

export interface Pad {
  readonly drawing: Drawing;
  /** Earlier drawings, oldest first, for undo. */
  readonly past: readonly Drawing[];
  /** Drawings that were taken back, the one to come next last, for redo. */
  readonly future: readonly Drawing[];
  /** Whether the last stroke is still being drawn. */
  readonly hasOpenStroke: boolean;
  /** What the network sees: 784 grey values, or `null` for an empty pad. */
  readonly digit: Uint8Array | null;
}

/** What makes of one pad another; it gives the same one back where there is nothing to change. */
export type PadChange = (pad: Pad) => Pad;

const emptyDrawing: Drawing = { kind: 'strokes', strokes: [] };
export const emptyPad: Pad = {
  drawing: emptyDrawing,
  past: [],
  future: [],
  hasOpenStroke: false,
  digit: null,
};

const longestPast = 200;
/** A drawing no larger than this share of the pad is a tap: a dot. */
const tapExtent = 0.012;
/** How near an eraser has to come to the middle of a stroke, as a share of the pad's side. */
const eraserReach = 0.05;
/** Grey from which a pixel counts as touched by the eraser. */
const touchedGrey = 64;

export function isEmpty({ drawing }: Pad): boolean {
  return drawing.kind === 'strokes' && drawing.strokes.length === 0;
}

/** Begins a stroke; on a digit from elsewhere, begins a new drawing. */
export function beginStroke(pad: Pad, point: Point): Pad {
  const strokes = [...strokesOf(pad.drawing), [point]];
  return { ...change(pad, { kind: 'strokes', strokes }), hasOpenStroke: true };
}

/** Adds points to the stroke that is being drawn; none is once something else was done. */
export function extendStroke(pad: Pad, points: readonly Point[]): Pad {
  if (!pad.hasOpenStroke || points.length === 0) return pad;
  const strokes = strokesOf(pad.drawing);
  const last = strokes.at(-1) ?? [];
  return withDrawing(pad, {
    kind: 'strokes',
    strokes: [...strokes.slice(0, -1), [...last, ...points]],
  });
}

/** Ends the stroke that is being drawn. */
export function endStroke(pad: Pad): Pad {
  return pad.hasOpenStroke ? { ...pad, hasOpenStroke: false } : pad;
}

/** Takes the stroke that is being drawn away, as if it had never been begun: a palm's. */
export function cancelStroke(pad: Pad): Pad {
  return pad.hasOpenStroke ? { ...undoPad(pad), future: [] } : pad;
}

/**
 * Takes away what an eraser touches on its way: whole strokes, or a digit from elsewhere.
 * @param path in shares of the pad's side
 */
export function erase(pad: Pad, path: Stroke): Pad {
  const { drawing } = pad;
  if (drawing.kind !== 'strokes') {
    return path.some((point) => isInk(drawing.pixels, point)) ? clearPad(pad) : pad;
  }
  const strokes = eraseStrokes(drawing.strokes, path, eraserReach);
  return strokes === drawing.strokes ? pad : change(pad, { kind: 'strokes', strokes });
}

export function clearPad(pad: Pad): Pad {
  return isEmpty(pad) ? pad : change(pad, emptyDrawing);
}

/** Puts another drawing in the place of what is there. */
export function putDrawing(pad: Pad, drawing: Drawing): Pad {
  return change(pad, drawing);
}

/** Takes back the last stroke, erasing, clearing or digit. */
export function undoPad(pad: Pad): Pad {
  const drawing = pad.past.at(-1);
  if (drawing === undefined) return pad;
  const future = [...pad.future, pad.drawing];
  return closed({ ...pad, past: pad.past.slice(0, -1), future }, drawing);
}

/** Does again what was taken back last. */
export function redoPad(pad: Pad): Pad {
  const drawing = pad.future.at(-1);
  if (drawing === undefined) return pad;
  const past = [...pad.past, pad.drawing];
  return closed({ ...pad, past, future: pad.future.slice(0, -1) }, drawing);
}

function change(pad: Pad, drawing: Drawing): Pad {
  const past = [...pad.past, pad.drawing].slice(-longestPast);
  return closed({ ...pad, past, future: [] }, drawing);
}

function closed(pad: Pad, drawing: Drawing): Pad {
  return withDrawing({ ...pad, hasOpenStroke: false }, drawing);
}

function withDrawing(pad: Pad, drawing: Drawing): Pad {
  const digit =
    drawing.kind === 'strokes' ? digitFromStrokes(drawing.strokes, tapExtent) : drawing.pixels;
  return { ...pad, drawing, digit };
}

function strokesOf(drawing: Drawing): readonly Stroke[] {
  return drawing.kind === 'strokes' ? drawing.strokes : [];
}

function isInk(pixels: Uint8Array, { x, y }: Point): boolean {
  const [column, row] = [Math.floor(x * digitSide), Math.floor(y * digitSide)];
  if (column < 0 || column >= digitSide) return false;
  return (pixels[row * digitSide + column] ?? 0) >= touchedGrey;
}
