/**
 * Finds the parts of a digit where covering changes the distance most, and names them. Imports no React.
 */

import type { ExplainedDigit, Explanation } from '../../store/explanation/explanation.ts';
import { digitSide } from '../../store/pads/pad.ts';

/** `different`: covering brings the two digits closer. `same`: covering drives them apart. */
export type Effect = 'same' | 'different';

/** A patch with a strong effect. */
export interface Spot {
  readonly effect: Effect;
  /** The change of the distance. */
  readonly change: number;
  /** Centre of the patch, in pixels. */
  readonly row: number;
  readonly column: number;
}

/** The most marks of one kind in a digit. */
const mostMarks = 2;
/** The change at a mark, as a share of the largest one, is at least this. */
const smallestShare = 0.5;
/** The smallest distance of two marks in pixels: closer marks would show the same part. */
const smallestGap = 7;
/** Ink that is narrower than this, in pixels, counts as all middle. */
const narrow = 8;

const placeNames = [
  ['upper left', 'top', 'upper right'],
  ['left side', 'middle', 'right side'],
  ['lower left', 'bottom', 'lower right'],
] as const;

/** The largest change in either digit, without its sign. */
export function largestPatchChange({ a, b }: Explanation): number {
  return [...a.changes, ...b.changes].reduce(
    (largest, change) => Math.max(largest, Math.abs(change)),
    0,
  );
}

/** The patch with the strongest effect of a kind; `null` if there is none. */
export function strongestSpot(
  { changes }: ExplainedDigit,
  { patchCentres }: Explanation,
  effect: Effect,
): Spot | null {
  return spotsOf(changes, patchCentres, effect)[0] ?? null;
}

/** The strongest patches of a digit, as they are marked. */
export function markedSpots(
  { changes }: ExplainedDigit,
  explanation: Explanation,
): readonly Spot[] {
  const smallest = smallestShare * largestPatchChange(explanation);
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

/** The name of a place in a digit; its ink is divided into thirds, across and down. */
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

/** The third of a range of pixels that a position is in; the middle one if the range is narrow. */
function thirdOf(position: number, pixels: readonly number[]): 0 | 1 | 2 {
  const [low, high] = [Math.min(...pixels), Math.max(...pixels) + 1];
  if (high - low < narrow) return 1;
  const share = (position + 0.5 - low) / (high - low);
  if (share < 1 / 3) return 0;
  return share < 2 / 3 ? 1 : 2;
}
