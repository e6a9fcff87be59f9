/** Makes up photos of written digits: ink on paper in uneven light, with a camera's noise. */

import { rasterise } from '../../src/data/drawing/rasterise.ts';
import { mapPoints, type Stroke } from '../../src/data/drawing/stroke.ts';
import type { GreyPhoto } from '../../src/data/photo/greyPhoto.ts';
import { createRandom } from '../../src/data/random.ts';

export interface PhotoOptions {
  readonly sidePx: number;
  readonly thicknessPx: number;
  /** The box of the digit, in shares of the side. */
  readonly left: number;
  readonly top: number;
  readonly size: number;
  /** The share of the light that paper and ink reflect, 0…1. */
  readonly paper: number;
  readonly ink: number;
  /** The share of the light that a shadow on the right half takes, and the width of its soft edge. */
  readonly shadow: number;
  readonly shadowEdgePx: number;
  /** The largest error of a grey value. */
  readonly noise: number;
  readonly seed: number;
}

const plain: PhotoOptions = {
  sidePx: 240,
  thicknessPx: 12,
  left: 0.25,
  top: 0.2,
  size: 0.5,
  paper: 0.9,
  ink: 0.15,
  shadow: 0,
  shadowEdgePx: 1,
  noise: 0,
  seed: 1,
};

/** A photo of strokes from a unit square. */
export function photoOf(
  strokes: readonly Stroke[],
  options: Partial<PhotoOptions> = {},
): GreyPhoto {
  const { sidePx, thicknessPx, left, top, size, ...look } = { ...plain, ...options };
  const placed = mapPoints(strokes, ({ x, y }) => ({
    x: (left + x * size) * sidePx,
    y: (top + y * size) * sidePx,
  }));
  const random = createRandom(look.seed, 'evaluationPairs');
  const values = Float32Array.from(rasterise(placed, thicknessPx, sidePx), (share, pixel) => {
    const intoShadowPx = (pixel % sidePx) - sidePx / 2;
    const depth = Math.min(1, Math.max(0, 0.5 + intoShadowPx / look.shadowEdgePx));
    const reflected = look.paper + share * (look.ink - look.paper);
    const noise = (2 * random.uniform() - 1) * look.noise;
    return Math.min(1, Math.max(0, reflected * (1 - look.shadow * depth) + noise));
  });
  return { width: sidePx, height: sidePx, values };
}
