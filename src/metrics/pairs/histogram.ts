/** Computes histograms of distances, and axes that stay still while the distances vary. */
import { countUpTo } from './thresholdRates.ts';

/**
 * Counts the ascending distances in `bins` equal bins from 0 to `end`. A bin contains its upper edge,
 * because a threshold there accepts it. The first bin contains 0 too; the last, all larger distances.
 * @param end above 0
 */
export function histogramOf(distances: Float32Array, end: number, bins: number): Uint32Array {
  const upTo = Array.from({ length: bins }, (_, bin) =>
    bin === bins - 1 ? distances.length : countUpTo(distances, binEdge(bin + 1, end, bins)),
  );
  return Uint32Array.from(upTo, (count, bin) => count - (upTo[bin - 1] ?? 0));
}

/** The lower edge of a bin. */
export function binEdge(bin: number, end: number, bins: number): number {
  return (bin * end) / bins;
}

/** The possible ends of an axis, times a power of ten. */
const niceSteps = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10];
/** A shorter axis ends at least at this many times the needed end. */
const slack = 1.25;

/** Beyond these, powers of ten are no longer exact: no distance of float32 numbers is. */
const [smallest, largest] = [1e-300, 1e300];

/** The smallest nice number that is at least `needed`; 1 if `needed` is no number that an axis can have. */
export function niceEnd(needed: number): number {
  if (!(needed >= smallest && needed <= largest)) return 1;
  const power = 10 ** Math.floor(Math.log10(needed));
  const step = niceSteps.find((nice) => nice * power >= needed) ?? 10;
  return Number((step * power).toPrecision(2));
}

/**
 * The end of an axis from 0 to at least `needed`, at a nice number. It grows at once, and shrinks only
 * if a quarter more than needed still fits: a value that varies within a quarter moves it at most once.
 * @param before the present end; `null` for a new axis
 */
export function steadyEnd(needed: number, before: number | null): number {
  if (before === null || needed > before) return niceEnd(needed);
  const shorter = niceEnd(needed * slack);
  return shorter < before ? shorter : before;
}
