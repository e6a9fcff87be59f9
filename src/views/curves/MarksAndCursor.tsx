/** Draws what lies over the curves: marks, cursor and selection. */
import type { Mark } from '../../store/curves/marks.ts';
import type { CurvePoint } from '../../store/curves/runRecord.ts';
import type { ReadLine } from './drawing.ts';
import { type ReadOverlay, readingsAt } from './overlayLines.ts';
import styles from './plot.module.css';
import { readAt } from './plotPoints.ts';
import { lookOf } from './runLooks.ts';
import type { PlotScales } from './scales.ts';
import type { Clock, TimeAxis } from './timeAxis.ts';
import { isDrawable } from './valueAxis.ts';
import type { StepRange } from './view.ts';

interface PlaceProps {
  readonly scales: PlotScales;
  readonly axis: TimeAxis;
}

/** A thin line with an arrowhead at each step where the run was changed. */
export function MarkLines({
  scales: { x, width, height },
  axis,
  marks,
  current,
}: PlaceProps & { readonly marks: readonly Mark[]; readonly current: readonly Mark[] }) {
  return marks.map((mark) => {
    const place = x(axis.fromStep(mark.step));
    if (!(place >= 0 && place <= width)) return null;
    return (
      <g
        key={`${mark.step} ${mark.kind} ${mark.kind === 'changed' ? mark.setting : ''}`}
        transform={`translate(${place.toFixed(1)} 0)`}
      >
        <path
          className={styles['mark']}
          data-current={current.includes(mark)}
          d={`M0 0V${height}`}
        />
        <path
          className={styles['markHead']}
          data-current={current.includes(mark)}
          d="M-4 -7H4L0 0Z"
        />
      </g>
    );
  });
}

interface CursorLineProps extends PlaceProps {
  readonly step: number;
  /** Steps done; beyond them, nothing was measured. */
  readonly lastStep: number;
  readonly lines: readonly ReadLine[];
  readonly overlays: readonly ReadOverlay[];
}

/** The cursor line, with a dot on each curve at the value that is read there. */
export function CursorLine(props: CursorLineProps) {
  const { scales, axis, step, lastStep, lines, overlays } = props;
  const { x, width, height } = scales;
  const place = axis.fromStep(step);
  if (!(x(place) >= 0 && x(place) <= width)) return null;
  return (
    <>
      <path className={styles['cursor']} d={`M${x(place).toFixed(1)} 0V${height}`} />
      {overlays.flatMap((run) =>
        readingsAt(run, place).map((point, index) => (
          <Dot
            key={`${run.overlay.key} ${run.lines[index]?.name}`}
            scales={scales}
            clock={run.clock}
            point={point}
            colour={lookOf(run.overlay.style).colour}
            radius={3}
          />
        )),
      )}
      {lines.map(({ curve, raw, average, colour }) => (
        <Dot
          key={curve}
          scales={scales}
          clock={axis}
          point={readAt(average ?? raw, step, lastStep)}
          colour={colour}
          radius={4}
        />
      ))}
    </>
  );
}

interface DotProps {
  readonly scales: PlotScales;
  readonly clock: Clock;
  readonly point: CurvePoint | undefined;
  readonly colour: string;
  readonly radius: number;
}

/** A point of a curve, if it lies in the plot. */
function Dot({ scales: { x, y, width, height }, clock, point, colour, radius }: DotProps) {
  if (point === undefined || !isDrawable(point.value)) return null;
  const across = x(clock.fromStep(point.step));
  const down = y(point.value);
  if (across < 0 || across > width || down < 0 || down > height) return null;
  return <circle className={styles['dot']} cx={across} cy={down} r={radius} fill={colour} />;
}

/** The range that a person is selecting. */
export function Selection({
  scales: { x, width, height },
  axis,
  range,
}: PlaceProps & { readonly range: StepRange }) {
  const [left, right] = range
    .map((step) => Math.min(width, Math.max(0, x(axis.fromStep(step)))))
    .sort((a, b) => a - b);
  if (left === undefined || right === undefined) return null;
  return <rect className={styles['selection']} x={left} width={right - left} height={height} />;
}
