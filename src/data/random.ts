/**
 * Owns the seeded random numbers. A generator is made for a seed, a purpose and a counter (such as a
 * step), so the numbers of step n depend on these alone and not on earlier draws.
 */
import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A source of random numbers; callers pass it in. */
export interface RandomSource {
  /** The next number, uniform in [0, 1). */
  uniform(): number;
  /** The next whole number, uniform in [0, bound). */
  below(bound: number): number;
}

/** What a stream of random numbers is for. Streams of one seed are independent of each other. */
export const randomPurposes = {
  weights: 1,
  batch: 2,
  augmentation: 3,
  evaluationPairs: 4,
  episodes: 5,
  mining: 6,
  layout: 7,
  bootstrap: 8,
  symbols: 9,
  symbolChoice: 10,
  heldOutSymbols: 11,
  classChoice: 12,
  split: 13,
  turnChoice: 14,
} as const;
export type RandomPurpose = keyof typeof randomPurposes;

/** Scatters the bits of small numbers. Another constant would do as well, with other numbers. */
const stateSalt = 0x9e3779b9;

/**
 * The generator of a seed, a purpose and a counter.
 * @param seed a whole number from 0 to 2³¹ − 1
 * @param counter a whole number from 0, the step for which numbers are drawn
 */
export function createRandom(seed: number, purpose: RandomPurpose, counter = 0): RandomSource {
  let hash = 0;
  const state = [seed, counter, randomPurposes[purpose], 0].map((word) => {
    hash = scramble(hash + word + stateSalt);
    return hash;
  });
  const generator = xoroshiro128plusFromState(state);
  return {
    uniform: () => uniformFloat32(generator),
    below: (bound) => uniformInt(generator, 0, bound - 1),
  };
}

/**
 * Scatters 32 bits (MurmurHash3's finaliser). The generator is linear in its state, so without this
 * the streams of neighbouring steps would differ only by a fixed pattern.
 */
export function scramble(bits: number): number {
  const half = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return whole ^ (whole >>> 16);
}
