/** Decides where the dots of a comparison over seeds lie. Imports no React. */
import { scaleLinear } from 'd3-scale';
import { sampleOf } from '../../metrics/statistics/sample.ts';
import { isDrawable, linearAxis } from '../curves/valueAxis.ts';

/** Height of one row, in pixels; its name stands above its dots. */
export const rowHeight = 46;
/** The dots lie this far below the upper edge of their row. */
export const dotsAt = 30;
/** Space on the left and the right: half the text of a tick. */
const side = 24;

/** The dots of one arm; `x` in pixels. */
export interface DotRow {
  readonly dots: readonly { readonly seed: number; readonly x: number }[];
  /** `null` without dots. */
  readonly meanX: number | null;
}

export interface DotLayout {
  readonly rows: readonly DotRow[];
  /** The dots of one seed in all rows, as an SVG path. */
  readonly pairs: readonly { readonly seed: number; readonly path: string }[];
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
}

/**
 * @param figures [arms][seeds] at least one of them a number
 * @param within the limits of all possible values
 * @param width in pixels
 */
export function dotLayout(
  figures: readonly (readonly (number | null)[])[],
  seeds: readonly number[],
  within: readonly [number, number],
  width: number,
): DotLayout {
  const { domain, ticks } = linearAxis(figures.flat().filter(isNumber), { within });
  const x = scaleLinear()
    .domain(domain)
    .range([side, Math.max(side, width - side)]);
  const rows = figures.map((ofArm) => {
    const sample = sampleOf(ofArm.filter(isNumber));
    return {
      dots: seeds.flatMap((seed, place) => {
        const value = ofArm[place] ?? null;
        return isNumber(value) ? [{ seed, x: x(value) }] : [];
      }),
      meanX: sample === null ? null : x(sample.mean),
    };
  });
  return {
    rows,
    pairs: seeds.map((seed) => ({ seed, path: pathOf(rows, seed) })),
    ticks: ticks.map((value) => ({ value, x: x(value) })),
  };
}

function pathOf(rows: readonly DotRow[], seed: number): string {
  const places = rows.flatMap(({ dots }, row) =>
    dots
      .filter((dot) => dot.seed === seed)
      .map((dot) => `${dot.x.toFixed(1)} ${row * rowHeight + dotsAt}`),
  );
  return places.length < 2 ? '' : `M${places.join('L')}`;
}

function isNumber(value: number | null): value is number {
  return value !== null && isDrawable(value);
}
