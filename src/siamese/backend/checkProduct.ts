import * as tf from '@tensorflow/tfjs-core';

/**
 * A driver can start and yet compute rubbish: one product is checked before it is trusted.
 * @throws Error when the current backend computes another one
 */
export async function checkProduct(): Promise<void> {
  const [product] = await tf.tidy(() => tf.matMul([[1, 2, 3]], [[4], [5], [6]])).data();
  if (product !== 32) throw new Error(`a test product came out as ${product} instead of 32`);
}
