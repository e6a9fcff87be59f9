/** Reads all of one given file. */
import { megabytes, mostFileBytes } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { GivenFile } from '../foundData.ts';

/** Told of a size before so many bytes are read or unpacked; throws where there is no room for them. */
export type Reserve = (sizeBytes: number) => void;

/** @throws DataFileError when the file is too large, or not there any more */
export async function readBytes(file: GivenFile, reserve?: Reserve): Promise<Uint8Array> {
  const { path, sizeBytes } = file;
  if (sizeBytes > mostFileBytes) {
    throw new DataFileError(
      `${path} has ${megabytes(sizeBytes)}: at most ${megabytes(mostFileBytes)} are read`,
    );
  }
  reserve?.(sizeBytes);
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
