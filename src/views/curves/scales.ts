import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import type { ValueAxis } from './valueAxis.ts';

/** The room around the lines of a picture, in pixels: for the marks above, the axes left and below. */
export const margins = { top: 10, right: 10, bottom: 20, left: 46 } as const;

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
