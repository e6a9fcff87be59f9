import { describe, expect, it } from 'vitest';
import {
  type Neighbourhood,
  neighboursOf,
  unlikePads,
  voteOf,
  voteWords,
} from '../../../../src/store/comparison/neighbours.ts';
import { noRun } from '../../../../src/store/core/runScope.ts';
import { statusOf } from '../../../helpers/fakeWorker.ts';

const digits = (classNames: string) =>
  Array.from(classNames, (className) => ({ className, distance: 1, pixels: new Uint8Array(784) }));

describe('the vote of the nearest digits', () => {
  it('is what most of them are', () => {
    const vote = voteOf(digits('35333'));
    expect(vote).toEqual({ className: '3', votes: 4, voters: 5 });
    expect(vote && voteWords(vote)).toBe('4 of 5 say 3');
  });

  it('goes to the one that is nearest where two are equal', () => {
    expect(voteOf(digits('94491'))).toMatchObject({ className: '9', votes: 2 });
  });

  it('is none without digits', () => {
    expect(voteOf([])).toBeNull();
  });
});

describe('what is said of drawings', () => {
  const around = (isUnlike: boolean | null): Neighbourhood => ({ nearest: [], isUnlike });
  const judged = (step: number, a: boolean | null, b: boolean | null) => {
    const status = statusOf(1, { step });
    const comparison = {
      runId: 1,
      number: 1,
      step,
      embeddingA: null,
      embeddingB: null,
      distance: null,
      towerDifference: null,
      similarity: null,
      threshold: null,
      neighbours: { a: around(a), b: around(b), isCurrent: true },
    };
    return { run: { ...noRun, status, comparison } };
  };

  it('names the pads whose drawing is unlike any digit', () => {
    expect(unlikePads(judged(5, true, false))).toBe('a');
    expect(unlikePads(judged(5, true, true))).toBe('a b');
    expect(unlikePads(judged(5, null, false))).toBe('');
  });

  it('is nothing while nothing has been learnt', () => {
    expect(unlikePads(judged(0, true, true))).toBe('');
    expect(neighboursOf(judged(0, true, true))).toBeNull();
    expect(neighboursOf({ run: noRun })).toBeNull();
  });
});
