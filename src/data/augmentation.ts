/**
 * Small random affine changes of a training image: turned, slanted, scaled and shifted a little,
 * as hands differ (Simard, Steinkraus, Platt 2003: affine distortions of MNIST).
 */
import { digitPixels, digitSide } from './digit.ts';
import type { RandomSource } from './random.ts';

/** The largest change of each kind; each is drawn uniformly from −largest to +largest. */
export const largestChange = {
  turnDegrees: 10,
  /** Horizontal shift for each pixel of height. */
  slant: 0.15,
  /** Relative change of width and of height, drawn apart. */
  scale: 0.1,
  shiftPixels: 1.5,
} as const;

/** Maps a place in the result to its place in the source, both relative to the centre. */
export interface InverseAffine {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

/** Draws one change. */
export function drawAffine(random: RandomSource): InverseAffine {
  const upTo = (largest: number): number => (2 * random.uniform() - 1) * largest;
  const turn = (upTo(largestChange.turnDegrees) * Math.PI) / 180;
  const slant = upTo(largestChange.slant);
  const scaleX = 1 + upTo(largestChange.scale);
  const scaleY = 1 + upTo(largestChange.scale);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return {
    xx: cos * scaleX,
    xy: (slant * cos - sin) * scaleY,
    yx: sin * scaleX,
    yy: (slant * sin + cos) * scaleY,
    shiftX: upTo(largestChange.shiftPixels),
    shiftY: upTo(largestChange.shiftPixels),
  };
}

/**
 * Resamples one image through an affine map, bilinearly; what lies outside the source is background.
 * @param source 784 grey values, 0…255
 * @param target 784 values, 0…1
 */
export function warpInto(target: Float32Array, source: Uint8Array, map: InverseAffine): void {
  const centre = (digitSide - 1) / 2;
  for (let y = 0; y < digitSide; y++) {
    let sourceX = map.xx * -centre + map.xy * (y - centre) + map.shiftX + centre;
    let sourceY = map.yx * -centre + map.yy * (y - centre) + map.shiftY + centre;
    for (let x = 0; x < digitSide; x++) {
      target[y * digitSide + x] = sampleBilinear(source, sourceX, sourceY);
      sourceX += map.xx;
      sourceY += map.yx;
    }
  }
}

/** One image as it is, from bytes to 0…1. */
export function copyInto(target: Float32Array, source: Uint8Array): void {
  for (let pixel = 0; pixel < digitPixels; pixel++) target[pixel] = (source[pixel] ?? 0) / 255;
}

function sampleBilinear(source: Uint8Array, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fractionX = x - left;
  const fractionY = y - top;
  const above = mix(pixelAt(source, left, top), pixelAt(source, left + 1, top), fractionX);
  const below = mix(pixelAt(source, left, top + 1), pixelAt(source, left + 1, top + 1), fractionX);
  return mix(above, below, fractionY) / 255;
}

function pixelAt(source: Uint8Array, x: number, y: number): number {
  const isInside = x >= 0 && y >= 0 && x < digitSide && y < digitSide;
  return isInside ? (source[y * digitSide + x] ?? 0) : 0;
}

function mix(from: number, to: number, fraction: number): number {
  return from + (to - from) * fraction;
}
