import { expect, it } from 'vitest';
import { seenClassesOf } from '../../../src/data/seenClasses.ts';

const classes = ['a', 'b', 'c', 'd'];

it('are all classes but those that are held out, ascending', () => {
  expect(seenClassesOf({ classes }, [])).toEqual([0, 1, 2, 3]);
  expect(seenClassesOf({ classes }, [3, 1])).toEqual([0, 2]);
});

it('are none where all are held out', () => {
  expect(seenClassesOf({ classes }, [0, 1, 2, 3])).toEqual([]);
});
