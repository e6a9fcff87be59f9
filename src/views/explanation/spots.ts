/** Where in a digit covering changes the distance most, and what that place is called. */

import type { ExplainedDigit, Explanation } from '../../store/explanation/explanation.ts';
import { digitSide } from '../../store/pads/pad.ts';

/** `different`: covering brings the two closer; `same`: it drives them apart. */
export type Effect = 'same' | 'different';

/** A patch that stands out. */
export interface Spot {
  readonly effect: Effect;
  /** Of the distance. */
  readonly change: number;
  /** Centre of the patch, in pixels. */
  readonly row: number;
  readonly column: number;
}

/** A digit has at most so many marks of a kind. */
const mostMarks = 2;
/** A mark's change is at least this share of the largest one. */
const smallestShare = 0.5;
/** Pixels between two marks: closer ones would be of one and the same part. */
const smallestGap = 7;
/** Ink narrower than this, in pixels, has a middle and no sides. */
const narrow = 8;

const placeNames = [
  ['upper left', 'top', 'upper right'],
  ['left side', 'middle', 'right side'],
  ['lower left', 'bottom', 'lower right'],
] as const;

/** The size of the largest change in either digit. */
export function largestChange({ a, b }: Explanation): number {
  return [...a.changes, ...b.changes].reduce(
    (largest, change) => Math.max(largest, Math.abs(change)),
    0,
  );
}

/** The patch with the strongest effect of a kind; `null` when there is none. */
export function strongestSpot(
  { changes }: ExplainedDigit,
  { patchCentres }: Explanation,
  effect: Effect,
): Spot | null {
  return spotsOf(changes, patchCentres, effect)[0] ?? null;
}

/** The few patches of a digit that stand out, to be marked. */
export function markedSpots(
  { changes }: ExplainedDigit,
  explanation: Explanation,
): readonly Spot[] {
  const smallest = smallestShare * largestChange(explanation);
  const spots = (['different', 'same'] as const)
    .flatMap((effect) => spotsOf(changes, explanation.patchCentres, effect))
    .filter(({ change }) => Math.abs(change) >= smallest)
    .sort((one, other) => Math.abs(other.change) - Math.abs(one.change));
  const marked: Spot[] = [];
  for (const spot of spots) {
    const isApart = marked.every((other) => distanceOf(spot, other) >= smallestGap);
    const ofItsKind = marked.filter(({ effect }) => effect === spot.effect);
    if (isApart && ofItsKind.length < mostMarks) marked.push(spot);
  }
  return marked;
}

/** What a place in a digit is called, in thirds of what its ink takes up. */
export function placeName({ digit }: ExplainedDigit, { row, column }: Spot): string {
  const inked = Array.from(digit.keys()).filter((pixel) => (digit[pixel] ?? 0) > 0);
  const rows = inked.map((pixel) => Math.floor(pixel / digitSide));
  const columns = inked.map((pixel) => pixel % digitSide);
  return placeNames[thirdOf(row, rows)][thirdOf(column, columns)];
}

/** Patches with an effect of one kind, the strongest first. */
function spotsOf(changes: Float32Array, centres: readonly number[], effect: Effect): Spot[] {
  const sign = effect === 'same' ? 1 : -1;
  return Array.from(changes, (change, patch) => ({
    effect,
    change,
    row: centres[Math.floor(patch / centres.length)] ?? 0,
    column: centres[patch % centres.length] ?? 0,
  }))
    .filter(({ change }) => sign * change > 0)
    .sort((one, other) => sign * (other.change - one.change));
}

function distanceOf(one: Spot, other: Spot): number {
  return Math.hypot(one.row - other.row, one.column - other.column);
}

/** In which third of a range of pixels a position is; the middle one where the range is narrow. */
function thirdOf(position: number, pixels: readonly number[]): 0 | 1 | 2 {
  const [low, high] = [Math.min(...pixels), Math.max(...pixels) + 1];
  if (high - low < narrow) return 1;
  const share = (position + 0.5 - low) / (high - low);
  if (share < 1 / 3) return 0;
  return share < 2 / 3 ? 1 : 2;
}
