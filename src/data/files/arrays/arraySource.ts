/** Makes a data source of arrays of images and labels. */
import { counted } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { DataSource, SourcePart } from '../foundData.ts';
import type { NumberArray } from '../numbers/numberArray.ts';
import { classNamesOf, type LabelMapping } from './classNames.ts';
import { imageStack } from './imageStack.ts';
import { classesOf, type LabelColumn, labelColumn } from './labelColumn.ts';
import { type ArrayPair, pairArrays } from './pairing.ts';

/** Writers are numbered in 16 bits. */
const mostWriters = 65_536;

/**
 * The images and labels among these arrays.
 * @param givenName the name of what was given, where it has one
 * @param mappings what the labels mean, where files say so
 * @throws DataFileError when they do not fit together
 */
export function arraySource(
  arrays: readonly NumberArray[],
  format: string,
  givenName: string,
  mappings: readonly LabelMapping[] = [],
): DataSource {
  const { stem, pairs, leftOut } = pairArrays(arrays);
  const columns = pairs.map(({ labels }) => labelColumn(labels));
  const classes = classesOf(columns);
  const writers = writersOf(columns);
  const parts = pairs.map((pair, index): SourcePart => {
    const column = columns[index] ?? labelColumn(pair.labels);
    return partOf(pair, column, classes, writers);
  });
  const name = givenName === '' ? stem : givenName;
  const known = stem === '' ? givenName.toLowerCase() : stem;
  const classNames = classNamesOf([...classes.keys()], known, mappings);
  return { name, format, classes: classNames, families: null, parts, leftOut };
}

function partOf(
  { part, images }: ArrayPair,
  column: LabelColumn,
  classes: ReadonlyMap<number, number>,
  writers: ReadonlyMap<string, number> | null,
): SourcePart {
  const [imageCount = 0] = images.shape;
  if (imageCount !== column.count) {
    throw new DataFileError(
      `${images.file} has ${counted(imageCount)} images, and ${column.file} has ` +
        `${counted(column.count)} labels: one label for each image is needed`,
    );
  }
  const { count, imageAt } = imageStack(images);
  const numbered = (numberAt: (index: number) => number): Uint16Array<ArrayBuffer> =>
    Uint16Array.from({ length: count }, (_, index) => numberAt(index));
  const { writerAt } = column;
  return {
    name: part,
    count,
    imageAt,
    labels: numbered((index) => classes.get(column.labelAt(index)) ?? 0),
    groups:
      writerAt === null || writers === null
        ? null
        : numbered((index) => writers.get(writerAt(index)) ?? 0),
  };
}

/** A number for each writer; `null` where the files do not name them, or name too many. */
function writersOf(columns: readonly LabelColumn[]): Map<string, number> | null {
  const writers = new Map<string, number>();
  for (const { count, writerAt } of columns) {
    if (writerAt === null) return null;
    for (let index = 0; index < count; index++) {
      const writer = writerAt(index);
      if (!writers.has(writer)) writers.set(writer, writers.size);
    }
  }
  return writers.size > mostWriters ? null : writers;
}
