import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlannedFault } from '../../helpers/faults/journey.ts';
import { Walks } from '../../helpers/faults/walks.ts';
import { bundlingMs } from '../../helpers/workerThreads.ts';

/** Some of all calls, spread over the way; `npm run test:faults` tries them all. */
const sample: readonly PlannedFault[] = [
  { kind: 'fetch', at: 2, isForGood: true },
  { kind: 'storage', at: 3, isForGood: true },
  { kind: 'storage', at: 30, isForGood: false },
  { kind: 'call', at: 3, isForGood: false },
  { kind: 'message', at: 15, isForGood: true },
  { kind: 'allocation', at: 1_200, isForGood: false },
  { kind: 'allocation', at: 900, isForGood: true },
];

let walks: Walks;

beforeAll(async () => {
  walks = await Walks.begin();
}, 2 * bundlingMs);
afterAll(() => walks.end());

it('without a fault, the main job has losses, weights and a distance, and tells nothing', () => {
  const { losses, weights, distance, told, isRepeatable, counts } = walks.undisturbed;
  expect(losses).toHaveLength(12);
  expect(losses.every((loss) => loss !== undefined && loss > 0)).toBe(true);
  expect(weights.length).toBeGreaterThan(10_000);
  expect(distance).toBeGreaterThan(0);
  expect({ told, isRepeatable }).toEqual({ told: [], isRepeatable: true });
  for (const { kind, at } of sample) if (kind !== 'none') expect(counts[kind]).toBeGreaterThan(at);
});

it.each(sample)(
  '$kind $at failing (for good: $isForGood) leaves a page of use, and no bit changes',
  async (fault) => {
    expect(await walks.faultsOf(fault)).toEqual([]);
  },
);
