/** Walks through the cells of a table without making a string of any: a table has 785 of them a line. */

const [lineFeed, carriageReturn, quote] = [10, 13, 34];
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Told of every cell: its line and column from 0, and its bytes, without quotes around it. */
export type CellVisitor = (line: number, column: number, start: number, end: number) => void;

/** What tells cells apart: the one that the first line has most of. */
export function separatorOf(bytes: Uint8Array): number {
  const counts = new Map([',', ';', '\t'].map((mark) => [mark.charCodeAt(0), 0]));
  for (const byte of bytes.subarray(0, firstLineEnd(bytes))) {
    const count = counts.get(byte);
    if (count !== undefined) counts.set(byte, count + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/** The cells of the first line, as text. */
export function firstLine(bytes: Uint8Array, separator: number): string[] {
  const cells: string[] = [];
  const line = bytes.subarray(0, firstLineEnd(bytes));
  visitCells(line, separator, (_, __, start, end) => cells.push(textIn(line, start, end)));
  return cells;
}

/** Where the first line ends. */
export function firstLineEnd(bytes: Uint8Array): number {
  const end = bytes.indexOf(lineFeed);
  return end < 0 ? bytes.length : end;
}

/** Visits every cell, line by line; lines without a letter are no lines. */
export function visitCells(bytes: Uint8Array, separator: number, visit: CellVisitor): void {
  let line = 0;
  let at = byteOrderMark.every((byte, index) => bytes[index] === byte) ? byteOrderMark.length : 0;
  while (at < bytes.length) {
    if (bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed)) {
      at += bytes[at] === lineFeed ? 1 : 2;
      continue;
    }
    at = visitLine(bytes, separator, at, (column, start, end) => visit(line, column, start, end));
    line++;
  }
}

/** Visits the cells of one line. @returns where the next line begins */
function visitLine(
  bytes: Uint8Array,
  separator: number,
  lineStart: number,
  visit: (column: number, start: number, end: number) => void,
): number {
  let start = lineStart;
  for (let column = 0; ; column++) {
    const isQuoted = bytes[start] === quote;
    let end = isQuoted ? closingQuote(bytes, start) : start;
    while (end < bytes.length && bytes[end] !== separator && bytes[end] !== lineFeed) end++;
    const hasReturn = bytes[end] === lineFeed && bytes[end - 1] === carriageReturn;
    const inner = hasReturn ? end - 1 : end;
    if (isQuoted && inner - start >= 2) visit(column, start + 1, inner - 1);
    else visit(column, start, inner);
    if (bytes[end] !== separator) return end + 1;
    start = end + 1;
  }
}

/** Where a quoted cell ends. A quote inside it is doubled. */
function closingQuote(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length) {
    if (bytes[at] !== quote) at++;
    else if (bytes[at + 1] === quote) at += 2;
    else break;
  }
  return at;
}

/** The text of a cell. */
export function textIn(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(bytes.subarray(start, end)).replaceAll('""', '"').trim();
}

/** A label's text; a whole number that was written as 7.0 is 7. */
export function labelIn(bytes: Uint8Array, start: number, end: number): string {
  return textIn(bytes, start, end).replace(/^(-?\d+)\.0+$/, '$1');
}

/** The number in a cell; NaN if there is none. Whole numbers, nearly all there are, take the short way. */
export function numberIn(bytes: Uint8Array, start: number, end: number): number {
  let whole = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) {
      const text = textIn(bytes, start, end);
      return text === '' ? Number.NaN : Number(text);
    }
    whole = 10 * whole + digit;
  }
  return end > start ? whole : Number.NaN;
}
