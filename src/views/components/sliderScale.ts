/** How a slider's whole-number stops stand for a number's values. */
import type { NumberRange } from '../../settings/settings.ts';

/** Stops of a slider that runs by equal ratios. */
const logarithmicStops = 200;

/** The last stop; the first is 0. */
export function sliderStops({ min, max, scale, sliderStep }: NumberRange): number {
  return scale === 'logarithmic' ? logarithmicStops : Math.round((max - min) / sliderStep);
}

/** The stop nearest to a value. */
export function toSlider({ min, max, scale, sliderStep }: NumberRange, value: number): number {
  if (scale === 'linear') return Math.round((value - min) / sliderStep);
  return Math.round((Math.log(value / min) / Math.log(max / min)) * logarithmicStops);
}

/** The value of a stop, rounded to what a person would type. */
export function fromSlider(range: NumberRange, stop: number): number {
  const { min, max, scale, sliderStep, isInteger } = range;
  // Rounding takes off what floating point adds: 0.1 + 19 · 0.05 is 1.05.
  if (scale === 'linear') return Math.min(max, Number((min + stop * sliderStep).toFixed(6)));
  const exact = min * (max / min) ** (stop / logarithmicStops);
  const digits = isInteger && exact < 100 ? Math.round(exact) : Number(exact.toPrecision(2));
  return Math.min(max, Math.max(min, digits));
}
