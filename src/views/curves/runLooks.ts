/** Owns the looks of the runs behind the curves: a colour and a dash pattern each. */

/** The look of a run's lines. */
export interface RunLook {
  readonly colour: string;
  /** Lengths of dashes and gaps in pixels, as in SVG's `stroke-dasharray`. */
  readonly dashes: string;
}

/**
 * A dash pattern for each style; none looks like a line of the present run (whole, or dashed 6 3). Colour
 * is thus never the only sign. The colours, in the theme, come from the same kind of search as those of
 * the map (`map/palette.ts`); they keep away in hue from the colours that mean something on this page.
 */
const dashesOfStyles: readonly string[] = ['11 3', '2 2', '9 3 2 3', '4 4', '9 3 2 3 2 3', '2 5'];

/** @param style of an overlay */
export function lookOf(style: number): RunLook {
  return { colour: `var(--run-${style + 1})`, dashes: dashesOfStyles[style] ?? '' };
}
