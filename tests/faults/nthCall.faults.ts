import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FaultKind } from '../helpers/faults/journey.ts';
import { Walks } from '../helpers/faults/walks.ts';

/** Of messages and allocations there are too many to try each: the first ones, then each hundredth. */
const first = 50;
const every = 100;

let walks: Walks;

beforeAll(async () => {
  walks = await Walks.begin();
}, 0);
afterAll(() => walks.end());

const kinds = ['fetch', 'storage', 'call', 'message', 'allocation'] as const satisfies FaultKind[];

it.for(kinds.flatMap((kind) => [[kind, false] as const, [kind, true] as const]))(
  'a call that fails (%s, for good: %s) leaves a page of use, and no bit changes',
  async ([kind, isForGood], { annotate }) => {
    const wrong: string[] = [];
    const count = walks.undisturbed.counts[kind];
    const isEachTried = kind === 'fetch' || kind === 'storage';
    let tried = 0;
    for (let at = 1; at <= count; at += isEachTried || at < first ? 1 : every) {
      tried++;
      wrong.push(...(await walks.faultsOf({ kind, at, isForGood })));
    }
    await annotate(`${tried} of ${count} calls were made to fail`);
    expect(wrong).toEqual([]);
  },
);
