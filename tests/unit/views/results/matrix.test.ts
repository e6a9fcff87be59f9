/** What is said of the matrix of digit pairs. */
import { expect, test } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import {
  type ClassPairMatrix,
  cellDistance,
  cellNumber,
  cellWords,
  distanceShadeOf,
  type MatrixCell,
  mostConfused,
  mostSplit,
  shadeOf,
  tableOf,
} from '../../../../src/views/results/matrix.ts';
import { animals } from '../../../helpers/animals.ts';

const { mnist } = datasets;

function cell(errorRate: number | null, pairs = 400): MatrixCell {
  return errorRate === null
    ? { pairs: 0, errorRate: null, meanDistance: null }
    : { pairs, errorRate, meanDistance: 1.5 };
}

/** Three digits; the upper triangle is given row by row, and mirrored. */
function matrixOf(cells: readonly MatrixCell[]): ClassPairMatrix {
  const at = [
    [0, 1, 2],
    [1, 3, 4],
    [2, 4, 5],
  ];
  return {
    classes: [0, 1, 2],
    cells: at.map((row) => row.map((index) => cells[index] ?? cell(null))),
  };
}

test('the two digits that are confused most are told, and not the diagonal', () => {
  const matrix = matrixOf([
    cell(0.5),
    cell(0.004),
    cell(0.021, 1_452),
    cell(0.9),
    cell(0),
    cell(0),
  ]);
  expect(mostConfused(matrix, mnist)).toBe(
    '0 and 2 are confused most: 2.1 % of their 1,452 pairs are taken for the same digit.',
  );
  expect(mostSplit(matrix, mnist)).toBe(
    '1 is least like itself: 90.0 % of its 400 pairs are taken for different digits.',
  );
});

test('of equal rates, the one with more pairs behind it is told', () => {
  const matrix = matrixOf([cell(0), cell(0.1, 10), cell(0.1, 30), cell(0), cell(0.1, 20), cell(0)]);
  expect(mostConfused(matrix, mnist)).toMatch(/^0 and 2 .* 30 pairs/);
});

test('where nothing is judged wrongly, and where a digit has no pairs, nothing is made up', () => {
  const matrix = matrixOf([cell(0), cell(0), cell(null), cell(0), cell(null), cell(null)]);
  expect(mostConfused(matrix, mnist)).toBe('No two different digits are taken for the same.');
  expect(mostSplit(matrix, mnist)).toBe(
    'No two images of one digit are taken for different digits.',
  );
  expect(cellWords(0, 2, cell(null), mnist)).toBe('0 and 2: no pairs');
});

test('a cell says which mistake it counts', () => {
  expect(cellWords(4, 9, cell(0.021), mnist)).toMatch(/2\.1 % of 400 pairs called the same/);
  expect(cellWords(4, 4, cell(0.021), mnist)).toMatch(/2\.1 % of 400 pairs called different/);
});

test('shades grow with the error rate, from none to the strongest', () => {
  const shades = [0, 0.001, 0.01, 0.05, 0.2].map(shadeOf);
  expect(shades).toEqual(shades.toSorted((a, b) => a - b));
  expect(shades[0]).toBe(0);
  expect(shades.at(-1)).toBe(1);
  expect(shadeOf(0.8)).toBe(1);
});

test('a rate that would be rounded to nothing is not shown as nothing', () => {
  expect([0.0001, 0.0004, 0.0005].map(cellNumber)).toEqual(['<0.1', '<0.1', '0.1']);
});

test('a number in a cell has three characters at most, up to 99 %', () => {
  expect([0.002, 0.021, 0.0994, 0.0996, 0.5, 0.99].map(cellNumber)).toEqual([
    '0.2',
    '2.1',
    '9.9',
    '10',
    '50',
    '99',
  ]);
});

test('a mean distance is as narrow, however long', () => {
  expect([0, 0.314, 9.99, 12.34, 310.4].map(cellDistance)).toEqual([
    '0.00',
    '0.31',
    '9.99',
    '12.3',
    '310',
  ]);
});

test('a mean distance has the less shade the nearer it is to the threshold, on either side', () => {
  expect([0, 0.5, 1, 1.5, 2, 9].map((distance) => distanceShadeOf(distance, 1))).toEqual([
    1, 0.5, 0, 0.5, 1, 1,
  ]);
  expect(distanceShadeOf(0.3, 0)).toBe(1);
});

test('the table has each two digits once', () => {
  const matrix = matrixOf([0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((rate) => cell(rate)));
  expect(
    tableOf(matrix, mnist).rows.map(([first, second, , rate]) => [first, second, rate]),
  ).toEqual([
    ['0', '0', 0.1],
    ['0', '1', 0.2],
    ['1', '1', 0.4],
    ['0', '2', 0.3],
    ['1', '2', 0.5],
    ['2', '2', 0.6],
  ]);
});

test('classes are told by their names', () => {
  const matrix = matrixOf([cell(0.5), cell(0), cell(0.02), cell(0.1), cell(0), cell(0)]);
  expect(mostConfused(matrix, animals)).toBe(
    'cat and owl are confused most: 2.0 % of their 400 pairs are taken for the same animal.',
  );
  expect(mostSplit(matrix, animals)).toBe(
    'cat is least like itself: 50.0 % of its 400 pairs are taken for different animals.',
  );
  expect(tableOf(matrix, animals)).toMatchObject({
    columns: ['animal', 'other animal', 'pairs', 'judged wrongly (share)', 'mean distance'],
    rows: [
      ['cat', 'cat'],
      ['cat', 'dog'],
      ['dog', 'dog'],
      ['cat', 'owl'],
      ['dog', 'owl'],
      ['owl', 'owl'],
    ].map((names) => [...names, 400, expect.anything(), 1.5]),
  });
});
