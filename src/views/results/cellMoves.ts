/** Moves the keyboard focus between the cells of the confusion matrix. Imports no React. */
import type { MatrixCells } from './matrix.ts';

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Rows and columns per press of a key. */
const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The given place if it has pairs, or else the first place with pairs. */
export function tabStop(matrix: MatrixCells, place: Place): Place {
  if (hasPairs(matrix, place)) return place;
  const row = matrix.findIndex((cells) => cells.some(({ pairs }) => pairs > 0));
  return { row, column: matrix[row]?.findIndex(({ pairs }) => pairs > 0) ?? -1 };
}

/**
 * The place that a key leads to. An arrow goes to the next cell with pairs; Home and End go to the first
 * and last such cell of the row. `null`: no such cell, or another key.
 */
export function nextPlace(matrix: MatrixCells, from: Place, key: string): Place | null {
  const cells = matrix[from.row] ?? [];
  if (key === 'Home' || key === 'End') {
    const isFilled = ({ pairs }: { readonly pairs: number }): boolean => pairs > 0;
    const column = key === 'Home' ? cells.findIndex(isFilled) : cells.findLastIndex(isFilled);
    return column < 0 ? null : { row: from.row, column };
  }
  const direction = directions[key];
  if (direction === undefined) return null;
  const [down, right] = direction;
  let place: Place = { row: from.row + down, column: from.column + right };
  while (matrix[place.row]?.[place.column] !== undefined && !hasPairs(matrix, place)) {
    place = { row: place.row + down, column: place.column + right };
  }
  return hasPairs(matrix, place) ? place : null;
}

function hasPairs(matrix: MatrixCells, { row, column }: Place): boolean {
  return (matrix[row]?.[column]?.pairs ?? 0) > 0;
}
