/** Makes random numbers and images for tests. */
import { digitPixels } from '../../src/data/digit.ts';
import type { RandomSource } from '../../src/data/random.ts';

/** Numbers uniform in ± scale. */
export function numbersWithin(random: RandomSource, length: number, scale = 1): Float32Array {
  return Float32Array.from({ length }, () => (2 * random.uniform() - 1) * scale);
}

/** Rows of such numbers. */
export function rowsWithin(
  random: RandomSource,
  rows: number,
  length: number,
  scale = 1,
): Float32Array[] {
  return Array.from({ length: rows }, () => numbersWithin(random, length, scale));
}

/** Images of noise, so that no two patches are alike. */
export function noiseImages(random: RandomSource, count: number): Uint8Array[] {
  return Array.from({ length: count }, () =>
    Uint8Array.from({ length: digitPixels }, () => random.below(256)),
  );
}
