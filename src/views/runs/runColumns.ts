/** Owns the columns of the table of runs: what they show, how they are sorted, what stands out. No React. */
import { type ClassFacts, nounsOf } from '../../settings/datasets.ts';
import { backends } from '../../settings/facts/backends.ts';
import { factsWithId, type OwnDataset } from '../../store/datasets/keptDataset.ts';
import { type KeptRun, runNameOf } from '../../store/runs/keptRun.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import { capitalised, formatCount, formatDuration, formatLoss, formatShare } from '../format.ts';
import { differencesAmong, isUsed, labelOf, settingNames, valueWords } from '../settingWords.ts';

export interface RunColumn {
  readonly key: string;
  readonly title: string;
  readonly isNumber: boolean;
  /** What a person reads; empty if there is nothing. */
  readonly text: (run: KeptRun) => string;
  /** What the rows are sorted by, and what the CSV file has; `null` comes last. */
  readonly value: (run: KeptRun) => string | number | null;
  /** Whether the cell differs from what most runs have. */
  readonly standsOut: (run: KeptRun) => boolean;
}

/** The data sets that runs may have learnt from. */
export interface KnownData {
  /** Its nouns are those of the columns' titles. */
  readonly atHand: ClassFacts;
  /** A person's own. */
  readonly own: readonly OwnDataset[];
}

/** What is known of data that are here no more. */
const goneData: ClassFacts = { classes: [], ...nounsOf({ classes: [] }) };

const isPlain = (): boolean => false;

const results: readonly RunColumn[] = [
  {
    key: 'step',
    title: 'Steps',
    isNumber: true,
    text: ({ step, plannedSteps }) =>
      step < plannedSteps
        ? `${formatCount(step)} of ${formatCount(plannedSteps)}`
        : formatCount(step),
    value: ({ step }) => step,
    standsOut: isPlain,
  },
  {
    key: 'pairAccuracy',
    title: 'Pair accuracy',
    isNumber: true,
    text: ({ results: found }) => (found === null ? '' : formatShare(found.pairAccuracy, 2)),
    value: ({ results: found }) => found?.pairAccuracy ?? null,
    standsOut: isPlain,
  },
  {
    key: 'areaUnderCurve',
    title: 'AUC',
    isNumber: true,
    text: ({ results: found }) => found?.areaUnderCurve?.toFixed(4) ?? '',
    value: ({ results: found }) => found?.areaUnderCurve ?? null,
    standsOut: isPlain,
  },
  {
    key: 'validationLoss',
    title: 'Validation loss',
    isNumber: true,
    text: ({ results: found }) => (found === null ? '' : formatLoss(found.validationLoss)),
    value: ({ results: found }) => found?.validationLoss ?? null,
    standsOut: isPlain,
  },
  {
    key: 'elapsedMs',
    title: 'Training time',
    isNumber: true,
    text: ({ elapsedMs }) => formatDuration(elapsedMs),
    value: ({ elapsedMs }) => elapsedMs,
    standsOut: isPlain,
  },
  {
    key: 'backend',
    title: 'Backend',
    isNumber: false,
    text: ({ backend }) => backends[backend].title,
    value: ({ backend }) => backend,
    standsOut: isPlain,
  },
];

/**
 * The columns after the name: results first, then the data where they are not the same, then settings, in
 * the words of each run's own data.
 * @param showsAll whether settings that are alike in all runs have columns too
 */
export function runColumns(
  runs: readonly KeptRun[],
  data: KnownData,
  showsAll: boolean,
): readonly RunColumn[] {
  const differing = differencesAmong(runs.map(({ settings }) => settings));
  const shown = showsAll ? settingNames : differing;
  const ofSettings = shown.map((name): RunColumn => {
    const text = ({ settings, dataset }: KeptRun): string =>
      isUsed(name, settings) ? valueWords(name, settings, factsOf(dataset, data)) : '';
    const usual = mostFrequent(runs.map(text));
    return {
      key: name,
      title: capitalised(labelOf(name, data.atHand)),
      isNumber: false,
      text,
      value: ({ settings }) => {
        const value = settings[name];
        return typeof value === 'number' ? value : String(value);
      },
      standsOut: (run) => differing.includes(name) && text(run) !== usual,
    };
  });
  const isOneDataset = new Set(runs.map(({ dataset }) => dataset)).size <= 1;
  return [...results, ...(isOneDataset ? [] : [dataColumn(runs, data.own)]), ...ofSettings];
}

/** The facts of a run's data. */
function factsOf(id: string, { own }: KnownData): ClassFacts {
  return factsWithId(id, own) ?? goneData;
}

function dataColumn(runs: readonly KeptRun[], own: readonly OwnDataset[]): RunColumn {
  // The id of data that are here no more is the title that they had first.
  const text = ({ dataset }: KeptRun): string => factsWithId(dataset, own)?.title ?? dataset;
  const usual = mostFrequent(runs.map(text));
  return {
    key: 'dataset',
    title: 'Data',
    isNumber: false,
    text,
    value: text,
    standsOut: (run) => text(run) !== usual,
  };
}

export interface SortOrder {
  readonly key: string;
  readonly isRising: boolean;
}

/** The runs in the order of a column; equal ones keep theirs, and those without a value come last. */
export function sortedRuns(
  runs: readonly KeptRun[],
  columns: readonly RunColumn[],
  { key, isRising }: SortOrder,
): readonly KeptRun[] {
  const value = columns.find((column) => column.key === key)?.value ?? runNameOf;
  return runs.toSorted((one, other) => {
    const [first, second] = [value(one), value(other)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return (isRising ? 1 : -1) * compared(first, second);
  });
}

/** All runs as a table of numbers, with every setting. */
export function runsTable(runs: readonly KeptRun[], data: KnownData): PictureTable {
  const columns = runColumns(runs, data, true);
  return {
    columns: [
      'Name',
      ...columns.map(({ title, key }) => (key === 'elapsedMs' ? 'Training time (ms)' : title)),
    ],
    rows: runs.map((run) => [runNameOf(run), ...columns.map(({ value }) => value(run))]),
  };
}

function compared(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other), 'en', { numeric: true });
}

/** The text that occurs most often; the first of several. */
function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}
