import { expect, it } from 'vitest';
import { tryFaults } from '../../../helpers/runFileFaults.ts';

it('a run file that was changed in any way is refused in words, or is a run', () => {
  const { good, refusedByPage, refusedByWorker } = tryFaults(300);
  expect(good + refusedByPage + refusedByWorker).toBe(300);
  // The changes must be of all kinds, or this would prove little.
  expect(good).toBeGreaterThan(20);
  expect(refusedByPage).toBeGreaterThan(100);
  expect(refusedByWorker).toBeGreaterThan(0);
});
