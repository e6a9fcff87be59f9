import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import type { BatchPair, StepPairs } from '../../../../src/store/core/state.ts';
import { pairName, summaryOf, tableOf } from '../../../../src/views/results/step/words.ts';

const { mnist } = datasets;

function pairOf(a: string, b: string, distance: number, pull: BatchPair['pull']): BatchPair {
  const imageOf = (className: string) => ({
    className,
    pixels: new Uint8Array(784),
    embedding: new Float32Array(2),
  });
  return { first: imageOf(a), second: imageOf(b), isPositive: a === b, distance, pull };
}

const pairs: StepPairs = {
  step: 1_239,
  positives: { all: 660, pulled: 660 },
  negatives: { all: 6_480, pulled: 38 },
  pairs: [
    pairOf('3', '3', 0.57, 'together'),
    pairOf('4', '9', 0.31, 'apart'),
    pairOf('1', '7', 1.2, 'none'),
  ],
};

describe('the pairs of a step in words', () => {
  it('say how many still teach something and which is the hardest', () => {
    expect(summaryOf(pairs, 'contrastive-all-pairs', false, mnist)).toBe(
      'Step 1,240: 38 of 6,480 different pairs are still closer than the margin; the hardest: a 4 and a 9 at 0.31.',
    );
  });

  it('say at rest that this is the next step', () => {
    expect(summaryOf(pairs, 'triplet', true, mnist)).toBe(
      'The next step, 1,240: 38 of 6,480 different pairs are still pushed apart; the hardest: a 4 and a 9 at 0.31.',
    );
  });

  it('say of a loss that only pulls together that nothing is pushed apart', () => {
    expect(summaryOf(pairs, 'positives-only', false, mnist)).toContain(
      'none of the 6,480 different pairs',
    );
  });

  it('tell a single pair with its digits, distance and pull', () => {
    expect(pairs.pairs.map((pair) => pairName(pair, 'triplet', mnist))).toEqual([
      '3 and 3, same digit, distance 0.57, pulled together',
      '4 and 9, different digits, distance 0.31, pushed apart',
      '1 and 7, different digits, distance 1.20, left as they are',
    ]);
  });

  it('tell of views that they are of one image, or not', () => {
    const [first, second] = pairs.pairs.map((pair) => pairName(pair, 'nt-xent', mnist));
    expect(first).toBe('3 and 3, same image, distance 0.57, pulled together');
    expect(second).toBe('4 and 9, different images, distance 0.31, pushed apart');
  });

  it('make a table that counts steps from 1', () => {
    expect(tableOf(pairs, mnist).rows[1]).toEqual([
      1_240,
      '4',
      '9',
      'different',
      0.31,
      'pushed apart',
    ]);
  });
});
