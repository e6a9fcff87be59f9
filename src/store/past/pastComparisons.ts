/** Owns the last comparisons: the drawings, and the network's answers. Plain values, pure functions. */
import { areSameDigit } from '../../data/digit.ts';
import { type Drawing, emptyPad, type Pad, type PadName, putDrawing } from '../pads/pad.ts';

/** A drawing, and the digit that the network sees. */
type Seen = Pick<Pad, 'drawing' | 'digit'>;

/** Two drawings that were compared. */
export interface PastComparison extends Readonly<Record<PadName, Seen>> {
  readonly id: number;
  readonly distance: number;
  /** 0…1; from ½ on, the verdict is “same”. */
  readonly similarity: number;
  /** Steps that the network had done. */
  readonly step: number;
}

/** A comparison in storage, without the digits: they follow from the drawings. */
export interface KeptComparison extends Readonly<Record<PadName, Drawing>> {
  readonly distance: number;
  readonly similarity: number;
  readonly step: number;
}

export interface PastComparisons {
  /** Newest first. */
  readonly comparisons: readonly PastComparison[];
  /** The comparisons that were cleared last and that `undoClear` brings back. */
  readonly cleared: readonly PastComparison[];
}

export const noPastComparisons: PastComparisons = { comparisons: [], cleared: [] };

/** At most this many comparisons are kept; older ones are forgotten. */
export const mostPastComparisons = 50;

/** Adds a comparison; if its drawings are there already, only replaces their numbers. */
export function withPastComparison(
  past: readonly PastComparison[],
  added: Omit<PastComparison, 'id'>,
): readonly PastComparison[] {
  const known = past.find((other) => areEqual(other, added));
  if (known !== undefined) {
    return past.map((other) => (other === known ? { ...added, id: known.id } : other));
  }
  const id = Math.max(0, ...past.map((other) => other.id)) + 1;
  return [{ ...added, id }, ...past].slice(0, mostPastComparisons);
}

/** Whether a drawing is a new one, and not the one before with some strokes more or less. */
export function isReplaced(before: Drawing, after: Drawing): boolean {
  if (before === after) return false;
  if (before.kind !== 'strokes' || after.kind !== 'strokes') return true;
  const [one, other] = [before.strokes, after.strokes];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  // A growing stroke keeps its first point, as the same object.
  return short.length === 0 || short.some(([begin], index) => begin !== long[index]?.[0]);
}

export function toKept({ a, b, distance, similarity, step }: PastComparison): KeptComparison {
  return { a: a.drawing, b: b.drawing, distance, similarity, step };
}

export function fromKept(kept: KeptComparison, id: number): PastComparison {
  return {
    ...kept,
    id,
    a: seenOn(putDrawing(emptyPad, kept.a)),
    b: seenOn(putDrawing(emptyPad, kept.b)),
  };
}

/** The part of a pad that is kept. */
export function seenOn({ drawing, digit }: Pad): Seen {
  return { drawing, digit };
}

function areEqual(one: Omit<PastComparison, 'id'>, other: Omit<PastComparison, 'id'>): boolean {
  return areSameDigit(one.a.digit, other.a.digit) && areSameDigit(one.b.digit, other.b.digit);
}
