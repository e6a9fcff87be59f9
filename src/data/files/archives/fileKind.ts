/** Tells what a file is: by its name where that is enough, else by its first bytes. */
import { isNpy } from '../numbers/npyHead.ts';
import { isIdx } from '../numbers/readIdx.ts';
import { isGzip } from './gunzip.ts';
import { isZip } from './unzip.ts';

export type FileKind = 'zip' | 'gzip' | 'idx' | 'npy' | 'picture' | 'table' | 'unknown';

const pictureName = /\.(png|jpe?g|gif|webp|avif|bmp)$/i;
const tableName = /\.(csv|tsv)$/i;
/** What systems leave in folders and zips, and hidden files. */
const rubbishName = /^(\..*|__MACOSX|Thumbs\.db|desktop\.ini|Icon\r?)$/i;
/** The first bytes of pictures. */
const pictureMarks: readonly (readonly [kind: string, mark: string, at: number])[] = [
  ['PNG', '\x89PNG', 0],
  ['JPEG', '\xff\xd8\xff', 0],
  ['GIF', 'GIF8', 0],
  ['WebP', 'WEBP', 8],
  ['AVIF', 'ftypavif', 4],
  ['BMP', 'BM', 0],
];

/** Whether a path leads to something that nobody put there. */
export function isRubbish(path: string): boolean {
  return path.split('/').some((segment) => rubbishName.test(segment));
}

/** Whether a file's name says that it is a picture. */
export function isPictureName(path: string): boolean {
  return pictureName.test(path);
}

/** What a file is. */
export function kindOf(path: string, bytes: Uint8Array): FileKind {
  if (isZip(bytes)) return 'zip';
  if (isGzip(bytes)) return 'gzip';
  if (isNpy(bytes)) return 'npy';
  if (pictureIn(bytes) !== null) return 'picture';
  if (tableName.test(path)) return 'table';
  return isIdx(bytes) ? 'idx' : 'unknown';
}

/** The kind of picture that bytes begin as; `null` if they do not. */
export function pictureIn(bytes: Uint8Array): string | null {
  const text = String.fromCharCode(...bytes.subarray(0, 16));
  return pictureMarks.find(([, mark, at]) => text.startsWith(mark, at))?.[0] ?? null;
}
