/** What is on a pad: strokes or a digit from the test set, and what was there before. */
import { digitFromStrokes } from '../data/drawing/digitFromStrokes.ts';
import type { Point, Stroke } from '../data/drawing/stroke.ts';

export { smoothStroke } from '../data/drawing/smoothStroke.ts';
export type { Point, Stroke } from '../data/drawing/stroke.ts';

/** The two pads. */
export const padNames = ['a', 'b'] as const;
export type PadName = (typeof padNames)[number];

/** Strokes in shares of the pad's side (0…1), or 784 grey values as they are. */
export type Drawing =
  | { readonly kind: 'strokes'; readonly strokes: readonly Stroke[] }
  | { readonly kind: 'digit'; readonly pixels: Uint8Array; readonly className: string };

export interface Pad {
  readonly drawing: Drawing;
  /** Earlier drawings, oldest first, for undo. */
  readonly past: readonly Drawing[];
  /** What the network sees: 784 grey values, or `null` for an empty pad. */
  readonly digit: Uint8Array | null;
}

const emptyDrawing: Drawing = { kind: 'strokes', strokes: [] };
export const emptyPad: Pad = { drawing: emptyDrawing, past: [], digit: null };

const longestPast = 200;
/** A drawing no larger than this share of the pad is a tap: a dot. */
const tapExtent = 0.012;

export function isEmpty({ drawing }: Pad): boolean {
  return drawing.kind === 'strokes' && drawing.strokes.length === 0;
}

/** Begins a stroke; on a digit from the test set, begins a new drawing. */
export function beginStroke(pad: Pad, point: Point): Pad {
  const { drawing } = pad;
  const strokes = drawing.kind === 'strokes' ? drawing.strokes : [];
  return change(pad, { kind: 'strokes', strokes: [...strokes, [point]] });
}

/** Adds points to the stroke that was begun last. */
export function extendStroke(pad: Pad, points: readonly Point[]): Pad {
  const { drawing } = pad;
  if (drawing.kind !== 'strokes') return pad;
  const last = drawing.strokes.at(-1) ?? [];
  const strokes = [...drawing.strokes.slice(0, -1), [...last, ...points]];
  return withDrawing(pad, { kind: 'strokes', strokes });
}

export function clearPad(pad: Pad): Pad {
  return isEmpty(pad) ? pad : change(pad, emptyDrawing);
}

export function putDigit(pad: Pad, pixels: Uint8Array, className: string): Pad {
  return change(pad, { kind: 'digit', pixels, className });
}

/** Takes back the last stroke, clearing or digit. */
export function undoPad(pad: Pad): Pad {
  const drawing = pad.past.at(-1);
  if (drawing === undefined) return pad;
  return withDrawing({ ...pad, past: pad.past.slice(0, -1) }, drawing);
}

function change(pad: Pad, drawing: Drawing): Pad {
  return withDrawing({ ...pad, past: [...pad.past, pad.drawing].slice(-longestPast) }, drawing);
}

function withDrawing(pad: Pad, drawing: Drawing): Pad {
  const digit =
    drawing.kind === 'digit' ? drawing.pixels : digitFromStrokes(drawing.strokes, tapExtent);
  return { ...pad, drawing, digit };
}
