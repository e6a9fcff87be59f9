/** Draws what lies over the curves: marks, cursor and selection. */
import type { Mark } from '../../store/curves/marks.ts';
import type { ReadLine } from './drawing.ts';
import styles from './plot.module.css';
import { pointNear } from './plotPoints.ts';
import type { PlotScales } from './scales.ts';
import type { TimeAxis } from './timeAxis.ts';
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
    if (place < 0 || place > width) return null;
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

/** The cursor line, with a dot on each curve at the value that is read there. */
export function CursorLine({
  scales: { x, y, width, height },
  axis,
  step,
  lines,
}: PlaceProps & { readonly step: number; readonly lines: readonly ReadLine[] }) {
  const place = x(axis.fromStep(step));
  if (place < 0 || place > width) return null;
  return (
    <>
      <path className={styles['cursor']} d={`M${place.toFixed(1)} 0V${height}`} />
      {lines.map(({ curve, raw, average, colour }) => {
        const point = pointNear(average ?? raw, step);
        if (point === undefined) return null;
        const across = x(axis.fromStep(point.step));
        const down = y(point.value);
        if (across < 0 || across > width || down < 0 || down > height) return null;
        return (
          <circle key={curve} className={styles['dot']} cx={across} cy={down} r={4} fill={colour} />
        );
      })}
    </>
  );
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
