import { median } from 'simple-statistics';
import { type Cell, table } from '../table.ts';
import type { PictureCosts } from './pictures.ts';

/** The table about what pictures cost. */
export function picturesReport(found: readonly PictureCosts[]): string {
  const header = ['backend', 'in sight, ms a step', 'out of sight', 'slower by'];
  const rows = found.map(({ backend, inSightMs, outOfSightMs }): Cell[] => {
    const ratio = median(inSightMs.map((ms, round) => ms / (outOfSightMs[round] ?? Number.NaN)));
    return [
      backend,
      median([...inSightMs]).toFixed(1),
      median([...outOfSightMs]).toFixed(1),
      `${(100 * (ratio - 1)).toFixed(1)} %`,
    ];
  });
  return [
    '## What the pictures cost training',
    table(header, rows),
    'In turns; the ratio is the median of each round beside the next. Evaluation goes on in both.',
  ].join('\n\n');
}
