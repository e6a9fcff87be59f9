/** The sum of each column of a matrix: a bias's gradient. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernelFor } from './handOver.ts';

/** Name of the kernel that a backend may have for it. */
export const columnSumsName = 'ColumnSums';

/**
 * @param rows [rows, columns]
 * @returns [1, columns]
 */
export function columnSums(rows: tf.Tensor2D): tf.Tensor2D {
  if (hasKernelFor(columnSumsName, [rows]) && rows.rank === 2) {
    return tf.engine().runKernel<tf.Tensor2D>(columnSumsName, { rows });
  }
  // As a product it takes the fast path of every backend.
  return tf.matMul(tf.ones<tf.Rank.R2>([1, rows.shape[0]]), rows);
}
