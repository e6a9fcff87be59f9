/** Reads the files that a person chooses. */

/**
 * The text of a file.
 * @throws Error when the file is larger than `mostBytes`: a larger one is not read at all
 */
export async function readText(file: File, mostBytes: number): Promise<string> {
  checkSize(file, mostBytes);
  return file.text();
}

/**
 * The bytes of a file.
 * @throws Error when the file is larger than `mostBytes`: a larger one is not read at all
 */
export async function readBytes(file: File, mostBytes: number): Promise<Uint8Array> {
  checkSize(file, mostBytes);
  return new Uint8Array(await file.arrayBuffer());
}

function checkSize(file: File, mostBytes: number): void {
  if (file.size > mostBytes) {
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
    throw new Error(
      `${file.name} is too big: ${megabytes(file.size)}, at most ${megabytes(mostBytes)} are read`,
    );
  }
}
