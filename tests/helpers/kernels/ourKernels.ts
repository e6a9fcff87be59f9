/** Finds out which kernels of a backend are ours, and whether they ran. */
import * as tf from '@tensorflow/tfjs-core';
import type { FastBackend } from './kernelCase.ts';

const watched = new Set<FastBackend>();
let handOvers = 0;

/** The number of products so far that ours left to TensorFlow.js. */
export function countHandOvers(): number {
  return handOvers;
}

/**
 * Registers kernels, and counts from now on the calls that they leave to the backend's own kernels.
 * @param register registers all our kernels, in place of those of an earlier call
 * @returns the names of new and replaced kernels
 */
export async function namesRegisteredBy(
  backend: FastBackend,
  register: () => Promise<unknown>,
): Promise<ReadonlySet<string>> {
  // Only once: afterwards ours are in front.
  if (!watched.has(backend)) {
    for (const name of [tf.BatchMatMul, tf._FusedMatMul]) countCallsOf(name, backend);
    watched.add(backend);
  }
  const functionsNow = () =>
    new Map(tf.getKernelsForBackend(backend).map((one) => [one.kernelName, one.kernelFunc]));
  const before = functionsNow();
  await register();
  const changed = [...functionsNow()].filter(([name, run]) => before.get(name) !== run);
  return new Set(changed.map(([name]) => name));
}

function countCallsOf(name: string, backend: FastBackend): void {
  const own = tf.getKernel(name, backend);
  tf.unregisterKernel(name, backend);
  tf.registerKernel({
    ...own,
    kernelFunc: (call) => {
      handOvers++;
      return own.kernelFunc(call);
    },
  });
}
