/**
 * Turns an explained digit into masks that are painted in the colours of the theme. The masks are
 * enlarged, so that the ink has a smooth edge. Knows no canvas.
 */

import type { ExplainedDigit, Explanation } from '../../store/explanation/explanation.ts';
import { digitSide } from '../../store/pads/pad.ts';
import { shareOf } from '../format.ts';

const scale = 4;
/** Pixels along one side of a mask. */
export const maskSide = digitSide * scale;
/** Opacity of the colour beside the ink, 0…1. */
const halo = 0.16;
/** The edge of the ink lies between these grey values. */
const edge = { from: 70, to: 170 } as const;

/** A mask of `maskSide`² alphas, and the theme's CSS variable for its colour. */
export interface HeatLayer {
  readonly tone: '--same' | '--different' | '--neutral-ink';
  readonly alphas: Uint8Array;
}

/**
 * The layers of a digit, from the bottom to the top.
 * @param largest the heat that gets the full colour
 */
export function heatLayersOf({ digit, heat }: ExplainedDigit, largest: number): HeatLayer[] {
  const ink = enlarged(digit).map((grey) => smoothStep((grey - edge.from) / (edge.to - edge.from)));
  const strengths = enlarged(heat).map(
    (change) => Math.sign(change) * shareOf(Math.abs(change), largest),
  );
  const maskOf = (alphaAt: (place: number) => number): Uint8Array =>
    Uint8Array.from(ink, (_, place) => Math.round(255 * Math.min(1, alphaAt(place))));
  const partOf = (sign: 1 | -1, place: number): number =>
    Math.max(0, sign * (strengths[place] ?? 0));
  return [
    { tone: '--same', alphas: maskOf((place) => halo * partOf(1, place)) },
    { tone: '--different', alphas: maskOf((place) => halo * partOf(-1, place)) },
    { tone: '--neutral-ink', alphas: maskOf((place) => ink[place] ?? 0) },
    { tone: '--same', alphas: maskOf((place) => (ink[place] ?? 0) * partOf(1, place)) },
    { tone: '--different', alphas: maskOf((place) => (ink[place] ?? 0) * partOf(-1, place)) },
  ];
}

/** The strongest heat on the ink of either digit: both digits have one scale. */
export function largestHeat({ a, b }: Explanation): number {
  return Math.max(
    ...[a, b].flatMap(({ digit, heat }) =>
      Array.from(heat, (change, pixel) => ((digit[pixel] ?? 0) > 0 ? Math.abs(change) : 0)),
    ),
  );
}

/** Enlarges 28 × 28 values bilinearly. */
function enlarged(values: ArrayLike<number>): Float32Array {
  const at = (row: number, column: number): number => values[row * digitSide + column] ?? 0;
  const places = Array.from({ length: maskSide }, (_, position) => placeBetween(position));
  return Float32Array.from(
    places.flatMap((row) =>
      places.map((column) => {
        const above = mix(at(row.low, column.low), at(row.low, column.high), column.share);
        const below = mix(at(row.high, column.low), at(row.high, column.high), column.share);
        return mix(above, below, row.share);
      }),
    ),
  );
}

/** The two pixels on either side of a place in the mask, and its share of the way between them. */
function placeBetween(position: number): { low: number; high: number; share: number } {
  const exact = Math.min(digitSide - 1, Math.max(0, (position + 0.5) / scale - 0.5));
  const low = Math.floor(exact);
  return { low, high: Math.min(digitSide - 1, low + 1), share: exact - low };
}

function mix(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}

function smoothStep(share: number): number {
  const bounded = Math.min(1, Math.max(0, share));
  return bounded * bounded * (3 - 2 * bounded);
}
