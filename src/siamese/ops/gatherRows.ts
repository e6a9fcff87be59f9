/** Owns the op “gather rows”: runs a fast kernel, or the plain version. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernelFor } from './handOver.ts';

/** The kernel's name; not every backend has it. */
export const gatherRowsName = 'GatherRows';

export interface RowGathering {
  readonly images: number;
  readonly rowsPerImage: number;
  /** Numbers in a row. */
  readonly channels: number;
  /** The rows of an image to pick; `rowsPerImage`, one past the last row, means a row of zeros. */
  readonly picked: Int32Array;
}

/**
 * Picks rows of each image of a batch; one list serves all images.
 * @param rows [images × rowsPerImage, channels]
 * @returns [images × picked.length, channels]
 */
export function gatherRows(rows: tf.Tensor2D, gathering: RowGathering): tf.Tensor2D {
  const { images, rowsPerImage, channels, picked } = gathering;
  const isOurs =
    hasKernelFor(gatherRowsName, [rows]) &&
    rows.size === images * rowsPerImage * channels &&
    picked.every((row) => row >= 0 && row <= rowsPerImage);
  return isOurs
    ? tf.engine().runKernel<tf.Tensor2D>(gatherRowsName, { rows }, { ...gathering })
    : plainGatherRows(rows, gathering);
}

/**
 * The plain version, for backends without the kernel; for a row outside the image, TensorFlow.js throws
 * the error.
 */
export function plainGatherRows(rows: tf.Tensor2D, gathering: RowGathering): tf.Tensor2D {
  const { images, rowsPerImage, channels, picked } = gathering;
  const perImage = tf.reshape<tf.Rank.R3>(rows, [images, rowsPerImage, channels]);
  const background = tf.zeros<tf.Rank.R3>([images, 1, channels]);
  const gathered = tf.gather(tf.concat([perImage, background], 1), tf.tensor1d(picked, 'int32'), 1);
  return tf.reshape(gathered, [images * picked.length, channels]);
}
