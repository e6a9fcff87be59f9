/** Draws a chart of shares over shares. The only module that imports Recharts. */

import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { memo } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
  ZAxis,
} from 'recharts';
import { formatShare } from '../format.ts';

/** A point, both shares 0…1. */
export interface UnitSquarePoint {
  readonly x: number;
  readonly y: number;
  /** The area of its dot; `null`: no dot. */
  readonly weight: number | null;
}

export interface UnitSquareChartProps {
  readonly xName: string;
  readonly yName: string;
  /**
   * `even`: from 0 to 1. `normal`: as normal deviates (probits) from 0.1 % to 50 %, so that the errors of
   * two normal hills lie on a straight line.
   */
  readonly axes: 'even' | 'normal';
  /** In ascending order of x. */
  readonly points: readonly UnitSquarePoint[];
  /** The marked point; `null`: no mark. */
  readonly mark: { readonly x: number; readonly y: number } | null;
}

/** How shares lie on an axis, and which of them are marked; the first and the last are its ends. */
const axisKinds = {
  even: { placeOf: (share: number): number => share, marked: [0, 0.5, 1] },
  normal: {
    placeOf: (share: number): number => normalQuantile(share, 0, 1),
    marked: [0.001, 0.01, 0.05, 0.2, 0.5],
  },
} as const;

/** A point with its place on the axes. */
interface PlacedPoint extends UnitSquarePoint {
  readonly left: number;
  readonly up: number;
}

/** Margins and axes take the same space in both directions, so that the plot stays square. */
const margin = { top: 8, right: 12, bottom: 14, left: 0 };
/** A diagonal shows equal shares. */
export const UnitSquareChart = memo(function UnitSquareChart(props: UnitSquareChartProps) {
  const { xName, yName, axes, points, mark } = props;
  const { placeOf, marked } = axisKinds[axes];
  const ends = [placeOf(marked[0]), placeOf(marked.at(-1) ?? 1)] as const;
  const places = new Map(marked.map((share) => [placeOf(share), share]));
  const axis = {
    type: 'number',
    domain: [...ends],
    // Errors too rare for the axis are cut off; on even axes, nothing may be.
    allowDataOverflow: axes === 'normal',
    ticks: [...places.keys()],
    interval: 0,
    tick: { fontSize: 11, fill: 'var(--soft)' },
    tickFormatter: (place: number): string => String(100 * (places.get(place) ?? Number.NaN)),
    tickLine: false,
    axisLine: false,
  } as const;
  const placed = points.map(
    (point): PlacedPoint => ({ ...point, left: placeOf(point.x), up: placeOf(point.y) }),
  );
  const dots = placed.filter(({ weight }) => weight !== null);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={placed} margin={margin} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" />
        <XAxis dataKey="left" {...axis} height={20} />
        <YAxis {...axis} width={30} />
        <ZAxis dataKey="weight" range={[14, 160]} />
        <ReferenceLine
          segment={[
            { x: ends[0], y: ends[0] },
            { x: ends[1], y: ends[1] },
          ]}
          stroke="var(--control-line)"
          strokeDasharray="6 3"
        />
        <Tooltip
          isAnimationActive={false}
          separator=": "
          labelFormatter={(_, [shown]) => `${xName}: ${shareText(axes, shown?.payload, 'x')}`}
          formatter={(_, _name, shown) => shareText(axes, shown.payload, 'y')}
          contentStyle={{
            border: '1px solid var(--line)',
            borderRadius: 8,
            background: 'var(--card)',
            fontSize: 12,
          }}
        />
        <Line
          name={yName}
          dataKey="up"
          stroke="var(--ink)"
          strokeWidth={dots.length > 0 ? 1 : 1.8}
          dot={false}
          isAnimationActive={false}
        />
        {dots.length > 0 && (
          <Scatter
            data={dots}
            dataKey="up"
            fill="var(--ink)"
            tooltipType="none"
            isAnimationActive={false}
          />
        )}
        {mark !== null && (
          <ReferenceDot
            x={placeOf(mark.x)}
            y={placeOf(mark.y)}
            r={5}
            fill="var(--card)"
            stroke="var(--ink)"
            strokeWidth={2}
            ifOverflow={axes === 'even' ? 'visible' : 'hidden'}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
});

/** A share of a point that Recharts hands back; errors are small, and have a digit more. */
function shareText(axes: UnitSquareChartProps['axes'], point: unknown, key: 'x' | 'y'): string {
  const share = Number(Reflect.get(Object(point), key));
  return formatShare(share, axes === 'normal' ? 2 : 1);
}
