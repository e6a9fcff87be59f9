/** Takes a browser's files as given, by paths that a sentence can show. */
import type { GivenFile } from '../foundData.ts';

/** Characters of one folder's or file's name, as file systems have them, and of a whole path. */
const [longestSegment, longestPath] = [255, 1_000];
/** Segments that lead nowhere here: no path is ever followed. */
const nowhere = new Set(['', '.', '..']);

/**
 * A file that a person has chosen or dropped.
 * @param path its path inside the folder that was given; a worker must be told, since a `File` that is sent
 * to it loses its `webkitRelativePath`
 */
export function givenFile(file: File, path = file.webkitRelativePath || file.name): GivenFile {
  const read = async (): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());
  return { path, sizeBytes: file.size, read };
}

/** A path without characters that cannot be seen or that turn a sentence around, and of bounded length. */
export function shownPath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/\p{C}/gu, '')
    .split('/')
    .filter((segment) => !nowhere.has(segment))
    .map((segment) => segment.slice(0, longestSegment))
    .join('/')
    .slice(-longestPath);
}
