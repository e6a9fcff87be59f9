/** Owns the places of each anchor's positives and negatives in the matrix of all pairs, and back. */
import * as tf from '@tensorflow/tfjs-core';

export interface TripletIndex {
  /** [anchors, positives] places in the flat matrix [images × images] */
  readonly positives: tf.Tensor2D;
  /** [anchors, negatives] places in the same matrix */
  readonly negatives: tf.Tensor2D;
  /**
   * [images, images] places in the flat matrix [anchors × (positives + negatives + 1)]; the pair of an image
   * with itself reads the last column.
   */
  readonly back: tf.Tensor2D;
}

/**
 * The index of a batch; the caller owns its tensors.
 * @param labels [images] class indices; as many images of each class
 * @throws RangeError when the classes have different numbers of images, or fewer than two
 */
export function createTripletIndex(labels: ArrayLike<number>): TripletIndex {
  const all = Array.from(labels);
  const { length } = all;
  const rows = all.map((label, anchor) => {
    const others = Array.from(all.keys()).filter((image) => image !== anchor);
    return {
      positives: others.filter((image) => all[image] === label),
      negatives: others.filter((image) => all[image] !== label),
    };
  });
  const widths = new Set(rows.map(({ positives }) => positives.length));
  if (widths.size !== 1 || widths.has(0) || rows[0]?.negatives.length === 0) {
    throw new RangeError(
      'Triplets need two classes or more, with the same number of images, at least two, of each',
    );
  }
  const placesOf = (kind: 'positives' | 'negatives'): number[][] =>
    rows.map((row, anchor) => row[kind].map((image) => anchor * length + image));
  const back = rows.map(({ positives, negatives }, anchor) => {
    const columns = [...positives, ...negatives, anchor];
    return Array.from(all.keys(), (image) => anchor * length + columns.indexOf(image));
  });
  return {
    positives: tf.tensor2d(placesOf('positives'), undefined, 'int32'),
    negatives: tf.tensor2d(placesOf('negatives'), undefined, 'int32'),
    back: tf.tensor2d(back, undefined, 'int32'),
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
