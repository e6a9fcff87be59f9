/** Unpacks gzip (RFC 1952), bounded and checked. */
import { Gunzip } from 'fflate';
import { mostFileBytes } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import { ExactBytes, pieceBytes } from './exactBytes.ts';
import type { Reserve } from './readBytes.ts';

/** A head and a tail without anything between them. */
const fewestBytes = 18;

/** Whether a file begins as a gzip does. */
export function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

/**
 * The content of a gzip file, no larger than the file's last bytes say.
 * @throws DataFileError when it is cut off, damaged, too large or of several parts
 */
export function gunzip(
  file: string,
  bytes: Uint8Array,
  reserve?: Reserve,
): Uint8Array<ArrayBuffer> {
  if (bytes.length < fewestBytes) {
    throw new DataFileError(`${file} is cut off: it has ${bytes.length} bytes, too few for gzip`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const crc32 = view.getUint32(bytes.length - 8, true);
  const sizeBytes = view.getUint32(bytes.length - 4, true);
  const unpacked = new ExactBytes({ file, packedBytes: bytes.length, sizeBytes, crc32 }, reserve);
  try {
    const stream = new Gunzip((piece) => unpacked.add(piece));
    pushAll(stream, bytes);
    return unpacked.all();
  } catch (error) {
    if (hasSeveralParts(bytes)) {
      throw new DataFileError(
        `${file} has several gzips one behind the other, and one alone is read: unpack it, and pack it anew`,
        { cause: error },
      );
    }
    throw error instanceof DataFileError ? error : damaged(file, error);
  }
}

function pushAll(stream: Gunzip, bytes: Uint8Array, isEnough = (): boolean => false): void {
  for (let start = 0; start < bytes.length && !isEnough(); start += pieceBytes) {
    const end = start + pieceBytes;
    stream.push(bytes.subarray(start, end), end >= bytes.length);
  }
}

/** Whether a second gzip follows; the last bytes then tell of the last one alone. */
function hasSeveralParts(bytes: Uint8Array): boolean {
  let [isFound, unpackedBytes] = [false, 0];
  const stream = new Gunzip((piece) => {
    unpackedBytes += piece.length;
  });
  stream.onmember = () => {
    isFound = true;
  };
  try {
    pushAll(stream, bytes, () => isFound || unpackedBytes > mostFileBytes);
  } catch {
    // Damaged too: what was found before it counts.
  }
  return isFound;
}

function damaged(file: string, error: unknown): DataFileError {
  const why = error instanceof Error ? error.message : String(error);
  return new DataFileError(`${file} is cut off or damaged: gzip cannot be unpacked (${why})`, {
    cause: error,
  });
}
