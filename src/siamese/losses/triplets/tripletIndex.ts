/** Owns the places of each anchor's positives and negatives in the matrix of all pairs, and back. */
import * as tf from '@tensorflow/tfjs-core';

export interface TripletIndex {
  /** [anchors, positives] places in the flat matrix [images × images] */
  readonly positives: Places;
  /** [anchors, negatives] places in the same matrix */
  readonly negatives: Places;
  /**
   * [images, images] places in the flat matrix [anchors × (positives + negatives + 1)]; the pair of an image
   * with itself reads the last column.
   */
  readonly back: tf.Tensor2D;
  /** The number of anchors' positives in all. */
  readonly positivePairs: number;
  /** [anchors] the number of each anchor's negatives. */
  readonly negativesOf: readonly number[];
}

/** Where classes have different sizes, the rows of smaller ones are filled up with the anchor itself. */
export interface Places {
  readonly at: tf.Tensor2D;
  /** 1 at places that count, 0 at those that fill up; `null` where all count. */
  readonly counts: tf.Tensor2D | null;
}

/**
 * The index of a batch; the caller owns its tensors.
 * @param labels [images] class indices
 * @throws RangeError when there are fewer than two classes, or one has fewer than two images
 */
export function createTripletIndex(labels: ArrayLike<number>): TripletIndex {
  const all = Array.from(labels);
  const rows = all.map((label, anchor) => {
    const others = Array.from(all.keys()).filter((image) => image !== anchor);
    return {
      positives: others.filter((image) => all[image] === label),
      negatives: others.filter((image) => all[image] !== label),
    };
  });
  const isShort = rows.some((row) => row.positives.length === 0 || row.negatives.length === 0);
  if (rows.length === 0 || isShort) {
    throw new RangeError('Triplets need two classes or more, with two images or more of each');
  }
  const positives = rows.map((row) => row.positives);
  const negatives = rows.map((row) => row.negatives);
  const widest = { positives: widthOf(positives), negatives: widthOf(negatives) };
  const back = rows.map((row, anchor) => {
    const start = anchor * (widest.positives + widest.negatives + 1);
    const place = new Map<number, number>([
      ...row.positives.map((image, at): [number, number] => [image, at]),
      ...row.negatives.map((image, at): [number, number] => [image, widest.positives + at]),
      [anchor, widest.positives + widest.negatives],
    ]);
    return Array.from(all.keys(), (image) => start + (place.get(image) ?? 0));
  });
  return {
    positives: placesOf(positives),
    negatives: placesOf(negatives),
    back: tf.tensor2d(back, undefined, 'int32'),
    positivePairs: positives.reduce((sum, { length }) => sum + length, 0),
    negativesOf: negatives.map(({ length }) => length),
  };
}

/** Disposes the tensors of an index. */
export function disposeTripletIndex({ positives, negatives, back }: TripletIndex): void {
  tf.dispose([positives.at, negatives.at, back]);
  for (const { counts } of [positives, negatives]) counts?.dispose();
}

function widthOf(rows: readonly (readonly number[])[]): number {
  return rows.reduce((most, { length }) => Math.max(most, length), 0);
}

function placesOf(rows: readonly (readonly number[])[]): Places {
  const { length } = rows;
  const width = widthOf(rows);
  const filled = (row: readonly number[], anchor: number): number[] =>
    Array.from({ length: width }, (_, at) => anchor * length + (row[at] ?? anchor));
  const counts = rows.map((row) => Array.from({ length: width }, (_, at) => +(at < row.length)));
  return {
    at: tf.tensor2d(rows.map(filled), undefined, 'int32'),
    counts: rows.every((row) => row.length === width) ? null : tf.tensor2d(counts),
  };
}

/** Reads numbers of a matrix at these places, counted row by row; the result has the shape of `places`. */
export function gatherFlat(matrix: tf.Tensor2D, places: tf.Tensor2D): tf.Tensor2D {
  const picked = tf.gather(
    tf.reshape<tf.Rank.R1>(matrix, [-1]),
    tf.reshape<tf.Rank.R1>(places, [-1]),
  );
  return tf.reshape(picked, places.shape);
}
