import { quantile } from 'simple-statistics';
import { type Cell, table } from '../table.ts';
import type { PageFindings } from './measurePage.ts';

/** The tables about the built page. */
export function pageReport(findings: readonly PageFindings[]): string {
  const header = [
    'backend',
    'compare p50, ms',
    'p95, ms',
    'of it before the script hears, p50',
    'after, p50',
    'after, p95',
    'the worker’s answer p50',
    'p95, ms',
    'paused p50',
    'paused p95',
    'answered',
    'long tasks',
    'longest, ms',
    'first step after, s',
    'steps meanwhile',
  ];
  const rows = findings.map((page): Cell[] => {
    const { latenciesMs, inputDelaysMs, comparisonsMs, longTasksMs, unanswered, idleLatenciesMs } =
      page;
    const answersMs = latenciesMs.map(
      (latencyMs, probe) => latencyMs - (inputDelaysMs[probe] ?? 0),
    );
    return [
      page.backend,
      share(latenciesMs, 0.5),
      share(latenciesMs, 0.95),
      share(inputDelaysMs, 0.5),
      share(answersMs, 0.5),
      share(answersMs, 0.95),
      share(comparisonsMs, 0.5),
      share(comparisonsMs, 0.95),
      share(idleLatenciesMs, 0.5),
      share(idleLatenciesMs, 0.95),
      `${latenciesMs.length} of ${latenciesMs.length + unanswered}`,
      longTasksMs.length,
      Math.max(0, ...longTasksMs).toFixed(0),
      (page.firstStepMs / 1000).toFixed(1),
      page.stepsTaken,
    ];
  });
  const bytes = findings.flatMap(({ backend, weights }) =>
    weights.map(({ kind, files, sizeBytes, gzippedBytes }): Cell[] => [
      backend,
      kind,
      files,
      (sizeBytes / 1000).toFixed(0),
      (gzippedBytes / 1000).toFixed(0),
    ]),
  );
  return [
    '## The page while it trains',
    table(header, rows),
    '## From opening to knowing',
    table(
      ['backend', 'navigation to 97 % shown, Train pressed at once, s'],
      findings.map(({ backend, knowingMs }) => [backend, (knowingMs / 1000).toFixed(1)]),
    ),
    '## Fetched up to the first training step',
    'The preview’s server compresses nothing; the last column is what one that does would send.',
    table(['backend', 'what', 'files', 'kB', 'kB gzipped'], bytes),
  ].join('\n\n');
}

function share(timesMs: readonly number[], of: number): string {
  return timesMs.length === 0 ? '–' : quantile([...timesMs], of).toFixed(1);
}
