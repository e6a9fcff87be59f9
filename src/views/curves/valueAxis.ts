/** Chooses the ends and ticks of a value axis. */
import { scaleLinear, scaleLog } from 'd3-scale';

/** The value axis of one picture. */
export interface ValueAxis {
  readonly isLogarithmic: boolean;
  /** Lowest and highest value; both above 0 if the axis is logarithmic. */
  readonly domain: readonly [number, number];
  /** The values with a tick. */
  readonly ticks: readonly number[];
}

/** Ends and ticks that do not depend on the data. */
export interface FixedAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

const tickCount = 4;
/** Values more than this factor below the largest value lie on the lower edge. */
const largestRatio = 1e6;

interface LinearAxisOptions {
  readonly startsAtZero?: boolean;
  /** The limits of all possible values. */
  readonly within?: readonly [number, number];
  /** The smallest length of the axis: closer values look equal. */
  readonly shortest?: number;
}

/** Larger numbers have no room for ticks above them; no weight of 32 bits is as large. */
const largestValue = 1e300;
/** Smaller numbers are 0. */
const smallestValue = 1e-300;

/** Whether a value has a place on an axis: not if it is no number, infinite or too large. */
export function isDrawable(value: number): boolean {
  return Math.abs(value) <= largestValue;
}

/** The values that an axis has ends and ticks for. */
function axisValues(values: readonly number[]): readonly number[] {
  return values.filter(isDrawable).map((value) => (Math.abs(value) < smallestValue ? 0 : value));
}

/** A linear axis that contains all values. */
export function linearAxis(all: readonly number[], options: LinearAxisOptions): ValueAxis {
  const { startsAtZero = false, within = [-Infinity, Infinity], shortest = 0 } = options;
  const values = axisValues(all).map((value) => Math.min(within[1], Math.max(within[0], value)));
  const highest = Math.max(...values, Number.NEGATIVE_INFINITY);
  const lowest = startsAtZero ? 0 : Math.min(...values, highest);
  if (!Number.isFinite(highest)) return axisOver(0, 1);
  // Almost equal values lie in the middle.
  const missing =
    Math.max(shortest, highest > lowest ? 0 : Math.abs(highest) || 1) - (highest - lowest);
  const room = Math.max(0, missing) / 2;
  return axisOver(Math.max(within[0], lowest - room), Math.min(within[1], highest + room));
}

function axisOver(lowest: number, highest: number): ValueAxis {
  const scale = scaleLinear().domain([lowest, highest]).nice(tickCount);
  const [from = lowest, to = highest] = scale.domain();
  return { isLogarithmic: false, domain: [from, to], ticks: scale.ticks(tickCount) };
}

/** A logarithmic axis between round numbers. Values of 0 or below lie on its lower edge. */
export function logarithmicAxis(values: readonly number[]): ValueAxis {
  const above = axisValues(values).filter((value) => value > 0);
  const highest = above.length === 0 ? 1 : Math.max(...above);
  const lowest = Math.max(Math.min(...above, highest), highest / largestRatio);
  const from = roundBelow(lowest);
  const to = Math.max(roundAbove(highest), 2 * from);
  const powers = Math.log10(to / from);
  const every = Math.ceil(powers / tickCount);
  const isMarked = (tick: number): boolean => {
    const power = Math.floor(Math.log10(tick) + tolerance);
    const digit = Math.round(tick / 10 ** power);
    return powers <= 1.5 ? roundDigits.includes(digit) : digit === 1 && power % every === 0;
  };
  const ticks = scaleLog().domain([from, to]).ticks().filter(isMarked);
  return { isLogarithmic: true, domain: [from, to], ticks };
}

const roundDigits = [1, 2, 5];
/** Relative tolerance: a power of ten with a floating-point error is still a power of ten. */
const tolerance = 1e-9;

/** The largest of …, 0.1, 0.2, 0.5, 1, 2, 5, … that is at most `value`. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + tolerance);
  const digit = roundDigits.findLast((each) => each * power <= value * (1 + tolerance)) ?? 1;
  return digit * power;
}

/** The smallest of these numbers that is at least `value`. */
function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + tolerance);
  const digit = [...roundDigits, 10].find((each) => each * power >= value * (1 - tolerance)) ?? 10;
  return digit * power;
}
