/** The one door to other people's data: from files of any of the known kinds to images and labels. */
import { openFiles } from './archives/openFiles.ts';
import { cleanName, givenNameOf } from './archives/proposedName.ts';
import { arraySource } from './arrays/arraySource.ts';
import { assemble } from './convert/assemble.ts';
import { tableSource } from './csv/tableSource.ts';
import { DataFileError } from './dataFileError.ts';
import type { DataSource, FoundData, GivenFile, LeftOut, ReadOptions } from './foundData.ts';
import { pictureSource } from './pictures/pictureSource.ts';

/**
 * Reads files, or the files of a folder. To read them with other choices, call it again.
 * @param files as given, together one data set
 * @throws DataFileError with a sentence for a person
 * @throws the signal's reason when it is aborted
 */
export async function readFiles(
  files: readonly GivenFile[],
  options: ReadOptions,
): Promise<FoundData> {
  const source = await sourceOf(files, options);
  return assemble({ ...source, name: cleanName(source.name) }, options);
}

/** Arrays count more than tables, and tables more than pictures in fewer than two folders. */
async function sourceOf(files: readonly GivenFile[], options: ReadOptions): Promise<DataSource> {
  const name = givenNameOf(files);
  const opened = await openFiles(files, options.signal);
  const { arrays, format, tables, pictures } = opened;
  const leftOut = [...opened.leftOut];
  const leave = (what: string, count: number, other: string): void => {
    if (count > 0)
      leftOut.push({ what, count, why: `there are ${other} too, and they come first` });
  };
  const and = (source: DataSource): DataSource => ({
    ...source,
    leftOut: [...leftOut, ...source.leftOut],
  });
  if (arrays.length > 0) {
    leave('tables', tables.length, 'arrays');
    leave('pictures', pictures.length, 'arrays');
    return and(arraySource(arrays, format, name, opened.mappings));
  }
  if (pictures.length > 0 && (tables.length === 0 || pictures.length > tables.length)) {
    leave('tables', tables.length, 'pictures');
    return and(pictureSource(pictures, name, options.decode));
  }
  if (tables.length > 0) {
    leave('pictures', pictures.length, 'tables');
    return and(tableSource(tables, name));
  }
  throw new DataFileError(whyNothing(files, opened.leftOut));
}

function whyNothing(files: readonly GivenFile[], leftOut: readonly LeftOut[]): string {
  const known =
    'IDX, .npz, .npy, .csv, or pictures with one folder a class, also in a zip, are read';
  const [first] = leftOut;
  if (first !== undefined) {
    return `${first.example ?? first.what} is left out because ${first.why}: ${known}`;
  }
  const [file] = files;
  return file === undefined
    ? `There is no file: ${known}`
    : `${file.path} has no file that anyone put there: ${known}`;
}
