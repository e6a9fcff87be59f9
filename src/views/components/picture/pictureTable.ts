/**
 * Owns the table of numbers behind a picture and its CSV form. Screen readers read it; a person can save
 * it. Imports no React.
 */
import { csvFormatRows } from 'd3-dsv';

export interface PictureTable {
  /** Column names, with units if there are any. */
  readonly columns: readonly string[];
  /** One cell per column; `null`: an empty cell. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A table as CSV (RFC 4180); numbers are not rounded. */
export function csvOf({ columns, rows }: PictureTable): string {
  const lines = rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  return csvFormatRows([[...columns], ...lines]);
}

/** The part of a file name that comes from the picture's name: “Two hills” → `two-hills`. */
export function fileNameOf(pictureName: string): string {
  return pictureName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

/** The text of a cell: an integer in full, any other number with 5 significant digits. */
export function shownCell(cell: string | number | null): string {
  if (typeof cell !== 'number') return cell ?? '';
  return Number.isInteger(cell) ? String(cell) : String(Number(cell.toPrecision(5)));
}

/** Whether a cell is a number or, like the name of a digit's class, looks like one: it is aligned right. */
export function readsAsNumber(cell: string | number | null): boolean {
  return typeof cell === 'number' || (cell !== null && /^\d+$/.test(cell));
}
