/** Opens a page on records of which one was changed, and sees that it is as usable as ever. */
import type fc from 'fast-check';
import type { StoreName } from '../../../src/store/core/kept/keptRecords.ts';
import { FakeBrowser, openPlayground } from '../fakePlayground.ts';
import { KeptInMemory, type Records } from '../keptInMemory.ts';
import { trainAndKeep } from '../keptRuns.ts';
import { laterTask } from '../laterTask.ts';
import { changedValues } from './changedFiles.ts';

const pixels = Uint8Array.from({ length: 784 }, (_, pixel) => pixel % 256);
const strokes = [
  [
    { x: 0.1, y: 0.2, pressure: 0.5 },
    { x: 0.3, y: 0.4 },
  ],
];

/** Where a record is, and what it is now. */
export interface ChangedRecord {
  readonly store: StoreName;
  readonly key: string;
  readonly value: unknown;
}

/** The records of a page that has trained, drawn, compared and made a symbol. */
export async function usualRecords(): Promise<Records> {
  const kept = new KeptInMemory({
    symbols: { k1: { name: 'Alpha', examples: [pixels, pixels] } },
    comparisons: {
      k1: {
        a: { kind: 'strokes', strokes },
        b: { kind: 'digit', pixels, className: '3', index: 7 },
        distance: 0.25,
        similarity: 0.9,
        step: 12,
      },
    },
  });
  const page = await openPlayground({ kept });
  await trainAndKeep(page, 5);
  await trainAndKeep(page, 5);
  page.worker.become({ state: 'paused' });
  page.passTime();
  await laterTask();
  const stores = ['symbols', 'comparisons', 'runs', 'states', 'curves', 'desks'] as const;
  const contents = stores.map(async (store) => {
    const records = await kept.readAll(store);
    return [store, Object.fromEntries(records.map(({ key, value }) => [key, value]))] as const;
  });
  return Object.fromEntries(await Promise.all(contents));
}

/** One of the records of some stores, changed in any way. */
export function changedRecords(
  records: Records,
  stores: readonly StoreName[],
  oneOf: typeof fc.oneof,
): fc.Arbitrary<ChangedRecord> {
  const changed = stores.flatMap((store) =>
    Object.entries(records[store] ?? {}).map(([key, record]) =>
      changedValues(record).map((value): ChangedRecord => ({ store, key, value })),
    ),
  );
  return oneOf(...changed);
}

/**
 * Opens the page. It must be ready, with a sentence where it leaves the record out; it must train and keep
 * that, and leave the other records alone.
 * @returns whether the record was used without a word
 */
export async function opensWith(records: Records, changed: ChangedRecord): Promise<boolean> {
  const { store, key, value } = changed;
  const kept = new KeptInMemory({ ...records, [store]: { ...records[store], [key]: value } });
  const page = await openPlayground({ browser: new FakeBrowser(kept) });
  await laterTask();
  const { runState, problem } = page.state();
  if (runState !== 'ready' && runState !== 'paused') throw new Error(`The page is ${runState}`);
  if (problem !== null && !/\w.*[.)]$/.test(problem.message)) {
    throw new Error(`“${problem.message}” is no sentence`);
  }
  for (const other of ['symbols', 'comparisons', 'runs'] as const) {
    const expected = Object.keys(records[other] ?? {}).filter(
      (otherKey) => other !== store || otherKey !== key,
    );
    const found = kept.keys(other);
    const lost = expected.find((otherKey) => !found.includes(otherKey));
    if (lost !== undefined) throw new Error(`${other} ${lost} is gone`);
  }
  const writes = kept.writes.length;
  await trainAndKeep(page, 3);
  if (kept.writes.length === writes) throw new Error('What is trained now is not kept');
  return problem === null;
}
