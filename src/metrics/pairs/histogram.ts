/** Histograms whose axes keep still while what they count goes up and down. */
import { countUpTo } from './thresholdRates.ts';

/**
 * How many of the ascending distances lie in each of `bins` equal bins from 0 to `end`. A bin contains
 * its upper edge, as a threshold there accepts it; the first contains 0 too, the last all that is beyond.
 * @param end above 0
 */
export function histogramOf(distances: Float32Array, end: number, bins: number): Uint32Array {
  const upTo = Array.from({ length: bins }, (_, bin) =>
    bin === bins - 1 ? distances.length : countUpTo(distances, binEdge(bin + 1, end, bins)),
  );
  return Uint32Array.from(upTo, (count, bin) => count - (upTo[bin - 1] ?? 0));
}

/** Where a bin begins. */
export function binEdge(bin: number, end: number, bins: number): number {
  return (bin * end) / bins;
}

/** The ends that an axis may have, times a power of ten. */
const niceSteps = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10];
/** How much of the axis is free at its end after it has become shorter. */
const slack = 1.25;

/** The least nice number at or above one; 1 for what is no positive number. */
export function niceEnd(needed: number): number {
  if (!(needed > 0) || !Number.isFinite(needed)) return 1;
  const power = 10 ** Math.floor(Math.log10(needed));
  const step = niceSteps.find((nice) => nice * power >= needed) ?? 10;
  return Number((step * power).toPrecision(2));
}

/**
 * The end of an axis from 0 that reaches as far as is needed, in nice steps. It grows at once and
 * becomes shorter only where room is left after that: what goes up and down within a quarter moves it
 * once at most.
 * @param before the end that the axis has; `null` for a new one
 */
export function steadyEnd(needed: number, before: number | null): number {
  if (before === null || needed > before) return niceEnd(needed);
  const shorter = niceEnd(needed * slack);
  return shorter < before ? shorter : before;
}
