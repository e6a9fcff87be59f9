/** Makes a data source of one or several tables. */
import type { TableFile } from '../archives/openFiles.ts';
import { readArrayName } from '../arrays/arrayName.ts';
import { counted, mostClasses } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { DataSource, LeftOut, SourcePart } from '../foundData.ts';
import { readTable, type Table } from './readTable.ts';

/**
 * The images of tables: one alone, or one for each part.
 * @param givenName the name of what was given
 * @throws DataFileError when none can be read, or when they are not of one data set
 */
export function tableSource(files: readonly TableFile[], givenName: string): DataSource {
  const { tables, leftOut } = readAll(files);
  const classes = classesOf(tables);
  const labelOf = new Map(classes.map((name, label) => [name, label]));
  const named = tables.map((table) => ({ table, ...readArrayName(table.file) }));
  const double = named.find(
    ({ part }, index) => named.findIndex((one) => one.part === part) < index,
  );
  if (double !== undefined) {
    throw new DataFileError(
      `${named.map(({ table }) => table.file).join(', ')} are several tables: give one, or one ` +
        'with “train” and one with “test” in its name',
    );
  }
  const parts = named.map(
    ({ table, part }): SourcePart => ({ ...partOf(table, labelOf), name: part }),
  );
  const name = givenName === '' ? (named[0]?.stem ?? '') : givenName;
  return { name, format: 'CSV', classes, families: null, parts, leftOut };
}

/** Reads what can be read; one that cannot is left out, unless it is the only one. */
function readAll(files: readonly TableFile[]): { tables: Table[]; leftOut: LeftOut[] } {
  const tables: Table[] = [];
  const leftOut: LeftOut[] = [];
  let first: DataFileError | null = null;
  for (const file of files) {
    try {
      tables.push(readTable(file));
    } catch (error) {
      if (!(error instanceof DataFileError)) throw error;
      first ??= error;
      leftOut.push({ what: file.file, count: 1, why: error.message });
    }
  }
  if (tables.length === 0 && first !== null) throw first;
  return { tables, leftOut };
}

/** The labels of all tables: by number if all are numbers, else by letters. */
function classesOf(tables: readonly Table[]): string[] {
  const names = [...new Set(tables.flatMap(({ labels }) => [...new Set(labels)]))];
  if (names.length > mostClasses) {
    throw new DataFileError(
      `The tables have ${counted(names.length)} classes: at most ${counted(mostClasses)} are read`,
    );
  }
  const areNumbers = names.every((name) => Number.isFinite(Number(name)));
  return areNumbers
    ? names.toSorted((one, other) => Number(one) - Number(other))
    : names.toSorted();
}

function partOf(
  { count, sidePx, pixels, labels }: Table,
  labelOf: ReadonlyMap<string, number>,
): Omit<SourcePart, 'name'> {
  const size = sidePx ** 2;
  return {
    count,
    groups: null,
    labels: Uint16Array.from(labels, (label) => labelOf.get(label) ?? 0),
    imageAt: (index) => ({
      width: sidePx,
      height: sidePx,
      values: Float32Array.from(
        pixels.subarray(index * size, (index + 1) * size),
        (grey) => grey / 255,
      ),
    }),
  };
}
