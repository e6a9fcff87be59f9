/** Gives bytes to the readers of data files as a browser gives files. */
import { PNG } from 'pngjs';
import { DataFileError } from '../../../src/data/files/dataFileError.ts';
import type {
  DecodedPicture,
  FoundData,
  GivenFile,
  ReadOptions,
} from '../../../src/data/files/foundData.ts';
import { readFiles } from '../../../src/data/files/readFiles.ts';

/** A file of these bytes. */
export function given(path: string, bytes: Uint8Array): GivenFile {
  return { path, sizeBytes: bytes.length, read: async () => bytes };
}

/** Decodes PNG alone, as a browser would. */
export async function decodePng(bytes: Uint8Array): Promise<DecodedPicture> {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  return { width, height, rgba: new Uint8ClampedArray(data) };
}

/** Reads files of these paths and bytes. */
export function read(
  files: Readonly<Record<string, Uint8Array>>,
  options: Partial<ReadOptions> = {},
): Promise<FoundData> {
  const list = Object.entries(files).map(([path, bytes]) => given(path, bytes));
  return readFiles(list, { decode: decodePng, ...options });
}

/** The sentence with which files are refused. */
export async function refusalOf(
  files: Readonly<Record<string, Uint8Array>>,
  options: Partial<ReadOptions> = {},
): Promise<string> {
  const error = await read(files, options).catch((reason: unknown) => reason);
  if (error instanceof DataFileError) return error.message;
  throw new Error('It was not refused in words', { cause: error });
}
