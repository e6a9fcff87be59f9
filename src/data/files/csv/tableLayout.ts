/** Finds out from a table's first line what its columns are. */
import { counted, mostArraySide } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';

/** Names of the column of labels. */
const labelNames = new Set(['label', 'labels', 'class', 'classes', 'target', 'y', 'category']);
/** Names of columns that are neither: a row's number. */
const numberNames = new Set(['', 'id', 'index', 'unnamed: 0']);
const fewestPixels = 16;

/** What a table's columns are. */
export interface TableLayout {
  readonly hasHeader: boolean;
  readonly columnCount: number;
  readonly labelColumn: number;
  /** For each column the pixel that it holds; −1 for the label and for what is ignored. */
  readonly pixelOfColumn: Int32Array;
  /** Height and width of an image. */
  readonly sidePx: number;
}

/** @param cells of the first line @throws DataFileError when there is no column of labels, or no square */
export function tableLayout(file: string, cells: readonly string[]): TableLayout {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  // A label may be a word: the columns between the ends tell.
  const hasHeader = names.slice(1, -1).some((name) => name === '' || Number.isNaN(Number(name)));
  const ignored = new Set(
    hasHeader ? [...names.keys()].filter((column) => numberNames.has(names[column] ?? '')) : [],
  );
  const named = hasHeader ? names.findIndex((name) => labelNames.has(name)) : -1;
  const pixelsWithLabel = names.length - ignored.size;
  if (named < 0 && sideOf(pixelsWithLabel) !== null) {
    throw new DataFileError(
      `${file} has ${counted(pixelsWithLabel)} columns of pixels and no column of labels: ` +
        'a column “label” is needed, or a first column with the label',
    );
  }
  const labelColumn = named >= 0 ? named : names.findIndex((_, column) => !ignored.has(column));
  const columns = [...names.keys()].filter(
    (column) => column !== labelColumn && !ignored.has(column),
  );
  const sidePx = sideOf(columns.length);
  if (sidePx === null || sidePx > mostArraySide) {
    throw new DataFileError(
      `${file} has ${counted(columns.length)} columns beside the label in its first line: ` +
        '784 are right for 28×28 pixels, or another square',
    );
  }
  const pixelOfColumn = new Int32Array(names.length).fill(-1);
  for (const [pixel, column] of columns.entries()) pixelOfColumn[column] = pixel;
  return { hasHeader, columnCount: names.length, labelColumn, pixelOfColumn, sidePx };
}

/** The side of a square of so many pixels; `null` if it is none. */
function sideOf(pixels: number): number | null {
  const side = Math.round(Math.sqrt(pixels));
  return side * side === pixels && pixels >= fewestPixels ? side : null;
}
