/** Opens zips: their files are unpacked one by one, when they are read. */
import { Inflate } from 'fflate';
import { DataFileError } from '../dataFileError.ts';
import type { GivenFile } from '../foundData.ts';
import { ExactBytes, pieceBytes } from './exactBytes.ts';
import { shownPath } from './givenFile.ts';
import { readZipDirectory, type ZipEntry } from './zipDirectory.ts';

const localMark = 0x04034b50;
const localBytes = 30;
const [stored, deflated] = [0, 8];

/** Whether a file begins as a zip does, be it an empty one. */
export function isZip([first, second, third, fourth]: Uint8Array): boolean {
  const isStart = third === 3 && fourth === 4;
  return first === 0x50 && second === 0x4b && (isStart || (third === 5 && fourth === 6));
}

/**
 * The files of a zip, as if they were given in a folder of the zip's name.
 * @throws DataFileError when the zip is damaged
 */
export function unzip(file: string, bytes: Uint8Array): GivenFile[] {
  const entries = readZipDirectory(file, bytes).filter(({ name }) => !/[/\\]$/.test(name));
  return entries.map((entry) => {
    const path = shownPath(`${file}/${entry.name}`);
    return { path, sizeBytes: entry.sizeBytes, read: async () => unpack(path, bytes, entry) };
  });
}

function unpack(file: string, zip: Uint8Array, entry: ZipEntry): Uint8Array {
  const { isEncrypted, method, packedBytes } = entry;
  if (isEncrypted) {
    throw new DataFileError(`${file} is encrypted: make a zip without a password`);
  }
  if (method !== stored && method !== deflated) {
    throw new DataFileError(
      `${file} is packed in a way that is not read (method ${method}): make a usual zip (Deflate)`,
    );
  }
  const start = dataStart(zip, entry);
  if (start === null || start + packedBytes > zip.length) {
    throw new DataFileError(`${file} is not where its zip says: the zip is cut off or damaged`);
  }
  const packed = zip.subarray(start, start + packedBytes);
  const unpacked = new ExactBytes({ ...entry, file });
  if (method === stored) unpacked.add(packed);
  else inflate(file, packed, unpacked);
  return unpacked.all();
}

/** Where a file's bytes begin, behind its own head. */
function dataStart(zip: Uint8Array, { start }: ZipEntry): number | null {
  if (start + localBytes > zip.length) return null;
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  if (view.getUint32(start, true) !== localMark) return null;
  return start + localBytes + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
}

function inflate(file: string, packed: Uint8Array, unpacked: ExactBytes): void {
  try {
    const stream = new Inflate((piece) => unpacked.add(piece));
    for (let start = 0; start < packed.length; start += pieceBytes) {
      const end = start + pieceBytes;
      stream.push(packed.subarray(start, end), end >= packed.length);
    }
  } catch (error) {
    if (error instanceof DataFileError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DataFileError(`${file} is damaged: it cannot be unpacked (${why})`, { cause: error });
  }
}
