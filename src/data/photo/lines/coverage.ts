/** Measures how much of a supposed line is there. */
import type { GreyPhoto } from '../greyPhoto.ts';
import type { Track } from './track.ts';

/** The share of columns from one to another where a line is at least so dark, 0…1. */
export function coverageOf(
  { width, height, values }: GreyPhoto,
  heightAt: Track,
  from: number,
  to: number,
  leastDarkness: number,
): number {
  let count = 0;
  for (let x = from; x <= to; x++) {
    const y = Math.min(height - 1, Math.max(0, Math.round(heightAt(x))));
    if ((values[y * width + x] ?? 0) >= leastDarkness) count++;
  }
  return count / (to - from + 1);
}
