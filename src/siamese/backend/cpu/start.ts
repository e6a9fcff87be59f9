/** Starts the plain JavaScript backend: slow, but it runs everywhere. */
import * as tf from '@tensorflow/tfjs-core';
import { exactOnWasmOnly } from '../../ops/exactArithmetic.ts';
import type { StartedBackend } from '../backendInfo.ts';

/** Starts the backend. */
export async function startCpu(): Promise<StartedBackend> {
  await import('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  return {
    name: 'cpu',
    renderer: 'processor, plain JavaScript',
    isSoftware: false,
    shortfall: 'Plain JavaScript computes here: everything works, but training is far slower.',
    whyNotExact: exactOnWasmOnly,
  };
}
