/** Draws the plot of one picture of curves and follows the pointer on it. */
import { type PointerEvent, useMemo, useRef } from 'react';
import type { Mark } from '../../store/curves/marks.ts';
import type { DrawnCurves, ReadLine } from './drawing.ts';
import type { CurveFigure } from './figures.ts';
import { CursorLine, MarkLines, Selection } from './MarksAndCursor.tsx';
import { markText } from './markWords.ts';
import { OverlayPaths } from './OverlayPaths.tsx';
import { Axes, Lines, plotOrigin } from './Plot.tsx';
import styles from './plot.module.css';
import { margins, plotScales } from './scales.ts';
import type { TimeAxis } from './timeAxis.ts';

import { type Pointing, useBrush } from './useBrush.ts';
import type { OverlayLines } from './useOverlayLines.ts';
import { useWidth } from './useWidth.ts';
import type { StepRange } from './view.ts';

/** Height of a plot with its axes, in pixels; the style sheet has the same value. */
const height = 170;
/** A mark at most this far from the cursor shows its text, in pixels. */
const nearbyPixels = 6;

interface CurvePlotProps {
  readonly figure: CurveFigure;
  readonly lines: readonly ReadLine[];
  readonly drawn: DrawnCurves;
  readonly overlays: OverlayLines;
  readonly axis: TimeAxis;
  readonly marks: readonly Mark[];
  /** Steps done. */
  readonly lastStep: number;
  /** The step of the cursor; `null`: no cursor. */
  readonly cursor: number | null;
  readonly selection: StepRange | null;
  readonly pointing: Pointing;
}

/** A pointer reads values and zooms, see `useBrush`. */
export function CurvePlot(props: CurvePlotProps) {
  const { figure, lines, drawn, overlays, axis, marks, lastStep, cursor, selection, pointing } =
    props;
  const ref = useRef(null);
  const width = useWidth(ref);
  const { timeEnds, valueAxis } = drawn;
  const [from, to] = timeEnds;
  const { isLogarithmic, domain } = valueAxis;
  const [lowest, highest] = domain;
  // The same object as long as the ends are the same: the lines of other runs are then not drawn again.
  const scales = useMemo(
    () => plotScales({ width, height }, [from, to], { isLogarithmic, domain: [lowest, highest] }),
    [width, from, to, isLogarithmic, lowest, highest],
  );
  const placeOf = (step: number): number => scales.x(axis.fromStep(step));
  const stepUnder = ({ clientX, currentTarget }: PointerEvent<HTMLElement>): number => {
    const across = clientX - currentTarget.getBoundingClientRect().left - margins.left;
    const within = Math.min(scales.width, Math.max(0, across));
    return Math.round(axis.toStep(scales.x.invert(within)));
  };
  const brush = useBrush(stepUnder, pointing);
  const current =
    cursor === null
      ? []
      : marks.filter((mark) => Math.abs(placeOf(mark.step) - placeOf(cursor)) <= nearbyPixels);
  const place = { scales, axis };
  return (
    <div ref={ref} className={styles['plot']} {...brush}>
      {width > 0 && (
        <svg width={width} height={height} aria-hidden>
          <g transform={plotOrigin}>
            <Axes
              scales={scales}
              unit={axis.unit}
              valueTicks={valueAxis.ticks}
              formatTick={figure.formatTick}
            />
            <MarkLines {...place} marks={marks} current={current} />
            <OverlayPaths scales={scales} overlays={overlays.drawn} />
            <Lines scales={scales} lines={drawn.lines} />
            {cursor !== null && (
              <CursorLine
                {...place}
                step={cursor}
                lastStep={lastStep}
                lines={lines}
                overlays={overlays.read}
              />
            )}
            {selection !== null && <Selection {...place} range={selection} />}
          </g>
        </svg>
      )}
      {cursor !== null && current.length > 0 && (
        <p
          className={styles['note']}
          // Beside the cursor line, towards the middle of the plot.
          style={
            placeOf(cursor) > scales.width / 2
              ? { right: margins.right + scales.width - placeOf(cursor) + 8 }
              : { left: margins.left + placeOf(cursor) + 8 }
          }
        >
          {current.map(markText).join('; ')}
        </p>
      )}
    </div>
  );
}
