/** Owns the bounds of other people's data: each is checked before anything of that size is allocated. */

/** A label is kept in 16 bits, and a matrix of more classes shows nothing. */
export { mostClasses } from '../../settings/datasets.ts';
/** 157 MB at 28×28. */
export const mostImages = 200_000;
/** One file, or one file inside a zip, unpacked: it lies in memory as a whole. */
export const mostFileBytes = 1_000_000_000;
/** All that lies in memory at once while files are opened. Pictures are read one at a time, and do not count. */
export const mostUnpackedBytes = 2_000_000_000;
/** Files given at once, or in a zip: every image may have one, with some others among them. */
export const mostFiles = 250_000;
/** Pixels of one picture, so that one picture of a few bytes does not fill the memory. */
export const mostPicturePixels = 25_000_000;
/** Height or width of an image in an array or a table. */
export const mostArraySide = 4_096;
/** Characters in the name of a data set, of a class, and of an alphabet. */
export const longestName = 60;
/** UTF-16 units in the name of a class or an alphabet, where it is kept; a character has up to two. */
export const longestKeptName = 200;

/** A number of bytes, as a person reads it. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

/** A count, with commas between the thousands. */
export function counted(count: number): string {
  return count.toLocaleString('en');
}
