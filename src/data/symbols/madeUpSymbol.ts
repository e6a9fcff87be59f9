/**
 * Makes up symbols: a few random strokes each, and any number of drawings of one symbol. A network that
 * learns to tell thousands of them apart learns to compare shapes, not to know ten.
 */
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { digitPixels } from '../digit.ts';
import { digitFromStrokes } from '../drawing/digitFromStrokes.ts';
import { mapPoints, type Point, type Stroke } from '../drawing/stroke.ts';
import type { RandomSource } from '../random.ts';

/** A stroke of a symbol, in the unit square: the pen's places, joined by a curve or by straight lines. */
interface SymbolStroke {
  readonly places: Stroke;
  readonly isCurved: boolean;
}

/** A symbol before anybody draws it: one to five strokes. */
export type MadeUpSymbol = readonly SymbolStroke[];

/** How symbols come out. Chosen on held-out digits that no reported figure uses. */
export const symbolShape = {
  /** Shares of symbols with one stroke, with two, and so on. */
  shareOfStrokes: [0.25, 0.3, 0.2, 0.15, 0.1],
  /** A stroke goes through this many places. */
  fewestPlaces: 2,
  mostPlaces: 6,
  /** Share of strokes that are curves. */
  curved: 0.7,
  /** A stroke among others has this share of the square, at a random place in it. */
  sizeAmongOthers: 0.65,
} as const;

/** How much two drawings of one symbol differ. */
export const drawingSpread = {
  /** Standard deviation of each place, in sides of the square. */
  place: 0.055,
  /** Of each entry of the linear map that stretches and turns the whole. */
  map: 0.1,
  /** Of the slant, in widths per height, besides. */
  slant: 0.15,
  /** The strokes' thickness in pixels is uniform between these. */
  thinnestPx: 1.8,
  thickestPx: 3.6,
} as const;

/** Straight pieces of a curve between two of its places. */
const piecesOfCurve = 8;

/** Draws a symbol. */
export function makeUpSymbol(random: RandomSource): MadeUpSymbol {
  const { curved, sizeAmongOthers } = symbolShape;
  const count = countStrokes(random.uniform());
  return Array.from({ length: count }, () => {
    const size = count === 1 ? 1 : sizeAmongOthers;
    const [left, top] = [random.uniform() * (1 - size), random.uniform() * (1 - size)];
    const places = symbolShape.fewestPlaces + random.below(spanOfPlaces);
    return {
      places: Array.from({ length: places }, () => ({
        x: left + size * random.uniform(),
        y: top + size * random.uniform(),
      })),
      isCurved: random.uniform() < curved,
    };
  });
}

/** @param share from 0 up to 1: a symbol's place among all, those of fewest strokes first */
function countStrokes(share: number): number {
  let before = 0;
  const index = symbolShape.shareOfStrokes.findIndex((part) => {
    before += part;
    return share < before;
  });
  return index === -1 ? symbolShape.shareOfStrokes.length : index + 1;
}

const spanOfPlaces = symbolShape.mostPlaces - symbolShape.fewestPlaces + 1;

/**
 * Draws a symbol by hand, each time a little differently.
 * @returns 28 × 28 grey values, made in the very way of a drawing on a pad, but of varying thickness
 */
export function drawSymbol(symbol: MadeUpSymbol, random: RandomSource): Uint8Array {
  const { place, map, slant, thinnestPx, thickestPx } = drawingSpread;
  const [xx, yy] = [1 + map * normal(random), 1 + map * normal(random)];
  const [xy, yx] = [map * normal(random) + slant * normal(random), map * normal(random)];
  const trembling = symbol.map(({ places, isCurved }) => {
    const moved = mapPoints([places], ({ x, y }) => {
      const across = x + place * normal(random) - 0.5;
      const down = y + place * normal(random) - 0.5;
      return { x: xx * across + xy * down, y: yx * across + yy * down };
    });
    return isCurved ? curveThrough(moved[0] ?? []) : withCorners(moved[0] ?? []);
  });
  const thicknessPx = thinnestPx + (thickestPx - thinnestPx) * random.uniform();
  const image = digitFromStrokes(trembling, 0, thicknessPx);
  if (image === null) throw new RangeError('A symbol needs a stroke');
  return image;
}

/**
 * Makes up one symbol and draws it several times.
 * @returns [drawings × 784] grey values
 */
export function drawMany(random: RandomSource, drawings: number): Uint8Array {
  const symbol = makeUpSymbol(random);
  const images = new Uint8Array(drawings * digitPixels);
  for (let drawing = 0; drawing < drawings; drawing++) {
    images.set(drawSymbol(symbol, random), drawing * digitPixels);
  }
  return images;
}

/** A normal number of mean 0 and deviation 1, by the inverse of its distribution. */
function normal(random: RandomSource): number {
  return quantile((random.below(2 ** 24) + 0.5) / 2 ** 24, 0, 1);
}

/** Gives the inner places twice: smoothing keeps such corners sharp. */
function withCorners(places: Stroke): Stroke {
  return places.flatMap((place, index) =>
    index === 0 || index === places.length - 1 ? [place] : [place, place],
  );
}

/** The Catmull–Rom spline through all places (Catmull, Rom 1974), in straight pieces. */
function curveThrough(places: Stroke): Stroke {
  const first = places.slice(0, 1);
  const pieces = places.slice(1).flatMap((end, index) => {
    const start = places[index] ?? end;
    const before = places[index - 1] ?? start;
    const after = places[index + 2] ?? end;
    return Array.from({ length: piecesOfCurve }, (_, piece) => {
      const along = (piece + 1) / piecesOfCurve;
      return {
        x: onSpline(before.x, start.x, end.x, after.x, along),
        y: onSpline(before.y, start.y, end.y, after.y, along),
      };
    });
  });
  return [...first, ...pieces] satisfies readonly Point[];
}

/** One coordinate of the spline between `start` (along = 0) and `end` (along = 1). */
function onSpline(before: number, start: number, end: number, after: number, along: number) {
  const linear = end - before;
  const square = 2 * before - 5 * start + 4 * end - after;
  const cube = 3 * (start - end) + after - before;
  return start + 0.5 * along * (linear + along * (square + along * cube));
}
