/** Computes slopes of float64 functions by central differences: the independent truth for gradients. */

type Value = (at: Float64Array) => number;

/** Small compared with usual numbers, large compared with float64's rounding. */
const defaultStep = 1e-5;

/** The slope of a function along a direction: the gradient times the direction. */
export function slopeAlong(
  value: Value,
  at: Float64Array,
  direction: ArrayLike<number>,
  step = defaultStep,
): number {
  const shifted = (by: number): number =>
    value(at.map((number, index) => number + by * (direction[index] ?? 0)));
  return (shifted(step) - shifted(-step)) / (2 * step);
}

/** The whole gradient, number by number. */
export function gradientByDifferences(
  value: Value,
  at: Float64Array,
  step = defaultStep,
): Float64Array {
  return at.map((_, index) => {
    const unit = new Float64Array(at.length);
    unit[index] = 1;
    return slopeAlong(value, at, unit, step);
  });
}

/** Σ a·b */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
