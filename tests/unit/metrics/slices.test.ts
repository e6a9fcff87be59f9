import { describe, expect, it } from 'vitest';
import { completeInTurns, type Slices } from '../../../src/metrics/slices.ts';

function* threeSlices(log: string[]): Slices<string> {
  log.push('one');
  yield;
  log.push('two');
  yield;
  log.push('three');
  return 'result';
}

describe('a computation in slices', () => {
  it('waits for a turn before every slice, then returns the result', async () => {
    const log: string[] = [];
    const turn = async (): Promise<void> => {
      log.push('turn');
    };
    expect(await completeInTurns(threeSlices(log), turn)).toBe('result');
    expect(log).toEqual(['turn', 'one', 'turn', 'two', 'turn', 'three']);
  });

  it('is given up when a turn is refused', async () => {
    const log: string[] = [];
    const turn = async (): Promise<void> => {
      if (log.length === 2) throw new Error('A new run began');
    };
    await expect(completeInTurns(threeSlices(log), turn)).rejects.toThrow('A new run began');
    expect(log).toEqual(['one', 'two']);
  });
});
