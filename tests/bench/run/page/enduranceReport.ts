import { type Cell, table } from '../table.ts';
import { enduranceSteps, type Moment } from './endurance.ts';

/** The table about the long run. */
export function enduranceReport(moments: readonly Moment[]): string {
  const header = ['step', 'ms a step', 'page heap, MB', 'worker heap, MB', 'long tasks'];
  const rows = moments.map(({ step, stepMs, heaps, longTasks }): Cell[] => [
    step,
    stepMs.toFixed(1),
    megabytes(heaps.pageBytes),
    megabytes(heaps.workerBytes),
    longTasks,
  ]);
  return [
    `## ${enduranceSteps.toLocaleString('en')} steps of the default in the page, on WASM`,
    table(header, rows),
    'Heaps after a full collection; steps timed with the page’s pictures in sight.',
  ].join('\n\n');
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
