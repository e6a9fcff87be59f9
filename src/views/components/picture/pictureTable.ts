/** The numbers behind a picture, for those who cannot see it and for those who take them away. */
import { csvFormatRows } from 'd3-dsv';

export interface PictureTable {
  /** Names of the columns, with units where they have one. */
  readonly columns: readonly string[];
  /** A cell for each column; `null` where there is nothing. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A table as CSV (RFC 4180), numbers unrounded. */
export function csvOf({ columns, rows }: PictureTable): string {
  const lines = rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  return csvFormatRows([[...columns], ...lines]);
}

/** A picture's name as part of a file's: “Two hills” → `two-hills`. */
export function fileNameOf(pictureName: string): string {
  return pictureName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

/** A cell as it is shown: numbers short enough to compare, texts as they are. */
export function shownCell(cell: string | number | null): string {
  if (typeof cell !== 'number') return cell ?? '';
  return Number.isInteger(cell) ? String(cell) : String(Number(cell.toPrecision(5)));
}
