import { scaleLinear, scaleLog } from 'd3-scale';

/** The axis of a picture's values. */
export interface ValueAxis {
  readonly isLogarithmic: boolean;
  /** Lowest and highest value; above 0 where it is logarithmic. */
  readonly domain: readonly [number, number];
  /** Values that have a mark. */
  readonly ticks: readonly number[];
}

/** Ends and marks that an axis has whatever is shown. */
export interface FixedAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

const tickCount = 4;
/** What is smaller than the largest value by more than this lies on the lower edge. */
const largestRatio = 1e6;

interface LinearAxisOptions {
  readonly startsAtZero?: boolean;
  /** Where no value can lie beyond. */
  readonly within?: readonly [number, number];
  /** Nearer than this, values are not worth telling apart. */
  readonly shortest?: number;
}

/** An axis of equal steps that holds some values. */
export function linearAxis(values: readonly number[], options: LinearAxisOptions): ValueAxis {
  const { startsAtZero = false, within = [-Infinity, Infinity], shortest = 0 } = options;
  const highest = Math.max(...values, Number.NEGATIVE_INFINITY);
  const lowest = startsAtZero ? 0 : Math.min(...values, highest);
  if (!Number.isFinite(highest)) return axisOver(0, 1);
  // Values that are as good as equal lie in the middle.
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

/** An axis of equal ratios between round numbers; what is 0 or below lies on its lower edge. */
export function logarithmicAxis(values: readonly number[]): ValueAxis {
  const above = values.filter((value) => value > 0 && Number.isFinite(value));
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
/** What floating point makes of a power of ten is still that power. */
const tolerance = 1e-9;

/** The largest of …, 0.1, 0.2, 0.5, 1, 2, 5, … that is not above a number. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + tolerance);
  const digit = roundDigits.findLast((each) => each * power <= value * (1 + tolerance)) ?? 1;
  return digit * power;
}

/** The smallest of them that is not below a number. */
function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + tolerance);
  const digit = [...roundDigits, 10].find((each) => each * power >= value * (1 - tolerance)) ?? 10;
  return digit * power;
}
