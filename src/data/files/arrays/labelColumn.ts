/** Owns arrays that hold labels: one number for each image, or QMNIST's eight. */
import { counted, mostClasses, mostImages } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { NumberArray } from '../numbers/numberArray.ts';

/** QMNIST's columns: class, series of forms, writer, … (Yadav, Bottou 2019, "Cold case"). */
const qmnistColumns = 8;
const [seriesColumn, writerColumn] = [1, 2];

/** The labels of one part, as they stand in the file. */
export interface LabelColumn {
  readonly file: string;
  readonly count: number;
  /** Whole numbers. */
  readonly labelAt: (index: number) => number;
  /** Who wrote the image; `null` where the file does not say. */
  readonly writerAt: ((index: number) => string) | null;
}

/** Whether an array has the form of labels: N, N×1, or N×8 where the eight are no eight classes. */
export function isLabels(array: NumberArray): boolean {
  const { shape } = array;
  const [, columns] = shape;
  if (shape.length !== 2) return shape.length === 1;
  return columns === 1 || (columns === qmnistColumns && !isOneHot(array));
}

/** Whether every row is one 1 among zeros. QMNIST's rows hold numbers of series, writers and forms. */
function isOneHot({ shape, strides, at }: NumberArray): boolean {
  const [rows = 0, columns = 0] = shape;
  const [rowStride = 1, columnStride = 1] = strides;
  for (let row = 0; row < rows; row++) {
    let ones = 0;
    for (let column = 0; column < columns; column++) {
      const value = at(row * rowStride + column * columnStride);
      if (value !== 0 && value !== 1) return false;
      ones += value;
    }
    if (ones !== 1) return false;
  }
  return rows > 0;
}

/**
 * The labels of an array, each of them checked.
 * @throws DataFileError when one of them is no whole number, or when there are too many
 */
export function labelColumn(array: NumberArray): LabelColumn {
  const { file, shape, strides } = array;
  const [count = 0, columns = 1] = shape;
  const [stride = 1, columnStride = 1] = strides;
  if (count > mostImages) {
    throw new DataFileError(
      `${file} has ${counted(count)} labels: at most ${counted(mostImages)} images are read`,
    );
  }
  const labelAt = (index: number): number => array.at(index * stride);
  for (let index = 0; index < count; index++) {
    const label = labelAt(index);
    if (!Number.isSafeInteger(label)) {
      throw new DataFileError(
        `${file} has the label ${label} (number ${counted(index + 1)}): ` +
          'a label is a whole number, the same for all images of a class',
      );
    }
  }
  const partOfWriter = (index: number, column: number): number =>
    array.at(index * stride + column * columnStride);
  const writerAt = (index: number): string =>
    `${partOfWriter(index, seriesColumn)}/${partOfWriter(index, writerColumn)}`;
  return { file, count, labelAt, writerAt: columns === qmnistColumns ? writerAt : null };
}

/**
 * The classes of several label files together, in the order of their numbers.
 * @throws DataFileError when there are too many
 */
export function classesOf(columns: readonly LabelColumn[]): Map<number, number> {
  const seen = new Set<number>();
  for (const { file, count, labelAt } of columns) {
    for (let index = 0; index < count; index++) {
      seen.add(labelAt(index));
      if (seen.size > mostClasses) {
        throw new DataFileError(
          `${file} has more than ${counted(mostClasses)} different labels: ` +
            'are they really the classes of its images?',
        );
      }
    }
  }
  return new Map([...seen].toSorted((one, other) => one - other).map((label, at) => [label, at]));
}
