/**
 * Computes eˣ and powers with operations that every engine rounds alike; engines differ in the last bit of
 * `Math.exp` and `**`. The exponential's polynomial and constants are those of fdlibm (Sun Microsystems 1993:
 * `e_exp.c`).
 */

/** ln 2 in two parts: the first one's products with whole numbers below 2¹¹ are exact. */
export const lnTwo = { first: 0.6931471803691238, rest: 1.9082149292705877e-10 } as const;
const terms = [
  0.16666666666666602, -2.7777777777015593e-3, 6.613756321437934e-5, -1.6533902205465252e-6,
  4.1381367970572385e-8,
] as const;
/** Within it, the result is neither infinite nor denormal. */
const largestExponent = 708;

/**
 * eˣ, to one unit in the last place.
 * @param x at most 708 in size
 * @throws RangeError for a larger one, or one that is not a number
 */
export function exp(x: number): number {
  if (!(Math.abs(x) <= largestExponent)) {
    throw new RangeError(`The exponent is ${x}; its size must be at most ${largestExponent}`);
  }
  const doublings = Math.round(x * Math.LOG2E);
  const coarse = x - doublings * lnTwo.first;
  const fine = doublings * lnTwo.rest;
  const rest = coarse - fine;
  const square = rest * rest;
  const [p1, p2, p3, p4, p5] = terms;
  const curve = rest - square * (p1 + square * (p2 + square * (p3 + square * (p4 + square * p5))));
  return (1 - (fine - (rest * curve) / (2 - curve) - coarse)) * powerOfTwo(doublings);
}

const bits = new DataView(new ArrayBuffer(8));

/** 2ⁿ for n from −1022 to 1023, by its bits. */
function powerOfTwo(exponent: number): number {
  bits.setInt32(0, (1023 + exponent) << 20);
  return bits.getFloat64(0);
}

/**
 * A power by repeated squaring.
 * @param exponent a whole number from 0
 * @throws RangeError for another exponent
 */
export function power(base: number, exponent: number): number {
  if (!Number.isSafeInteger(exponent) || exponent < 0) {
    throw new RangeError(`The exponent is ${exponent}; it must be a whole number from 0`);
  }
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
