/** Checks every cell of a table before anything is allocated for its images. */
import type { PixelRange } from '../arrays/pixelScale.ts';
import { counted, longestName, mostClasses, mostImages } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import { labelIn, numberIn, textIn, visitCells } from './tableCells.ts';
import type { TableLayout } from './tableLayout.ts';

/** A cell is shown in a sentence up to this length. */
const longestQuoted = 20;

/** What a table's images have in common. */
export interface CheckedTable {
  readonly count: number;
  /** Of all pixels. */
  readonly range: PixelRange;
}

/** @throws DataFileError that names the line and column of what does not fit */
export function checkTable(
  file: string,
  bytes: Uint8Array,
  separator: number,
  layout: TableLayout,
): CheckedTable {
  const check = new TableCheck(file, bytes, layout);
  visitCells(bytes, separator, (line, column, start, end) => check.see(line, column, start, end));
  return check.end();
}

class TableCheck {
  readonly #file: string;
  readonly #bytes: Uint8Array;
  readonly #layout: TableLayout;
  readonly #headerLines: number;
  readonly #labels = new Set<string>();
  #lines = 0;
  #columns: number;
  #least = Infinity;
  #most = -Infinity;
  #areWhole = true;

  constructor(file: string, bytes: Uint8Array, layout: TableLayout) {
    this.#file = file;
    this.#bytes = bytes;
    this.#layout = layout;
    this.#headerLines = layout.hasHeader ? 1 : 0;
    this.#columns = layout.columnCount;
  }

  see(line: number, column: number, start: number, end: number): void {
    if (column === 0) this.#beginLine(line);
    this.#columns = column + 1;
    if (line < this.#headerLines) return;
    if (column === this.#layout.labelColumn) this.#seeLabel(line, column, start, end);
    else if ((this.#layout.pixelOfColumn[column] ?? -1) >= 0) {
      this.#seePixel(line, column, start, end);
    }
  }

  end(): CheckedTable {
    this.#checkColumns();
    const count = this.#lines - this.#headerLines;
    if (count <= 0) throw new DataFileError(`${this.#file} has no line with an image`);
    const range = { least: this.#least, most: this.#most, areWhole: this.#areWhole };
    return { count, range };
  }

  #beginLine(line: number): void {
    this.#checkColumns();
    this.#lines = line + 1;
    if (this.#lines - this.#headerLines <= mostImages) return;
    throw new DataFileError(
      `${this.#file} has more than ${counted(mostImages)} lines: at most so many images are read`,
    );
  }

  #checkColumns(): void {
    const { columnCount } = this.#layout;
    if (this.#columns === columnCount) return;
    throw new DataFileError(
      `${this.#file} has ${counted(this.#columns)} cells in line ${counted(this.#lines)}, and ` +
        `${counted(columnCount)} in the first: all lines need as many`,
    );
  }

  #seePixel(line: number, column: number, start: number, end: number): void {
    const value = numberIn(this.#bytes, start, end);
    if (!Number.isFinite(value)) {
      const text = textIn(this.#bytes, start, end).slice(0, longestQuoted);
      const place = this.#placeOf(line, column);
      throw new DataFileError(`${place}: “${text}” is no number, and a pixel is one`);
    }
    if (value < this.#least) this.#least = value;
    if (value > this.#most) this.#most = value;
    if (!Number.isInteger(value)) this.#areWhole = false;
  }

  #seeLabel(line: number, column: number, start: number, end: number): void {
    const label = labelIn(this.#bytes, start, end);
    this.#labels.add(label);
    const place = (): string => this.#placeOf(line, column);
    if (label === '') throw new DataFileError(`${place()}: the label is missing`);
    if (label.length > longestName) {
      throw new DataFileError(
        `${place()}: the label has ${counted(label.length)} letters, at most ${longestName} are read`,
      );
    }
    if (this.#labels.size > mostClasses) {
      throw new DataFileError(
        `${place()}: there are more than ${counted(mostClasses)} different labels; ` +
          'is it really the column of labels?',
      );
    }
  }

  #placeOf(line: number, column: number): string {
    return `${this.#file}, line ${counted(line + 1)}, column ${counted(column + 1)}`;
  }
}
