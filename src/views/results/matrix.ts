/** Turns the confusion matrix into shades, numbers, words and a table. Imports no React. */
import { type ClassFacts, classNameOf } from '../../settings/datasets.ts';
import type { Evaluation } from '../../store/core/state.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import { formatAxisNumber, formatCount, formatDistance, formatShare, shareOf } from '../format.ts';

export type ClassPairMatrix = Evaluation['classPairs'];
export type MatrixCells = ClassPairMatrix['cells'];
export type MatrixCell = MatrixCells[number][number];

/** From this error rate on, a cell has the full shade. */
const strongestAt = 0.2;

/**
 * The strength of the shade of a cell, 0…1. It grows with the square root of the error rate, so that
 * small rates differ visibly. The scale is fixed, so that matrices of different moments can be compared.
 */
export function shadeOf(errorRate: number): number {
  return Math.sqrt(Math.min(1, errorRate / strongestAt));
}

/**
 * An error rate in percent, narrow enough for a cell on a phone: 0.3, 12. A small rate is “<0.1”, because
 * “0” would look like no error.
 */
export function cellNumber(errorRate: number): string {
  const percent = 100 * errorRate;
  if (percent < 0.05) return '<0.1';
  return percent.toFixed(percent < 9.95 ? 1 : 0);
}

/** A mean distance, narrow enough for a cell on a phone: 0.31, 12.4, 310, 1.2e20. */
export function cellDistance(distance: number): string {
  if (!(distance < 9_999.5)) return formatAxisNumber(distance);
  if (distance >= 99.95) return distance.toFixed(0);
  return distance.toFixed(distance < 9.995 ? 2 : 1);
}

/**
 * The distance of a mean distance from the threshold, on the scale of the verdict: 0 at the threshold, 1
 * at 0 and at twice the threshold.
 */
export function distanceShadeOf(distance: number, threshold: number): number {
  if (!(threshold > 0)) return 1;
  return shareOf(Math.abs(distance - threshold), threshold);
}

/** The matrix as a table; each pair of digits appears once. */
export function tableOf(
  { classes, cells: all }: ClassPairMatrix,
  dataset: ClassFacts,
): PictureTable {
  const { one } = dataset.classNoun;
  return {
    columns: [one, `other ${one}`, 'pairs', 'judged wrongly (share)', 'mean distance'],
    rows: all.flatMap((cells, row) =>
      cells
        .slice(0, row + 1)
        .map(({ pairs, errorRate, meanDistance }, column) => [
          classNameOf(dataset, classes[column] ?? -1),
          classNameOf(dataset, classes[row] ?? -1),
          pairs,
          errorRate,
          meanDistance,
        ]),
    ),
  };
}

/** The cell with the highest error rate: two digits, or one digit with itself. */
interface Worst {
  readonly labels: readonly [number, number];
  readonly errorRate: number;
  readonly pairs: number;
}

/** One sentence about the two digits that the network confuses most. */
export function mostConfused(matrix: ClassPairMatrix, dataset: ClassFacts): string {
  const { one, many } = dataset.classNoun;
  const worst = worstOf(matrix, (row, column) => row < column);
  if (worst === null) return `No two different ${many} are taken for the same.`;
  const [nameA, nameB] = worst.labels.map((label) => classNameOf(dataset, label));
  return `${nameA} and ${nameB} are confused most: ${shareOfPairs(worst)} are taken for the same ${one}.`;
}

/** One sentence about the digit whose images the network most often calls different. */
export function mostSplit(matrix: ClassPairMatrix, dataset: ClassFacts): string {
  const { one, many } = dataset.classNoun;
  const worst = worstOf(matrix, (row, column) => row === column);
  if (worst === null) return `No two images of one ${one} are taken for different ${many}.`;
  return `${classNameOf(dataset, worst.labels[0])} is least like itself: ${shareOfPairs(worst)} are taken for different ${many}.`;
}

/** The content of the cell of two classes in words. */
export function cellWords(
  classA: number,
  classB: number,
  cell: MatrixCell,
  dataset: ClassFacts,
): string {
  const names = `${classNameOf(dataset, classA)} and ${classNameOf(dataset, classB)}`;
  if (cell.errorRate === null || cell.meanDistance === null) return `${names}: no pairs`;
  const mistake = classA === classB ? 'called different' : 'called the same';
  return `${names}: ${formatShare(cell.errorRate)} of ${formatCount(cell.pairs)} pairs ${mistake}, mean distance ${formatDistance(cell.meanDistance)}`;
}

function shareOfPairs({ labels: [labelA, labelB], errorRate, pairs }: Worst): string {
  const whose = labelA === labelB ? 'its' : 'their';
  return `${formatShare(errorRate)} of ${whose} ${formatCount(pairs)} pairs`;
}

/**
 * The cell with the highest error rate; of equal cells, the one with more pairs. `null` if there is no
 * error.
 */
function worstOf(
  { classes, cells: all }: ClassPairMatrix,
  isAsked: (row: number, column: number) => boolean,
): Worst | null {
  let worst: Worst | null = null;
  for (const [row, cells] of all.entries()) {
    for (const [column, { errorRate, pairs }] of cells.entries()) {
      if (!isAsked(row, column) || errorRate === null || errorRate === 0) continue;
      const isWorse =
        worst === null ||
        errorRate > worst.errorRate ||
        (errorRate === worst.errorRate && pairs > worst.pairs);
      if (!isWorse) continue;
      worst = { labels: [classes[row] ?? -1, classes[column] ?? -1], errorRate, pairs };
    }
  }
  return worst;
}
