/** Reads the directory at the end of a zip (PKWARE's APPNOTE 6.3), with Zip64's large counts. */
import { counted, mostFiles } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';

const [endMark, entryMark, end64Mark, locator64Mark] = [
  0x06054b50, 0x02014b50, 0x06064b50, 0x07064b50,
];
const [endBytes, entryBytes, locator64Bytes, end64Bytes] = [22, 46, 20, 56];
/** A comment behind the end of the directory is at most this long. */
const longestComment = 65_535;
/** A 32-bit number that stands in a Zip64 field instead. */
const elsewhere = 0xffffffff;
const zip64Field = 1;

/** What the directory says of one file. */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 for stored, 8 for Deflate. */
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  /** Where the file's own head is. */
  readonly start: number;
}

/**
 * Everything that a zip lists, folders too.
 * @throws DataFileError when the directory is missing, damaged or too long
 */
export function readZipDirectory(file: string, bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) {
    throw new DataFileError(
      `${file} is cut off or no zip: the list of its files, which is at the end, is missing`,
    );
  }
  const { count, start } = placeOf(view, end);
  if (count > mostFiles) {
    throw new DataFileError(
      `${file} has ${counted(count)} files: at most ${counted(mostFiles)} are read`,
    );
  }
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + entryBytes > end || view.getUint32(at, true) !== entryMark) {
      throw new DataFileError(
        `${file} is damaged: it says that it has ${counted(count)} files and lists ${counted(index)}`,
      );
    }
    const [nameBytes = 0, extraBytes = 0, commentBytes = 0] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    );
    const next = at + entryBytes + nameBytes + extraBytes + commentBytes;
    if (next > end) throw new DataFileError(`${file} is damaged: the list of its files is cut off`);
    entries.push(entryAt(view, at, nameBytes, extraBytes));
    at = next;
  }
  return entries;
}

/** Where the end of the directory begins. */
function endOf(view: DataView): number | null {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return null;
}

interface DirectoryPlace {
  readonly count: number;
  readonly start: number;
}

function placeOf(view: DataView, end: number): DirectoryPlace {
  const place = { count: view.getUint16(end + 10, true), start: view.getUint32(end + 16, true) };
  const locator = end - locator64Bytes;
  if (locator < 0 || view.getUint32(locator, true) !== locator64Mark) return place;
  const end64 = numberAt(view, locator + 8);
  if (end64 + end64Bytes > locator || view.getUint32(end64, true) !== end64Mark) return place;
  return { count: numberAt(view, end64 + 32), start: numberAt(view, end64 + 48) };
}

/** A number of 64 bits: beyond 2⁵³ it is rounded, and too large for any file all the same. */
function numberAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function entryAt(view: DataView, at: number, nameBytes: number, extraBytes: number): ZipEntry {
  const nameStart = at + entryBytes;
  const name = new Uint8Array(view.buffer, view.byteOffset + nameStart, nameBytes);
  const wide = wideNumbers(view, nameStart + nameBytes, extraBytes);
  // The Zip64 field has those of the three that did not fit, in this order.
  const [sizeBytes = 0, packedBytes = 0, start = 0] = [24, 20, 42].map((offset) => {
    const number = view.getUint32(at + offset, true);
    return number === elsewhere ? (wide.shift() ?? number) : number;
  });
  return {
    name: textOf(name),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    packedBytes,
    sizeBytes,
    start,
  };
}

/** The numbers of an entry's Zip64 field. */
function wideNumbers(view: DataView, start: number, length: number): number[] {
  for (let at = start; at + 4 <= start + length; ) {
    const [id, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    const fitting = Math.floor(Math.min(size, start + length - at - 4) / 8);
    if (id === zip64Field) {
      return Array.from({ length: Math.min(3, fitting) }, (_, index) =>
        numberAt(view, at + 4 + 8 * index),
      );
    }
    at += 4 + size;
  }
  return [];
}

/** Names are UTF-8, also where the zip does not say so; old ones are of one byte a letter. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
