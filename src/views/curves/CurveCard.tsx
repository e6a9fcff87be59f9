/** Draws one of the four pictures of curves. */
import { memo, useMemo, useRef } from 'react';
import { msAt } from '../../store/curves/pace.ts';
import type { RunRecord } from '../../store/curves/runRecord.ts';
import type { Playground } from '../../store/playground.ts';
import { Picture } from '../components/picture/Picture.tsx';
import { useIsSeen } from '../components/useIsSeen.ts';
import { useSlowly } from '../components/useSlowly.ts';
import { formatCount, formatDuration } from '../format.ts';
import { CurvePlot } from './CurvePlot.tsx';
import styles from './curves.module.css';
import { curveTable } from './curveTable.ts';
import { drawCurves, readLines } from './drawing.ts';
import type { CurveFigure } from './figures.ts';
import { pointsWithin } from './plotPoints.ts';
import type { Pointing } from './useBrush.ts';
import { useTimeAxis } from './useTimeAxis.ts';
import { Values } from './Values.tsx';
import type { CurveView, StepRange } from './view.ts';

interface CurveCardProps {
  readonly figure: CurveFigure;
  /** The turn of this picture, see `useSlowly`. */
  readonly slot: number;
  readonly view: CurveView;
  /** The step whose values are shown; `null`: the newest step. */
  readonly cursor: number | null;
  readonly selection: StepRange | null;
  readonly pointing: Pointing;
}

const selectRecord = ({ run }: Playground): RunRecord => run.record;

/** The values above the plot are those at the cursor, or else the newest. */
export const CurveCard = memo(function CurveCard(props: CurveCardProps) {
  const { figure, slot, view, cursor, selection, pointing } = props;
  const ref = useRef(null);
  const isSeen = useIsSeen(ref);
  const record = useSlowly(selectRecord, slot, isSeen);
  const axis = useTimeAxis(view.timeUnit, record.pace, slot, isSeen);
  const lines = useMemo(
    () => readLines(figure, record, view.smoothingSteps),
    [figure, record, view.smoothingSteps],
  );
  const drawn = useMemo(() => drawCurves(figure, lines, axis, view), [figure, lines, axis, view]);
  const shown = useMemo(
    () => lines.map(({ raw, average }) => pointsWithin(average ?? raw, view.range)),
    [lines, view.range],
  );
  const isEmpty = shown.every((points) => points.length === 0);
  const elapsedMsAt = (step: number): number => msAt(record.pace, step);
  // The cursor cannot go beyond the last step of the record.
  const read = cursor === null ? null : Math.min(cursor, record.pace.at(-1)?.step ?? 0);
  const emptyText =
    view.range === null ? figure.empty : 'Nothing was measured in this part of the run.';
  return (
    <Picture
      ref={ref}
      className={styles['card']}
      name={figure.label}
      title={figure.title}
      aside={read !== null && `step ${formatCount(read)} · ${formatDuration(elapsedMsAt(read))}`}
      summary={isEmpty ? emptyText : figure.summary(shown, view.range)}
      table={() => curveTable(drawn.lines, elapsedMsAt)}
    >
      <Values figure={figure} lines={lines} step={read} />
      <div className={styles['chart']} data-empty={isEmpty}>
        <CurvePlot
          figure={figure}
          lines={lines}
          drawn={drawn}
          axis={axis}
          marks={record.marks}
          cursor={read}
          selection={selection}
          pointing={pointing}
        />
      </div>
    </Picture>
  );
});
