/** Unpacks gzip (RFC 1952), bounded and checked. */
import { Gunzip } from 'fflate';
import { DataFileError } from '../dataFileError.ts';
import { ExactBytes, pieceBytes } from './exactBytes.ts';

/** A head and a tail without anything between them. */
const fewestBytes = 18;

export function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

/**
 * The content of a gzip file, no larger than the file's last bytes say.
 * @throws DataFileError when it is cut off, damaged or too large
 */
export function gunzip(file: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (bytes.length < fewestBytes) {
    throw new DataFileError(`${file} is cut off: it has ${bytes.length} bytes, too few for gzip`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const crc32 = view.getUint32(bytes.length - 8, true);
  const sizeBytes = view.getUint32(bytes.length - 4, true);
  const unpacked = new ExactBytes({ file, packedBytes: bytes.length, sizeBytes, crc32 });
  try {
    const stream = new Gunzip((piece) => unpacked.add(piece));
    for (let start = 0; start < bytes.length; start += pieceBytes) {
      const end = start + pieceBytes;
      stream.push(bytes.subarray(start, end), end >= bytes.length);
    }
  } catch (error) {
    throw error instanceof DataFileError ? error : damaged(file, error);
  }
  return unpacked.all();
}

function damaged(file: string, error: unknown): DataFileError {
  const why = error instanceof Error ? error.message : String(error);
  return new DataFileError(`${file} is cut off or damaged: gzip cannot be unpacked (${why})`, {
    cause: error,
  });
}
