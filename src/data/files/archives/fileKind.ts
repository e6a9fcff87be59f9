/** Tells what a file is: by its name where that is enough, else by its first bytes. */
import { isNpy } from '../numbers/npyHead.ts';
import { isIdx } from '../numbers/readIdx.ts';
import { isGzip } from './gunzip.ts';
import { isZip } from './unzip.ts';

export type FileKind = 'zip' | 'gzip' | 'idx' | 'npy' | 'picture' | 'table' | 'unknown';

const pictureName = /\.(png|jpe?g|gif|webp|avif|bmp)$/i;
const tableName = /\.(csv|tsv)$/i;
/** In bytes: a line of some letters for each class. */
const longestMapping = 100_000;
/** What systems leave in folders and zips, and hidden files. */
const rubbishName = /^(\..*|__MACOSX|Thumbs\.db|desktop\.ini|Icon\r?)$/i;
/** The first bytes of pictures. */
const pictureMarks: readonly (readonly [kind: string, mark: string, at: number])[] = [
  ['PNG', '\x89PNG', 0],
  ['JPEG', '\xff\xd8\xff', 0],
  ['GIF', 'GIF8', 0],
  ['WebP', 'WEBP', 8],
  ['AVIF', 'ftypavif', 4],
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
  const kind = pictureMarks.find(([, mark, at]) => text.startsWith(mark, at))?.[0] ?? null;
  return kind ?? (isBitmap(bytes) ? 'BMP' : null);
}

/** A table may begin with the two letters too, but no text has zeros, as the 32-bit length of a head has. */
function isBitmap(bytes: Uint8Array): boolean {
  const isMarked = bytes[0] === 0x42 && bytes[1] === 0x4d;
  return isMarked && bytes.length > 18 && bytes.subarray(15, 18).every((byte) => byte === 0);
}

/** Whether a file is such as `emnist-letters-mapping.txt`. */
export function isMapping(path: string, bytes: Uint8Array): boolean {
  return /mapping\.txt$/i.test(path) && bytes.length <= longestMapping;
}

/** The kind of data that a name claims, if it claims one. */
export function claimedKind(path: string): string | null {
  const claims: readonly (readonly [RegExp, string])[] = [
    [/(ubyte|\.idx\d?)(\.gz)?$/i, 'IDX'],
    [/\.npy$/i, 'NumPy (.npy)'],
    [/\.npz$/i, 'NumPy (.npz)'],
    [/\.zip$/i, 'zip'],
    [/\.gz$/i, 'gzip'],
  ];
  return claims.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
