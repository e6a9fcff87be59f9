/** What is said of the worst pairs. */
import { expect, test } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { cellTitle, isWrong, worstPairName } from '../../../../src/views/results/worstPairWords.ts';

test('a pair is wrong where its verdict is not what it is', () => {
  const pair = (classB: number, isCalledSame: boolean | null) => ({
    classA: 4,
    classB,
    distance: 0.314,
    isCalledSame,
  });
  expect([pair(9, true), pair(9, false), pair(4, true), pair(4, false)].map(isWrong)).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect(isWrong(pair(9, null))).toBe(false);
  expect(worstPairName(pair(9, true), datasets.mnist)).toBe(
    '4 and 9, distance 0.31, wrongly called the same',
  );
  expect(worstPairName(pair(4, true), datasets.mnist)).toBe(
    '4 and 4, distance 0.31, rightly called the same',
  );
  expect(worstPairName(pair(9, null), datasets.mnist)).toBe('4 and 9, distance 0.31');
});

test('a cell is told with the order of its pairs', () => {
  expect(cellTitle({ classA: 4, classB: 9 }, datasets.mnist)).toBe(
    '4 and 9: the nearest to each other',
  );
  expect(cellTitle({ classA: 4, classB: 4 }, datasets.mnist)).toBe('4 and 4: the farthest apart');
});
