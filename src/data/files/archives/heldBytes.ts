/** Counts the bytes that lie in memory while files are opened: all files together have one bound. */
import { megabytes } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';

export class HeldBytes {
  readonly #most: number;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Counts a file before it is read or unpacked.
   * @throws DataFileError when there is no room for it
   */
  take(file: string, sizeBytes: number): void {
    this.check(file, sizeBytes);
    this.#held += sizeBytes;
  }

  /** @throws DataFileError when there is no room for so much more */
  check(file: string, sizeBytes: number): void {
    const together = this.#held + sizeBytes;
    if (together <= this.#most) return;
    throw new DataFileError(
      `With ${file}, ${megabytes(together)} would lie in memory at once: at most ` +
        `${megabytes(this.#most)} are read; give fewer files, or smaller ones`,
    );
  }

  /** What was taken, and lies in memory no more. */
  giveBack(sizeBytes: number): void {
    this.#held -= sizeBytes;
  }
}
