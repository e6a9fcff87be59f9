/** Collects what a decompressor puts out, and stops it where it puts out too much. */
import { counted, megabytes, mostFileBytes } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import { Crc32 } from './crc32.ts';
import type { Reserve } from './readBytes.ts';

/** Deflate makes nothing smaller than by this factor (RFC 1951: 258 bytes in 2 bits). */
const greatestRatio = 1032;
/** Compressed bytes that are given to a decompressor at once: at most 17 MB come out. */
export const pieceBytes = 16_384;

/** What an archive says of a file in it. */
export interface Promised {
  readonly file: string;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly crc32: number;
}

export class ExactBytes {
  readonly #promised: Promised;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #crc32 = new Crc32();
  #length = 0;

  /** @throws DataFileError when so many bytes cannot come out, or are too many */
  constructor(promised: Promised, reserve?: Reserve) {
    const { file, packedBytes, sizeBytes } = promised;
    if (sizeBytes > mostFileBytes) {
      throw new DataFileError(
        `${file} unpacks to ${megabytes(sizeBytes)}: at most ${megabytes(mostFileBytes)} are read`,
      );
    }
    if (sizeBytes > packedBytes * greatestRatio) {
      throw new DataFileError(
        `${file} is damaged: it says that its ${counted(packedBytes)} bytes unpack to ` +
          `${counted(sizeBytes)}, more than can be`,
      );
    }
    reserve?.(sizeBytes);
    this.#promised = promised;
    this.#bytes = new Uint8Array(sizeBytes);
  }

  /** @throws DataFileError when more comes than was promised */
  add(piece: Uint8Array): void {
    const { file, sizeBytes } = this.#promised;
    if (this.#length + piece.length > sizeBytes) {
      throw new DataFileError(
        `${file} is damaged: it unpacks to more than the ${counted(sizeBytes)} bytes that it says`,
      );
    }
    this.#bytes.set(piece, this.#length);
    this.#crc32.add(piece);
    this.#length += piece.length;
  }

  /** @throws DataFileError when less came, or something else */
  all(): Uint8Array<ArrayBuffer> {
    const { file, sizeBytes, crc32 } = this.#promised;
    if (this.#length < sizeBytes) {
      throw new DataFileError(
        `${file} is cut off: it says ${counted(sizeBytes)} bytes, and unpacks to ${counted(this.#length)}`,
      );
    }
    if (this.#crc32.value() !== crc32) {
      throw new DataFileError(
        `${file} is damaged: its checksum is wrong; copy or download it anew`,
      );
    }
    return this.#bytes;
  }
}
