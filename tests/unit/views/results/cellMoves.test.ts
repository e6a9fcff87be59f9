/** From cell to cell of the matrix with the keyboard. */
import { expect, test } from 'vitest';
import { nextPlace, tabStop } from '../../../../src/views/results/cellMoves.ts';
import type { MatrixCells } from '../../../../src/views/results/matrix.ts';

/** Three digits, of which the middle one is held out. */
const matrix: MatrixCells = [
  [1, 0, 1],
  [0, 0, 0],
  [1, 0, 1],
].map((row) => row.map((pairs) => ({ pairs, errorRate: null, meanDistance: null })));
const corner = { row: 0, column: 0 };

test('arrows skip what has no pairs, and stop at the edge', () => {
  expect(nextPlace(matrix, corner, 'ArrowRight')).toEqual({ row: 0, column: 2 });
  expect(nextPlace(matrix, corner, 'ArrowDown')).toEqual({ row: 2, column: 0 });
  expect(nextPlace(matrix, { row: 2, column: 2 }, 'ArrowUp')).toEqual({ row: 0, column: 2 });
  expect(nextPlace(matrix, corner, 'ArrowLeft')).toBeNull();
  expect(nextPlace(matrix, { row: 2, column: 2 }, 'ArrowDown')).toBeNull();
});

test('Home and End lead to the ends of a row, other keys nowhere', () => {
  expect(nextPlace(matrix, corner, 'End')).toEqual({ row: 0, column: 2 });
  expect(nextPlace(matrix, { row: 2, column: 2 }, 'Home')).toEqual({ row: 2, column: 0 });
  expect(nextPlace(matrix, corner, 'a')).toBeNull();
});

test('the keyboard stops where it was, or at the first cell with pairs', () => {
  expect(tabStop(matrix, { row: 2, column: 0 })).toEqual({ row: 2, column: 0 });
  expect(tabStop(matrix, { row: 1, column: 1 })).toEqual(corner);
});
