/** Checks that a backend that has just started computes correctly. */
import * as tf from '@tensorflow/tfjs-core';

/**
 * Computes one product, because a broken driver can start and still give wrong results.
 * @throws Error when the current backend gives a wrong product
 */
export async function checkProduct(): Promise<void> {
  const result = tf.tidy(() => tf.matMul([[1, 2, 3]], [[4], [5], [6]]));
  const [product] = await result.data();
  result.dispose();
  if (product !== 32) throw new Error(`a test product came out as ${product} instead of 32`);
}
