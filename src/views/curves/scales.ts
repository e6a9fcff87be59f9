/** Converts steps and values to pixels of a plot. */
import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import type { ValueAxis } from './valueAxis.ts';
import type { TimeUnit } from './view.ts';

/** Space around the lines of a picture, in pixels: marks above, axes on the left and below. */
export const margins = { top: 10, right: 10, bottom: 20, left: 46 } as const;

/** Width of the text at a time tick, in pixels. */
export const timeTickWidth = 48;

/** The size of the plot area in pixels, and the two scales to its pixels. */
export interface PlotScales {
  readonly width: number;
  readonly height: number;
  /** Takes a place in the unit of the time axis. */
  readonly x: ScaleContinuousNumeric<number, number>;
  readonly y: (value: number) => number;
}

/** A value outside the axis lies at most this many axes away: farther off, browsers draw nothing. */
const mostAxesAway = 1_000;

/** @param size of the whole picture with its margins, in pixels */
export function plotScales(
  size: { readonly width: number; readonly height: number },
  timeEnds: readonly [number, number],
  { isLogarithmic, domain }: Pick<ValueAxis, 'isLogarithmic' | 'domain'>,
): PlotScales {
  const width = Math.max(1, size.width - margins.left - margins.right);
  const height = Math.max(1, size.height - margins.top - margins.bottom);
  const toPixel = (isLogarithmic ? scaleLog() : scaleLinear()).domain(domain).range([height, 0]);
  const [lowest, highest] = domain;
  const reach = mostAxesAway * (highest - lowest);
  const [least, most] = [isLogarithmic ? lowest : lowest - reach, highest + reach];
  return {
    width,
    height,
    x: scaleLinear().domain(timeEnds).range([0, width]),
    // Values without a logarithm lie on the lower edge.
    y: (value) => toPixel(Math.min(most, Math.max(least, value))),
  };
}

/** The ticks of the time axis: round numbers, as many as fit beside each other. */
export function timeTicksOf(
  { x, width }: Pick<PlotScales, 'x' | 'width'>,
  unit: TimeUnit,
): readonly number[] {
  const ticks = x
    .ticks(Math.max(2, Math.floor(width / timeTickWidth)))
    .filter((tick) => unit === 'seconds' || Number.isInteger(tick));
  const [first = 0, second = 0] = ticks;
  const spacing = x(second) - x(first);
  // The text of the last tick moves in from the edge, towards the tick before it.
  const stride = spacing > 0 ? Math.ceil((1.5 * timeTickWidth) / spacing) : 1;
  return ticks.filter((_, place) => place % stride === 0);
}
