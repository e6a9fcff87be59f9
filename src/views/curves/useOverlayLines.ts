/** Owns when the lines of the runs behind the curves are made anew: not while the present run trains. */
import { useMemo } from 'react';
import type { Overlay } from '../../store/overlays/overlays.ts';
import { valuesBetween } from './drawing.ts';
import type { CurveFigure } from './figures.ts';
import { type DrawnOverlay, drawOverlays, type ReadOverlay, readOverlays } from './overlayLines.ts';
import { shownEnds, type TimeAxis } from './timeAxis.ts';
import type { StepRange } from './view.ts';

export interface OverlayLines {
  readonly read: readonly ReadOverlay[];
  readonly drawn: readonly DrawnOverlay[];
  /** All visible values: the value axis has room for them. */
  readonly values: readonly number[];
}

/** @param shown the runs that are shown; always the same array for the same runs */
export function useOverlayLines(
  figure: CurveFigure,
  shown: readonly Overlay[],
  axis: TimeAxis,
  range: StepRange | null,
): OverlayLines {
  const { unit } = axis;
  const [from, to] = shownEnds(axis, range);
  const isWhole = range === null;
  const read = useMemo(() => readOverlays(figure, shown, unit), [figure, shown, unit]);
  const drawn = useMemo(() => drawOverlays(read, [from, to], isWhole), [read, from, to, isWhole]);
  const values = useMemo(
    () =>
      drawn.flatMap(({ lines }) =>
        lines.flatMap(({ points }) => valuesBetween(points, [from, to])),
      ),
    [drawn, from, to],
  );
  return useMemo(() => ({ read, drawn, values }), [read, drawn, values]);
}
