/** Owns the op “column sums”, the gradient of a bias: runs a fast kernel, or the plain version. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernelFor } from './handOver.ts';

/** The kernel's name; not every backend has it. */
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
