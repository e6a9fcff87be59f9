/**
 * Computes the natural logarithm with operations that every engine rounds alike; engines differ in the last
 * bit of `Math.log`. The polynomial and the constants are those of fdlibm (Sun Microsystems 1993:
 * `e_log.c`).
 */
import { lnTwo } from './exponential.ts';

const terms = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784,
  0.1818357216161805, 0.15313837699209373, 0.14798198605116586,
] as const;
/** The smallest number with all its digits. */
const smallestNormal = 2 ** -1022;

const bits = new DataView(new ArrayBuffer(8));

/**
 * ln x, to one unit in the last place.
 * @param x −Infinity for 0, NaN for what is below
 * @throws RangeError for Infinity, and for a number below 2⁻¹⁰²², which no float32 is
 */
export function log(x: number): number {
  if (x === 0) return -Infinity;
  if (x < 0 || Number.isNaN(x)) return Number.NaN;
  if (x < smallestNormal || x === Infinity) {
    throw new RangeError(`The logarithm of ${x} is not to be had`);
  }
  bits.setFloat64(0, x);
  const high = bits.getInt32(0);
  const fraction = high & 0xfffff;
  // 1 where the fraction is above √2: then half of it counts.
  const isLarge = (fraction + 0x95f64) & 0x100000;
  bits.setInt32(0, fraction | (isLarge ^ 0x3ff00000));
  const doublings = (high >> 20) - 1023 + (isLarge >> 20);
  const rest = bits.getFloat64(0) - 1;
  const share = rest / (2 + rest);
  const square = share * share;
  const fourth = square * square;
  const [l1, l2, l3, l4, l5, l6, l7] = terms;
  const even = fourth * (l2 + fourth * (l4 + fourth * l6));
  const odd = square * (l1 + fourth * (l3 + fourth * (l5 + fourth * l7)));
  const half = 0.5 * rest * rest;
  const fine = share * (half + even + odd) + doublings * lnTwo.rest;
  return doublings * lnTwo.first - (half - fine - rest);
}
