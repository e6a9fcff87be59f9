/** An explained digit as masks to be painted in the theme's tones, enlarged so that its ink has an edge. */

import type { ExplainedDigit, Explanation } from '../../store/explanation/explanation.ts';
import { digitSide } from '../../store/pads/pad.ts';

const scale = 4;
/** Pixels along a side of the masks. */
export const maskSide = digitSide * scale;
/** How much of the colour shows beside the ink. */
const halo = 0.16;
/** Greys between which the edge of the ink is. */
const edge = { from: 70, to: 170 } as const;

/** A mask of `maskSide`² alphas, and the theme's variable for its tone. */
export interface HeatLayer {
  readonly tone: '--same' | '--different' | '--neutral-ink';
  readonly alphas: Uint8Array;
}

/**
 * The layers of a digit, to be painted one over the other.
 * @param largest the heat that has the full tone
 */
export function heatLayersOf({ digit, heat }: ExplainedDigit, largest: number): HeatLayer[] {
  const ink = enlarged(digit).map((grey) => smoothStep((grey - edge.from) / (edge.to - edge.from)));
  const strengths = enlarged(heat).map((change) => (largest === 0 ? 0 : change / largest));
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

/** The strongest heat on ink: both digits are drawn to one scale. */
export function largestHeat({ a, b }: Explanation): number {
  return Math.max(
    ...[a, b].flatMap(({ digit, heat }) =>
      Array.from(heat, (change, pixel) => ((digit[pixel] ?? 0) > 0 ? Math.abs(change) : 0)),
    ),
  );
}

/** 28 × 28 values, enlarged bilinearly. */
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

/** The two pixels that a place in the mask lies between, and how far from the first. */
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
