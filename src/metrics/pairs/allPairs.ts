/** Owns all pairs of a few images, and computes their distances in one tight loop. */
import { type DistanceMeasure, distanceBetween } from '../distance.ts';
import type { EmbeddingTable } from '../embeddingTable.ts';
import type { DistancesByKind } from './thresholdRates.ts';

/** Pairs of one kind by the rows of their images; `first` ascends. */
export interface RowPairs {
  /** [pairs] */
  readonly first: Int32Array;
  /** [pairs] */
  readonly second: Int32Array;
}

/** The rows of the images in two tables: by the tower of the first images, and by that of the second. */
export interface EmbeddedRows {
  readonly measure: DistanceMeasure;
  readonly first: EmbeddingTable;
  /** With tied weights, the same table as `first`. */
  readonly second: EmbeddingTable;
}

/** All pairs of images that lie class by class in a table. */
export class AllPairs {
  /** The numbers of rows of each class; a class's rows lie together. */
  readonly classSizes: readonly number[];
  /** Whether a pair counts in both orders, as it does where each order meets other towers. */
  readonly isOrdered: boolean;
  readonly positive: RowPairs;
  readonly negative: RowPairs;

  constructor(classSizes: readonly number[], isOrdered: boolean) {
    this.classSizes = classSizes;
    this.isOrdered = isOrdered;
    const classOfRow = Uint16Array.from(
      classSizes.flatMap((size, label) => new Array<number>(size).fill(label)),
    );
    this.positive = rowPairs(classOfRow, isOrdered, true);
    this.negative = rowPairs(classOfRow, isOrdered, false);
  }

  /** The number of images. */
  get rows(): number {
    return this.classSizes.reduce((sum, size) => sum + size, 0);
  }

  /** The distances of all pairs, in the order of the pairs. */
  distances(images: EmbeddedRows): DistancesByKind {
    return {
      positive: distancesOf(this.positive, images),
      negative: distancesOf(this.negative, images),
    };
  }
}

function rowPairs(classOfRow: Uint16Array, isOrdered: boolean, isPositive: boolean): RowPairs {
  const first: number[] = [];
  const second: number[] = [];
  for (const [row, label] of classOfRow.entries()) {
    for (let other = isOrdered ? 0 : row + 1; other < classOfRow.length; other++) {
      if (other === row || (classOfRow[other] === label) !== isPositive) continue;
      first.push(row);
      second.push(other);
    }
  }
  return { first: Int32Array.from(first), second: Int32Array.from(second) };
}

function distancesOf(
  { first, second }: RowPairs,
  { measure, first: a, second: b }: EmbeddedRows,
): Float32Array {
  const distances = new Float32Array(first.length);
  const size = a.embeddingSize;
  let pair = 0;
  while (pair < distances.length) {
    const [rowA, rowB] = [first[pair] ?? 0, second[pair] ?? 0];
    const [startA, startB] = [rowA * size, rowB * size];
    const isRunOfFour = first[pair + 3] === rowA && second[pair + 3] === rowB + 3;
    if (isRunOfFour && measure.kind === 'euclidean') {
      writeFour(distances, pair, a.embeddings, startA, b.embeddings, startB, size);
      pair += 4;
    } else {
      distances[pair] = distanceBetween(measure, a.embeddings, startA, b.embeddings, startB, size);
      pair++;
    }
  }
  return distances;
}

/**
 * Writes the Euclidean distances of an embedding in `a` to four in a row in `b`: half as many reads as one
 * by one, and no sum waits for another.
 */
function writeFour(
  distances: Float32Array,
  pair: number,
  a: Float32Array,
  startA: number,
  b: Float32Array,
  startB: number,
  size: number,
): void {
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  for (let index = 0; index < size; index++) {
    const own = a[startA + index] ?? 0;
    const at = startB + index;
    const d0 = own - (b[at] ?? 0);
    const d1 = own - (b[at + size] ?? 0);
    const d2 = own - (b[at + 2 * size] ?? 0);
    const d3 = own - (b[at + 3 * size] ?? 0);
    sum0 += d0 * d0;
    sum1 += d1 * d1;
    sum2 += d2 * d2;
    sum3 += d3 * d3;
  }
  distances[pair] = Math.sqrt(sum0);
  distances[pair + 1] = Math.sqrt(sum1);
  distances[pair + 2] = Math.sqrt(sum2);
  distances[pair + 3] = Math.sqrt(sum3);
}
