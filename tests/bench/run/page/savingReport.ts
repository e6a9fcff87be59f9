import { median, quantile } from 'simple-statistics';
import { type Cell, table } from '../table.ts';
import type { SavingFindings } from './saving.ts';

/** The table about what saving costs. */
export function savingReport(findings: SavingFindings): string {
  const { savingStepMs, idleStepMs, savingLongTasksMs, idleLongTasksMs, copiesMs } = findings;
  const row = (name: string, stepMs: readonly number[], longTasksMs: readonly number[]): Cell[] => [
    name,
    median([...stepMs]).toFixed(2),
    stepMs.map((ms) => ms.toFixed(2)).join(', '),
    longTasksMs.length,
    Math.max(0, ...longTasksMs).toFixed(0),
  ];
  const ratios = savingStepMs.map((ms, round) => ms / (idleStepMs[round] ?? Number.NaN));
  const slower = 100 * (median(ratios) - 1);
  return [
    '## Training with saving and without, the default on WASM, by turns',
    table(
      ['page', 'ms a step, median', 'each round', 'long tasks', 'longest, ms'],
      [
        row('saves every 2 s', savingStepMs, savingLongTasksMs),
        row('never saves while it trains', idleStepMs, idleLongTasksMs),
      ],
    ),
    `Round by round, saving makes a step ${slower.toFixed(1)} % slower (median of ${ratios.length}).`,
    copiesMs.length === 0
      ? 'No copy was taken.'
      : `Each of ${copiesMs.length} copies stopped the worker ${median([...copiesMs]).toFixed(1)} ms (median), ` +
        `${quantile([...copiesMs], 0.95).toFixed(1)} ms (95th percentile), ${Math.max(...copiesMs).toFixed(1)} ms at most.`,
  ].join('\n\n');
}
