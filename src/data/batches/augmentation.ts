/**
 * Owns augmentation: turns, slants, scales and shifts each training image a little, because hands
 * differ (Simard, Steinkraus, Platt 2003: affine distortions of MNIST).
 */
import { digitPixels, digitSide } from '../digit.ts';
import { engineMath, type MathFunctions } from '../exactMath/mathFunctions.ts';
import type { RandomSource } from '../random.ts';

/** The largest change of each kind; each is drawn uniformly from −largest to +largest. */
export const largestChange = {
  turnDegrees: 10,
  /** Horizontal shift in pixels per pixel of height. */
  slant: 0.15,
  /** Relative change of width and of height; each has its own draw. */
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

/**
 * Draws one random change.
 * @param math computes the sine and the cosine of the turn
 */
export function drawAffine(
  random: RandomSource,
  math: Pick<MathFunctions, 'sin' | 'cos'> = engineMath,
): InverseAffine {
  const upTo = (largest: number): number => (2 * random.uniform() - 1) * largest;
  const turn = (upTo(largestChange.turnDegrees) * Math.PI) / 180;
  const slant = upTo(largestChange.slant);
  const scaleX = 1 + upTo(largestChange.scale);
  const scaleY = 1 + upTo(largestChange.scale);
  const [cos, sin] = [math.cos(turn), math.sin(turn)];
  return {
    xx: cos * scaleX,
    xy: (slant * cos - sin) * scaleY,
    yx: sin * scaleX,
    yy: (slant * sin + cos) * scaleY,
    shiftX: upTo(largestChange.shiftPixels),
    shiftY: upTo(largestChange.shiftPixels),
  };
}

/** Side of a source with its border: one pixel before it, two pixels after it. */
const borderedSide = digitSide + 3;
/** The current source inside a border of background. With it, a read needs no bounds check. */
const bordered = new Uint8Array(borderedSide * borderedSide);

/**
 * Resamples one image through an affine map, bilinearly. Places outside the source are background.
 * @param source 784 grey values, 0…255
 * @param target 784 values, 0…1
 */
export function warpInto(target: Float32Array, source: Uint8Array, map: InverseAffine): void {
  // Local names are faster: the loop below runs millions of times in a minute.
  const [side, rowLength, pixels] = [digitSide, borderedSide, bordered];
  const { xx, yx } = map;
  const centre = (side - 1) / 2;
  for (let y = 0; y < side; y++) {
    pixels.set(source.subarray(y * side, (y + 1) * side), (y + 1) * rowLength + 1);
  }
  for (let y = 0; y < side; y++) {
    let sourceX = xx * -centre + map.xy * (y - centre) + map.shiftX + centre;
    let sourceY = yx * -centre + map.yy * (y - centre) + map.shiftY + centre;
    for (let x = 0; x < side; x++) {
      // A source at −1 or less, or at `side` or more, is border.
      const left = Math.max(-1, Math.min(sourceX, side));
      const top = Math.max(-1, Math.min(sourceY, side));
      const column = Math.floor(left);
      const row = Math.floor(top);
      const at = (row + 1) * rowLength + column + 1;
      const fraction = left - column;
      const topLeft = pixels[at] ?? 0;
      const bottomLeft = pixels[at + rowLength] ?? 0;
      const above = topLeft + ((pixels[at + 1] ?? 0) - topLeft) * fraction;
      const below = bottomLeft + ((pixels[at + rowLength + 1] ?? 0) - bottomLeft) * fraction;
      target[y * side + x] = (above + (below - above) * (top - row)) / 255;
      sourceX += xx;
      sourceY += yx;
    }
  }
}

/** Copies one image unchanged, from bytes to 0…1. */
export function copyInto(target: Float32Array, source: Uint8Array): void {
  for (let pixel = 0; pixel < digitPixels; pixel++) target[pixel] = (source[pixel] ?? 0) / 255;
}
