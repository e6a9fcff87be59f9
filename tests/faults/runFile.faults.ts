import { expect, it } from 'vitest';
import { tryFaults } from '../helpers/runFileFaults.ts';

it('10,000 run files that were changed in any way are refused in words, or are runs', () => {
  const { good, refusedByPage, refusedByWorker } = tryFaults(10_000);
  expect(good + refusedByPage + refusedByWorker).toBe(10_000);
});
