/** Owns the one error of other people's data files. */

/**
 * Why a data file is not read, as a sentence for a person: what was found, in which file, and what would be
 * right. Nothing was changed when it is thrown.
 */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
}
