/** Steps a number setting by the keys of its field. Imports no React. */
import type { NumberRange } from '../../settings/settings.ts';

/** What one press is worth: tenths of a decade on a logarithmic range, slider stops on a linear one. */
const presses: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

/** The steps of a key, upwards; `null` for other keys. */
export function stepsOfKey(key: string): number | null {
  return presses[key] ?? null;
}

/** The value some steps up or down, within the range and rounded as a person would type it. */
export function stepped(range: NumberRange, value: number, steps: number): number {
  const { min, max, scale, sliderStep, isInteger } = range;
  const moved =
    scale === 'linear'
      ? Number((value + steps * sliderStep).toFixed(6))
      : Number((value * 10 ** (steps / 10)).toPrecision(2));
  // A tenth of a decade of a small whole number is less than 1.
  const least = value + Math.sign(steps);
  const whole = steps > 0 ? Math.max(Math.round(moved), least) : Math.min(Math.round(moved), least);
  return Math.min(max, Math.max(min, isInteger ? whole : moved));
}
