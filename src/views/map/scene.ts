/** What the map shows, from what the page knows. */
import { losses } from '../../settings/facts/losses.ts';
import type { RunSettings } from '../../settings/settings.ts';
import { type Fit, fitOf, fitted } from './fit.ts';
import { meanMove } from './motion.ts';

/** Where the dots lie, and where a drawing would. */
export interface Layout {
  /** [dots × 2] */
  readonly positions: Float32Array;
  /** [x, y]; `null` where it has no place. */
  readonly placeOf: (embedding: Float32Array) => Float32Array | null;
  /** Whether the layout is in units of distance. */
  readonly hasUnits: boolean;
}

/** Dots in shares of the frame. */
export interface FittedDots {
  /** [dots × 2] */
  readonly dots: Float32Array;
  readonly fit: Fit;
  /** How far they have moved on average since the last layout. */
  readonly move: number;
}

/** The known things on the map, in shares of the frame. */
export interface Scene {
  /** [dots × 2] */
  readonly dots: Float32Array;
  /** [x, y] of each drawing; NaN where there is none. */
  readonly a: Float32Array;
  readonly b: Float32Array;
  /** Radii of circles around drawing A; NaN where there is none. */
  readonly margin: number;
  readonly threshold: number;
}

/** What is drawn of the pads. */
export interface Drawn {
  readonly embeddingA: Float32Array | null;
  readonly embeddingB: Float32Array | null;
  readonly threshold: number | null;
}

const nowhere = Float32Array.of(Number.NaN, Number.NaN);

/** @param before the last layout's, whose frame is kept where it still fits */
export function fitLayout({ positions }: Layout, before: FittedDots | null): FittedDots {
  const fit = fitOf(positions, before?.fit ?? null);
  const dots = fitted(positions, fit);
  return { dots, fit, move: before === null ? 0 : meanMove(before.dots, dots) };
}

/** @param settings the run's, if there is one */
export function sceneOf(
  { placeOf, hasUnits }: Layout,
  { dots, fit }: FittedDots,
  drawn: Drawn | null,
  settings: RunSettings | null,
): Scene {
  const markOf = (embedding: Float32Array | null = null): Float32Array => {
    const place = embedding === null ? null : placeOf(embedding);
    return place === null ? nowhere : fitted(place, fit);
  };
  // The circles are of Euclidean distances. In a projection distances look at most as long as they
  // are, so that what lies outside a circle is really further away; the tip says so. A learned
  // distance is no length in any plane.
  const hasCircles =
    hasUnits && settings !== null && losses[settings.loss].distance === 'euclidean';
  const margin = hasCircles && losses[settings.loss].hasMargin ? settings.margin : Number.NaN;
  const threshold = hasCircles ? (drawn?.threshold ?? Number.NaN) : Number.NaN;
  return {
    dots,
    a: markOf(drawn?.embeddingA),
    b: markOf(drawn?.embeddingB),
    margin: margin / fit.reach,
    threshold: threshold / fit.reach,
  };
}
