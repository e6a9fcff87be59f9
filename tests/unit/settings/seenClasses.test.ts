import { describe, expect, it } from 'vitest';
import { seenClassesOf } from '../../../src/settings/seenClasses.ts';

const classes = ['a', 'b', 'c', 'd'];

describe.each(['digits', 'digits-and-symbols'] as const)(
  'the classes seen from %s',
  (learnFrom) => {
    it('are all classes but those that are held out, ascending', () => {
      expect(seenClassesOf({ classes }, { learnFrom, heldOutDigits: [] })).toEqual([0, 1, 2, 3]);
      expect(seenClassesOf({ classes }, { learnFrom, heldOutDigits: [3, 1] })).toEqual([0, 2]);
    });

    it('are none where all are held out', () => {
      expect(seenClassesOf({ classes }, { learnFrom, heldOutDigits: [0, 1, 2, 3] })).toEqual([]);
    });
  },
);

it('are none where a run learns from symbols alone', () => {
  for (const heldOutDigits of [[], [1]]) {
    expect(seenClassesOf({ classes }, { learnFrom: 'symbols', heldOutDigits })).toEqual([]);
  }
});
