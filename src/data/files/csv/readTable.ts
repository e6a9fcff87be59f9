/**
 * Reads a table of images as Kaggle has it: a label and 784 pixels a line. It is walked through twice: once to
 * check and to count, then to take the numbers, so that nothing is allocated for what does not fit.
 */
import type { TableFile } from '../archives/openFiles.ts';
import { greyOf, scaleFor } from '../arrays/pixelScale.ts';
import { megabytes } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import { checkTable } from './checkTable.ts';
import {
  firstLine,
  firstLineEnd,
  labelIn,
  numberIn,
  separatorOf,
  visitCells,
} from './tableCells.ts';
import { tableLayout } from './tableLayout.ts';

/** Enough for 250×250 pixels. */
const longestLineBytes = 1_000_000;

/** The images of a table. */
export interface Table {
  readonly file: string;
  readonly count: number;
  readonly sidePx: number;
  /** [count × sidePx²] grey values. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** For each image its label as it stands in the table. */
  readonly labels: readonly string[];
}

/** @throws DataFileError that names the line and column of what does not fit */
export function readTable({ file, bytes }: TableFile): Table {
  if (firstLineEnd(bytes) > longestLineBytes) {
    throw new DataFileError(
      `${file} has a first line of more than ${megabytes(longestLineBytes)}: is it a table at all?`,
    );
  }
  const separator = separatorOf(bytes);
  const layout = tableLayout(file, firstLine(bytes, separator));
  const { count, range } = checkTable(file, bytes, separator, layout);
  const scale = scaleFor(range, file);
  const { hasHeader, labelColumn, pixelOfColumn, sidePx } = layout;
  const pixels = new Uint8Array(count * sidePx ** 2);
  const labels: string[] = [];
  // Each label's text is kept once.
  const texts = new Map<string, string>();
  visitCells(bytes, separator, (line, column, start, end) => {
    if (hasHeader && line === 0) return;
    if (column === labelColumn) {
      const text = labelIn(bytes, start, end);
      if (!texts.has(text)) texts.set(text, text);
      labels.push(texts.get(text) ?? text);
    }
    const pixel = pixelOfColumn[column] ?? -1;
    if (pixel < 0) return;
    const share = greyOf(numberIn(bytes, start, end), scale);
    pixels[(line - (hasHeader ? 1 : 0)) * sidePx ** 2 + pixel] = Math.round(255 * share);
  });
  return { file, count, sidePx, pixels, labels };
}
