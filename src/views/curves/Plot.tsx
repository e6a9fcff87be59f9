/** Draws the axes and the lines of a plot. */
import { memo, type ReactNode } from 'react';
import type { DrawnLine } from './drawing.ts';
import styles from './plot.module.css';
import type { PlotPoint } from './plotPoints.ts';
import { margins, type PlotScales, timeTicksOf, timeTickWidth } from './scales.ts';
import { formatPlace } from './timeAxis.ts';
import type { TimeUnit } from './view.ts';

interface AxesProps {
  readonly scales: PlotScales;
  readonly unit: TimeUnit;
  readonly valueTicks: readonly number[];
  readonly formatTick: (value: number) => string;
}

/** Both axes: thin horizontal lines for the values, the time below. */
export const Axes = memo(function Axes({ scales, unit, valueTicks, formatTick }: AxesProps) {
  const { x, y, width, height } = scales;
  const timeTicks = timeTicksOf(scales, unit);
  return (
    <>
      {valueTicks.map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick).toFixed(1)})`}>
          <path className={styles['grid']} d={`M0 0H${width}`} />
          <text className={styles['tick']} x={-6} dy="0.32em" textAnchor="end">
            {formatTick(tick)}
          </text>
        </g>
      ))}
      {timeTicks.map((tick) => (
        <text
          key={tick}
          className={styles['tick']}
          x={x(tick)}
          y={height + 15}
          // A text at the right edge must stay inside the picture.
          textAnchor={x(tick) > width - timeTickWidth / 2 ? 'end' : 'middle'}
        >
          {formatPlace(unit, tick)}
        </text>
      ))}
    </>
  );
});

interface PlotAreaProps {
  readonly scales: PlotScales;
  readonly children: ReactNode;
}

/** Clips what lies in it at the edges of the plot. */
export function PlotArea({ scales: { width, height }, children }: PlotAreaProps) {
  // Half a line width more: a line along an edge is drawn whole.
  const room = 2;
  return (
    <svg
      x={-room}
      y={-room}
      width={width + 2 * room}
      height={height + 2 * room}
      viewBox={`${-room} ${-room} ${width + 2 * room} ${height + 2 * room}`}
      aria-hidden
    >
      {children}
    </svg>
  );
}

interface LinesProps {
  readonly scales: PlotScales;
  readonly lines: readonly DrawnLine[];
}

/** The lines of the present run. */
export const Lines = memo(function Lines({ scales, lines }: LinesProps) {
  return (
    <PlotArea scales={scales}>
      {lines.map((line) => (
        <path
          key={line.name}
          className={styles['line']}
          data-faint={line.isFaint}
          d={pathOf(line.points, scales)}
          stroke={line.colour}
          strokeDasharray={line.isDashed ? '6 3' : undefined}
        />
      ))}
    </PlotArea>
  );
});

/** A single point becomes a dot: a line of length 0 with round ends. */
export function pathOf(points: readonly PlotPoint[], { x, y }: PlotScales): string {
  const places = points.map(({ place, value }) => `${x(place).toFixed(1)} ${y(value).toFixed(1)}`);
  return places.length === 1
    ? `M${places[0]}h0.01`
    : places.length === 0
      ? ''
      : `M${places.join('L')}`;
}

/** The SVG transform from the corner of the picture to the corner of the plot. */
export const plotOrigin = `translate(${margins.left} ${margins.top})`;
