/** Draws one of the pictures of curves. */
import { memo, useMemo, useRef } from 'react';
import type { RunRecord } from '../../store/curves/runRecord.ts';
import type { Overlay } from '../../store/overlays/overlays.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { Picture } from '../components/picture/Picture.tsx';
import { useIsSeen } from '../components/useIsSeen.ts';
import { useSlowly } from '../components/useSlowly.ts';
import { CurvePlot } from './CurvePlot.tsx';
import { cursorStep, cursorText } from './cursor.ts';
import styles from './curves.module.css';
import { curveTable } from './curveTable.ts';
import { drawCurves, readLines } from './drawing.ts';
import type { CurveFigure } from './figures.ts';
import { OverlayValues } from './OverlayValues.tsx';
import { pointsWithin } from './plotPoints.ts';
import { overlaySummary } from './summaries.ts';
import { lastStepOf } from './timeAxis.ts';
import type { Pointing } from './useBrush.ts';
import { useOverlayLines } from './useOverlayLines.ts';
import { useTimeAxis } from './useTimeAxis.ts';
import { Values } from './Values.tsx';
import type { CurveView, StepRange } from './view.ts';

interface CurveCardProps {
  readonly figure: CurveFigure;
  /** The turn of this picture, see `useSlowly`. */
  readonly slot: number;
  readonly view: CurveView;
  /** The runs behind the curves that are shown; always the same array for the same runs. */
  readonly overlays: readonly Overlay[];
  /** The step whose values are shown; `null`: the newest step. */
  readonly cursor: number | null;
  readonly selection: StepRange | null;
  readonly pointing: Pointing;
}

const selectRecord = ({ run }: Playground): RunRecord => run.record;

/** The values above the plot are those at the cursor, or else the newest. */
export const CurveCard = memo(function CurveCard(props: CurveCardProps) {
  const { figure, slot, view, overlays, cursor, selection, pointing } = props;
  const dataset = usePlayground((state) => state.dataset);
  const ref = useRef(null);
  const isSeen = useIsSeen(ref);
  const record = useSlowly(selectRecord, slot, isSeen);
  const axis = useTimeAxis(view.timeUnit, record.pace, overlays, slot, isSeen);
  const lines = useMemo(
    () => readLines(figure, record, view.smoothingSteps),
    [figure, record, view.smoothingSteps],
  );
  const others = useOverlayLines(figure, overlays, axis, view.range);
  const drawn = useMemo(
    () => drawCurves(figure, lines, axis, view, others.values),
    [figure, lines, axis, view, others.values],
  );
  const shown = useMemo(
    () => lines.map(({ raw, average }) => pointsWithin(average ?? raw, view.range)),
    [lines, view.range],
  );
  const isEmpty = shown.every((points) => points.length === 0);
  const lastStep = lastStepOf(record.pace);
  const paces = overlays.map((overlay) => overlay.record.pace);
  const read = cursor === null ? null : cursorStep(cursor, axis, record.pace, paces);
  const emptyText =
    view.range === null ? figure.empty(dataset) : 'Nothing was measured in this part of the run.';
  const ownText = isEmpty ? emptyText : figure.summary(shown, view.range, dataset);
  return (
    <Picture
      ref={ref}
      className={styles['card']}
      name={figure.label}
      title={figure.title}
      tip={figure.tip?.(dataset)}
      aside={read !== null && cursorText(read, axis, record.pace)}
      summary={ownText + overlaySummary(figure, others.read.length)}
      table={() => curveTable({ pace: record.pace, lines: drawn.lines }, others.drawn)}
    >
      <Values figure={figure} lines={lines} step={read} lastStep={lastStep} />
      <div className={styles['chart']} data-empty={isEmpty && others.values.length === 0}>
        <CurvePlot
          figure={figure}
          lines={lines}
          drawn={drawn}
          overlays={others}
          axis={axis}
          marks={record.marks}
          lastStep={lastStep}
          cursor={read}
          selection={selection}
          pointing={pointing}
        />
      </div>
      <OverlayValues
        figure={figure}
        overlays={others.read}
        place={read === null ? null : axis.fromStep(read)}
      />
    </Picture>
  );
});
