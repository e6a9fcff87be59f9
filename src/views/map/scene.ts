/** Computes the scene of the map: positions of dots and drawings, radii of circles. Knows no canvas. */
import type { DistanceKind } from '../../settings/choices.ts';
import { losses } from '../../settings/facts/losses.ts';
import { distanceKindOf } from '../../settings/rules.ts';
import type { RunSettings } from '../../settings/settings.ts';
import { type Fit, fitOf, fitted } from './fit.ts';
import { meanMove } from './motion.ts';

/** The positions of the dots, and the position that a drawing would have. */
export interface Layout {
  /** [dots × 2] */
  readonly positions: Float32Array;
  /** [x, y]; `null` if this layout cannot place a drawing. */
  readonly placeOf: (embedding: Float32Array) => Float32Array | null;
  /** Whether the layout is in units of distance. */
  readonly hasUnits: boolean;
}

/** Dots in shares of the frame. */
export interface FittedDots {
  /** [dots × 2] */
  readonly dots: Float32Array;
  readonly fit: Fit;
  /** Their mean movement since the last layout. */
  readonly move: number;
}

/** The map's marks, in shares of the frame. */
export interface Scene {
  /** [dots × 2] */
  readonly dots: Float32Array;
  /** [x, y] of each drawing; NaN if there is none. */
  readonly a: Float32Array;
  readonly b: Float32Array;
  /** Radii of the circles around drawing A; NaN if there is none. */
  readonly margin: number;
  readonly threshold: number;
}

/** What the scene needs to know about the pads' drawings. */
export interface Drawn {
  readonly embeddingA: Float32Array | null;
  readonly embeddingB: Float32Array | null;
  readonly threshold: number | null;
}

const nowhere = Float32Array.of(Number.NaN, Number.NaN);

/** @param before the dots of the last layout; their frame stays if it still fits */
export function fitLayout({ positions }: Layout, before: FittedDots | null): FittedDots {
  const fit = fitOf(positions, before?.fit ?? null);
  const dots = fitted(positions, fit);
  return { dots, fit, move: before === null ? 0 : meanMove(before.dots, dots) };
}

/**
 * The length in the map's plane of each kind of distance. A projection never makes distances longer, so
 * that a dot outside a circle is really farther away; the tip says so. A cosine distance D of embeddings of
 * length 1 is as far as √(2·D); a learned distance is not a length in a plane.
 */
const radii: Readonly<Record<DistanceKind, (distance: number) => number>> = {
  euclidean: (distance) => distance,
  cosine: (distance) => Math.sqrt(2 * distance),
  learned: () => Number.NaN,
};

/** @param settings the settings of the run; `null` without a run */
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
  const kind = hasUnits && settings !== null ? distanceKindOf(settings) : null;
  const radiusOf = kind === null ? () => Number.NaN : radii[kind];
  const margin =
    settings !== null && losses[settings.loss].hasMargin ? settings.margin : Number.NaN;
  return {
    dots,
    a: markOf(drawn?.embeddingA),
    b: markOf(drawn?.embeddingB),
    margin: radiusOf(margin) / fit.reach,
    threshold: radiusOf(drawn?.threshold ?? Number.NaN) / fit.reach,
  };
}
