/** Maps the whole-number positions of a slider to the values of a number setting. Knows no React. */
import type { NumberRange } from '../../settings/settings.ts';

/** Positions of a logarithmic slider. */
const logarithmicStops = 200;

/** The last position; the first is 0. */
export function sliderStops({ min, max, scale, sliderStep }: NumberRange): number {
  return scale === 'logarithmic' ? logarithmicStops : Math.round((max - min) / sliderStep);
}

/** The position nearest to a value. */
export function toSlider({ min, max, scale, sliderStep }: NumberRange, value: number): number {
  if (scale === 'linear') return Math.round((value - min) / sliderStep);
  return Math.round((Math.log(value / min) / Math.log(max / min)) * logarithmicStops);
}

/** The value at a position, rounded as a person would type it. */
export function fromSlider(range: NumberRange, stop: number): number {
  const { min, max, scale, sliderStep, isInteger } = range;
  // Rounding removes floating-point errors: 0.1 + 19 · 0.05 is 1.05.
  if (scale === 'linear') return Math.min(max, Number((min + stop * sliderStep).toFixed(6)));
  const exact = min * (max / min) ** (stop / logarithmicStops);
  const digits = isInteger && exact < 100 ? Math.round(exact) : Number(exact.toPrecision(2));
  return Math.min(max, Math.max(min, digits));
}
