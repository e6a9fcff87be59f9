/** Owns a pad: its drawing, and the drawings for undo and redo. Plain values, pure functions. */
import { digitSide } from '../../data/digit.ts';
import { digitFromStrokes } from '../../data/drawing/digitFromStrokes.ts';
import { eraseStrokes } from '../../data/drawing/erase.ts';
import { withoutLoneDots } from '../../data/drawing/loneDots.ts';
import { simplifyStroke } from '../../data/drawing/simplifyStroke.ts';
import type { Point, Stroke } from '../../data/drawing/stroke.ts';

export { digitSide } from '../../data/digit.ts';
export type { Point, Stroke } from '../../data/drawing/stroke.ts';

/** The two pads. */
export const padNames = ['a', 'b'] as const;
export type PadName = (typeof padNames)[number];

/** A digit of the test split. */
export interface KnownDigit {
  readonly pixels: Uint8Array;
  readonly className: string;
  /** Index in the test split, if it is known. */
  readonly index?: number;
}

/** Strokes in shares of the pad's side (0…1). */
interface StrokesDrawing {
  readonly kind: 'strokes';
  readonly strokes: readonly Stroke[];
  /** Present if a person wants dots to count that are far from the rest. */
  readonly countsAll?: true;
}

/** Strokes, or 784 unchanged grey values from elsewhere. */
export type Drawing =
  | StrokesDrawing
  | (KnownDigit & { readonly kind: 'digit' })
  | { readonly kind: 'picture'; readonly pixels: Uint8Array };

export interface Pad {
  readonly drawing: Drawing;
  /** Earlier drawings, oldest first, for undo. */
  readonly past: readonly Drawing[];
  /** Undone drawings for redo; the next one to redo is the last. */
  readonly future: readonly Drawing[];
  /** Whether the person still draws the last stroke. */
  readonly hasOpenStroke: boolean;
  /** What the network sees: 784 grey values, or `null` for an empty pad. */
  readonly digit: Uint8Array | null;
  /** The number of strokes that do not count, because they are dots far from the rest. */
  readonly leftOut: number;
}

/** Turns a pad into another pad; returns the same pad if nothing changes. */
export type PadChange = (pad: Pad) => Pad;

const emptyDrawing: Drawing = { kind: 'strokes', strokes: [] };
export const emptyPad: Pad = {
  drawing: emptyDrawing,
  past: [],
  future: [],
  hasOpenStroke: false,
  digit: null,
  leftOut: 0,
};

const longestPast = 200;
/** A drawing of at most this share of the pad is a tap and becomes a dot. */
const tapExtent = 0.012;
/** Width of the ink on the pad without pen pressure, as a share of the pad's side. */
export const inkWidth = 0.062;
/** A stroke of at most so many points is kept as it was drawn. */
const longestAsDrawn = 1_000;
/** A longer stroke is off by at most this share of the pad, which nobody sees. */
const mostOff = 0.001;
/** The eraser touches a stroke up to this distance from its middle, as a share of the pad's side. */
const eraserReach = 0.05;
/** The eraser touches pixels of at least this grey. */
const touchedGrey = 64;

export function isEmpty({ drawing }: Pad): boolean {
  return drawing.kind === 'strokes' && drawing.strokes.length === 0;
}

/** Begins a stroke; on grey values from elsewhere, begins a new drawing. */
export function beginStroke(pad: Pad, point: Point): Pad {
  const { drawing } = pad;
  const begun: Drawing =
    drawing.kind === 'strokes'
      ? { ...drawing, strokes: [...drawing.strokes, [point]] }
      : { kind: 'strokes', strokes: [[point]] };
  return { ...change(pad, begun), hasOpenStroke: true };
}

/** Adds points to the open stroke; does nothing if another change has ended it. */
export function extendStroke(pad: Pad, points: readonly Point[]): Pad {
  if (points.length === 0) return pad;
  return withOpenStroke(pad, (stroke) => [...stroke, ...points]);
}

/** Ends the open stroke; a very long one is simplified. */
export function endStroke(pad: Pad): Pad {
  if (!pad.hasOpenStroke) return pad;
  const ended = withOpenStroke(pad, (stroke) =>
    stroke.length > longestAsDrawn ? simplifyStroke(stroke, mostOff) : stroke,
  );
  return { ...ended, hasOpenStroke: false };
}

function withOpenStroke(pad: Pad, replace: (stroke: Stroke) => Stroke): Pad {
  const { drawing, hasOpenStroke } = pad;
  if (!hasOpenStroke || drawing.kind !== 'strokes') return pad;
  const open = drawing.strokes.at(-1) ?? [];
  const replaced = replace(open);
  if (replaced === open) return pad;
  return withDrawing(pad, { ...drawing, strokes: [...drawing.strokes.slice(0, -1), replaced] });
}

/** Counts the dots that were left out because they are far from the rest. */
export function countAll(pad: Pad): Pad {
  const { drawing } = pad;
  return drawing.kind === 'strokes' ? change(pad, { ...drawing, countsAll: true }) : pad;
}

/** Removes the open stroke without a trace, because a palm has drawn it. */
export function cancelStroke(pad: Pad): Pad {
  return pad.hasOpenStroke ? { ...undoPad(pad), future: [] } : pad;
}

/**
 * Removes what an eraser touches on its way: whole strokes, or all grey values from elsewhere.
 * @param path in shares of the pad's side
 */
export function erase(pad: Pad, path: Stroke): Pad {
  const { drawing } = pad;
  if (drawing.kind !== 'strokes') {
    return path.some((point) => isInk(drawing.pixels, point)) ? clearPad(pad) : pad;
  }
  const strokes = eraseStrokes(drawing.strokes, path, eraserReach);
  return strokes === drawing.strokes ? pad : change(pad, { ...drawing, strokes });
}

export function clearPad(pad: Pad): Pad {
  return isEmpty(pad) ? pad : change(pad, emptyDrawing);
}

/** Replaces the drawing. */
export function putDrawing(pad: Pad, drawing: Drawing): Pad {
  return change(pad, drawing);
}

/** Undoes the last change: a stroke, an erasing, a clearing or a digit. */
export function undoPad(pad: Pad): Pad {
  const drawing = pad.past.at(-1);
  if (drawing === undefined) return pad;
  const future = [...pad.future, pad.drawing];
  return closed({ ...pad, past: pad.past.slice(0, -1), future }, drawing);
}

/** Does the last undone change again. */
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
  if (drawing.kind !== 'strokes') return { ...pad, drawing, digit: drawing.pixels, leftOut: 0 };
  const { strokes, countsAll = false } = drawing;
  const counted = countsAll ? strokes : withoutLoneDots(strokes, inkWidth);
  const digit = digitFromStrokes(counted, tapExtent);
  return { ...pad, drawing, digit, leftOut: strokes.length - counted.length };
}

function isInk(pixels: Uint8Array, { x, y }: Point): boolean {
  const [column, row] = [Math.floor(x * digitSide), Math.floor(y * digitSide)];
  if (column < 0 || column >= digitSide) return false;
  return (pixels[row * digitSide + column] ?? 0) >= touchedGrey;
}
