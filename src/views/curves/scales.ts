import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import type { ValueAxis } from './valueAxis.ts';
import type { TimeUnit } from './view.ts';

/** The room around the lines of a picture, in pixels: for the marks above, the axes left and below. */
export const margins = { top: 10, right: 10, bottom: 20, left: 46 } as const;

/** Room that the text of a mark of the time axis takes, in pixels. */
export const timeTickWidth = 48;

/** From values to pixels within a picture. */
export interface PlotScales {
  readonly width: number;
  readonly height: number;
  /** From the time axis's unit. */
  readonly x: ScaleContinuousNumeric<number, number>;
  readonly y: (value: number) => number;
}

/** @param size of the whole picture, in pixels */
export function plotScales(
  size: { readonly width: number; readonly height: number },
  timeEnds: readonly [number, number],
  { isLogarithmic, domain }: ValueAxis,
): PlotScales {
  const width = Math.max(1, size.width - margins.left - margins.right);
  const height = Math.max(1, size.height - margins.top - margins.bottom);
  const toPixel = (isLogarithmic ? scaleLog() : scaleLinear()).domain(domain).range([height, 0]);
  const [lowest] = domain;
  return {
    width,
    height,
    x: scaleLinear().domain(timeEnds).range([0, width]),
    // What has no logarithm lies on the lower edge.
    y: (value) => toPixel(isLogarithmic ? Math.max(lowest, value) : value),
  };
}

/** The marks of the time axis: round numbers, as many as have room beside each other. */
export function timeTicksOf(
  { x, width }: Pick<PlotScales, 'x' | 'width'>,
  unit: TimeUnit,
): readonly number[] {
  const ticks = x
    .ticks(Math.max(2, Math.floor(width / timeTickWidth)))
    .filter((tick) => unit === 'seconds' || Number.isInteger(tick));
  const [first = 0, second = 0] = ticks;
  const spacing = x(second) - x(first);
  // The last one's text is moved in from the edge, towards the one before.
  const stride = spacing > 0 ? Math.ceil((1.5 * timeTickWidth) / spacing) : 1;
  return ticks.filter((_, place) => place % stride === 0);
}
