/** Makes drawings that are not digits, and digits in other handwritings, as strokes of a mouse. */
import { digitFromStrokes } from '../../src/data/drawing/digitFromStrokes.ts';
import { smoothStroke } from '../../src/data/drawing/smoothStroke.ts';
import type { Stroke } from '../../src/data/drawing/stroke.ts';
import type { RandomSource } from '../../src/data/random.ts';
import { resample } from './digitSkeletons.ts';

/** One long stroke to and fro: 12 to 31 random places, joined smoothly. */
export function scribble(random: RandomSource): Stroke {
  const places = Array.from({ length: 12 + random.below(20) }, () => ({
    x: random.uniform(),
    y: random.uniform(),
  }));
  return resample(smoothStroke(places), 0.04);
}

/** A drawing in another handwriting: slanted, wider or narrower, trembling. */
export function inAnotherHand(strokes: readonly Stroke[], random: RandomSource): Stroke[] {
  const [slant, width] = [0.5 * random.uniform() - 0.25, 0.8 + 0.4 * random.uniform()];
  return strokes.map((stroke) => {
    const [phaseX, phaseY] = [6 * random.uniform(), 6 * random.uniform()];
    return stroke.map(({ x, y }, index) => ({
      x: width * (x + slant * (0.5 - y)) + 0.015 * Math.sin(index / 4 + phaseX),
      y: y + 0.015 * Math.sin(index / 5 + phaseY),
    }));
  });
}

/** The image that the network sees of a drawing. */
export function seen(strokes: readonly Stroke[]): Uint8Array {
  const digit = digitFromStrokes(strokes);
  if (digit === null) throw new Error('Nothing is drawn');
  return digit;
}
