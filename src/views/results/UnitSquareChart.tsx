/** Draws a chart of shares over shares. The only module that imports Recharts. */
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
  /** In ascending order of x. */
  readonly points: readonly UnitSquarePoint[];
  /** The marked point; `null`: no mark. */
  readonly mark: { readonly x: number; readonly y: number } | null;
}

const tick = { fontSize: 11, fill: 'var(--soft)' };
const axis = {
  type: 'number',
  domain: [0, 1],
  ticks: [0, 0.5, 1],
  tick,
  tickFormatter: (share: number): string => String(100 * share),
  tickLine: false,
  axisLine: false,
} as const;
/** Margins and axes take the same space in both directions, so that the plot stays square. */
const margin = { top: 8, right: 12, bottom: 14, left: 0 };
const diagonal = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
] as const;

/** Both axes go from 0 to 1; a diagonal shows equal shares. */
export const UnitSquareChart = memo(function UnitSquareChart(props: UnitSquareChartProps) {
  const { xName, yName, points, mark } = props;
  const dots = points.filter(({ weight }) => weight !== null);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...points]} margin={margin} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" />
        <XAxis dataKey="x" {...axis} height={20} />
        <YAxis {...axis} domain={[0, 1]} width={30} />
        <ZAxis dataKey="weight" range={[14, 160]} />
        <ReferenceLine segment={diagonal} stroke="var(--control-line)" strokeDasharray="6 3" />
        <Tooltip
          isAnimationActive={false}
          separator=": "
          labelFormatter={(x) => `${xName}: ${formatShare(Number(x))}`}
          formatter={(y) => formatShare(Number(y))}
          contentStyle={{
            border: '1px solid var(--line)',
            borderRadius: 8,
            background: 'var(--card)',
            fontSize: 12,
          }}
        />
        <Line
          name={yName}
          dataKey="y"
          stroke="var(--ink)"
          strokeWidth={dots.length > 0 ? 1 : 1.8}
          dot={false}
          isAnimationActive={false}
        />
        {dots.length > 0 && (
          <Scatter
            data={dots}
            dataKey="y"
            fill="var(--ink)"
            tooltipType="none"
            isAnimationActive={false}
          />
        )}
        {mark !== null && (
          <ReferenceDot
            {...mark}
            r={5}
            fill="var(--card)"
            stroke="var(--ink)"
            strokeWidth={2}
            ifOverflow="visible"
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
});
