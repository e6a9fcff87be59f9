import { memo, useMemo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { drawnPoints, type History } from '../../store/history.ts';
import { formatCount } from '../format.ts';
import type { Line as LineOptions } from './line.ts';

interface CurveChartProps {
  readonly history: History;
  /** Last step of the axis: those planned, so that the axis keeps still. */
  readonly lastStep: number;
  readonly lines: readonly LineOptions[];
  readonly range: readonly [number | 'auto', number | 'auto'];
  readonly ticks: readonly number[] | undefined;
  readonly formatTick: (value: number) => string;
  readonly formatValue: (value: number) => string;
}

const tick = { fontSize: 11, fill: 'var(--soft)' };

/** Lines over the steps of a run. */
export const CurveChart = memo(function CurveChart(props: CurveChartProps) {
  const { history, lastStep, lines, range, ticks, formatTick, formatValue } = props;
  const drawn = useMemo(
    () => lines.map((line) => ({ ...line, points: [...drawnPoints(history[line.curve])] })),
    [history, lines],
  );
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart margin={{ top: 6, right: 10, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="step"
          type="number"
          domain={[0, lastStep]}
          allowDataOverflow
          tick={tick}
          tickFormatter={formatCount}
          tickLine={false}
          axisLine={false}
          minTickGap={36}
          height={20}
        />
        <YAxis
          domain={[...range]}
          // Nothing is really below 0: what rounding takes there must not stretch the axis.
          allowDataOverflow={range[0] === 0}
          tick={tick}
          tickFormatter={formatTick}
          tickLine={false}
          axisLine={false}
          width={46}
          tickCount={4}
          {...(ticks === undefined ? {} : { ticks: [...ticks] })}
        />
        <Tooltip
          isAnimationActive={false}
          formatter={(value) => formatValue(Number(value))}
          labelFormatter={(step) => `step ${formatCount(Number(step))}`}
          contentStyle={{
            border: '1px solid var(--line)',
            borderRadius: 8,
            background: 'var(--card)',
            fontSize: 12,
          }}
        />
        {drawn.map(({ name, curve, colour, isDashed = false, points }) => (
          <Line
            key={curve}
            name={name}
            data={points}
            dataKey="value"
            stroke={colour}
            strokeWidth={1.8}
            {...(isDashed ? { strokeDasharray: '6 3' } : {})}
            dot={points.length === 1 ? { clipDot: false, strokeDasharray: 'none' } : false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
});
