/** Owns the state of the kept runs: the list, the run at hand, and what a person is told of it. */
import type { KeptRun } from './keptRun.ts';

/** How the page came to the run that it carries on. */
export interface CarriedOn {
  readonly step: number;
  /** `copy`: the run itself is open in another tab. */
  readonly as: 'itself' | 'copy';
}

export interface Runs {
  /** Newest first; without deleted ones. */
  readonly list: readonly KeptRun[];
  /** The key of the run at hand; it is in the list once the run has taken a step. */
  readonly presentKey: string | null;
  /** The keys of the runs that other tabs have open. */
  readonly openElsewhere: readonly string[];
  /** The run that was deleted last; it can be brought back. */
  readonly deleted: KeptRun | null;
  /** Set after a reload that brought a run back, until a person closes the line. */
  readonly carriedOn: CarriedOn | null;
  /** What this page keeps in the browser, in bytes; `null` if the browser cannot tell. */
  readonly usedBytes: number | null;
}

export const noRuns: Runs = {
  list: [],
  presentKey: null,
  openElsewhere: [],
  deleted: null,
  carriedOn: null,
  usedBytes: null,
};

/** The number of the next run: “Run 7”. A run that can still be brought back has its own. */
export function nextNumberOf({ list, deleted }: Runs): number {
  return Math.max(0, deleted?.number ?? 0, ...list.map(({ number }) => number)) + 1;
}
