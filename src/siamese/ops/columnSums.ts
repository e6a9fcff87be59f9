/** The op “column sums”, a bias's gradient: handed to a fast kernel, or computed plainly. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernelFor } from './handOver.ts';

/** Name of the kernel that a backend may have for it. */
export const columnSumsName = 'ColumnSums';

/**
 * The sum of each column.
 * @param rows [rows, columns]
 * @returns [1, columns]
 */
export function columnSums(rows: tf.Tensor2D): tf.Tensor2D {
  if (hasKernelFor(columnSumsName, [rows]) && rows.rank === 2) {
    return tf.engine().runKernel<tf.Tensor2D>(columnSumsName, { rows });
  }
  return plainColumnSums(rows);
}

/**
 * The plain version, for backends without the kernel: a product with ones, because products have a
 * fast path on every backend.
 * @param rows [rows, columns]
 * @returns [1, columns]
 */
export function plainColumnSums(rows: tf.Tensor2D): tf.Tensor2D {
  return tf.matMul(tf.ones<tf.Rank.R2>([1, rows.shape[0]]), rows);
}
