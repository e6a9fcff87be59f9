/**
 * Computes sine and cosine with additions and multiplications alone, which every engine rounds alike;
 * engines differ in the last bit of `Math.sin` and `Math.cos`. The polynomials and the constants are those
 * of fdlibm (Sun Microsystems 1993: `k_sin.c`, `k_cos.c`, `e_rem_pio2.c`).
 */

/** π/2 in three parts: with the first two, a product with a whole number below 2²⁰ is exact. */
const halfPi = {
  first: 1.5707963267341256,
  second: 6.077100506303966e-11,
  rest: 2.0222662487959506e-21,
} as const;
const twoOverPi = 0.6366197723675814;
/** Beyond it, the parts of π/2 would not be exact. */
const largestAngle = 2 ** 20;

const sineTerms = [
  -0.16666666666666632, 8.33333333332249e-3, -1.984126982985795e-4, 2.7557313707070068e-6,
  -2.5050760253406863e-8, 1.58969099521155e-10,
] as const;
const cosineTerms = [
  4.16666666666666e-2, -1.388888888887411e-3, 2.480158728947673e-5, -2.7557314351390663e-7,
  2.087572321298175e-9, -1.1359647557788195e-11,
] as const;

/** An angle as quarter turns and a rest of at most about π/4, in two parts. */
interface ReducedAngle {
  /** 0…3 */
  readonly quarter: number;
  readonly rest: number;
  /** What rounding took from the rest. */
  readonly tail: number;
}

/**
 * The sine, to one unit in the last place.
 * @param radians at most 2²⁰ in size
 * @throws RangeError for a larger angle, or one that is not a number
 */
export function sin(radians: number): number {
  return turned(reduced(radians));
}

/** The cosine; the same as `sin` in all else. */
export function cos(radians: number): number {
  const { quarter, ...angle } = reduced(radians);
  return turned({ ...angle, quarter: (quarter + 1) % 4 });
}

/** The sine of a reduced angle. */
function turned({ quarter, rest, tail }: ReducedAngle): number {
  const size = quarter % 2 === 0 ? sineNearZero(rest, tail) : cosineNearZero(rest, tail);
  return quarter < 2 ? size : -size;
}

function reduced(radians: number): ReducedAngle {
  if (!(Math.abs(radians) <= largestAngle)) {
    throw new RangeError(`The angle is ${radians}; its size must be at most ${largestAngle}`);
  }
  const quarters = Math.round(radians * twoOverPi);
  if (quarters === 0) return { quarter: 0, rest: radians, tail: 0 };
  const coarse = radians - quarters * halfPi.first;
  const middle = quarters * halfPi.second;
  const fine = coarse - middle;
  const missing = quarters * halfPi.rest - (coarse - fine - middle);
  const rest = fine - missing;
  return { quarter: ((quarters % 4) + 4) % 4, rest, tail: fine - rest - missing };
}

function sineNearZero(x: number, tail: number): number {
  const [s1, s2, s3, s4, s5, s6] = sineTerms;
  const square = x * x;
  const cube = square * x;
  const series = s2 + square * (s3 + square * (s4 + square * (s5 + square * s6)));
  return x - (square * (0.5 * tail - cube * series) - tail - cube * s1);
}

function cosineNearZero(x: number, tail: number): number {
  const [c1, c2, c3, c4, c5, c6] = cosineTerms;
  const square = x * x;
  const series =
    square * (c1 + square * (c2 + square * (c3 + square * (c4 + square * (c5 + square * c6)))));
  const half = 0.5 * square;
  const near = 1 - half;
  return near + (1 - near - half + (square * series - x * tail));
}
