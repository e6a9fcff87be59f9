import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { switchToBackend } from '../../../../../helpers/backends.ts';

it('refuses matrices that do not fit, as any backend does', async () => {
  await switchToBackend('wasm');
  tf.tidy(() => {
    expect(() => tf.matMul(tf.zeros([3, 4]), tf.zeros([5, 2]))).toThrow('matMul');
  });
});
