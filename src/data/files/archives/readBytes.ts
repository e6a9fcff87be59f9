/** Reads all of one given file. */
import { megabytes, mostFileBytes } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { GivenFile } from '../foundData.ts';

/** @throws DataFileError when the file is too large, or not there any more */
export async function readBytes(file: GivenFile): Promise<Uint8Array> {
  const { path, sizeBytes } = file;
  if (sizeBytes > mostFileBytes) {
    throw new DataFileError(
      `${path} has ${megabytes(sizeBytes)}: at most ${megabytes(mostFileBytes)} are read`,
    );
  }
  try {
    return await file.read();
  } catch (error) {
    if (error instanceof DataFileError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DataFileError(`${path} cannot be read (${why}): was it moved or changed?`, {
      cause: error,
    });
  }
}
