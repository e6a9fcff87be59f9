/** Finds out which kernels of a backend are ours, and whether they did the work. */
import * as tf from '@tensorflow/tfjs-core';
import type { FastBackend } from './kernelCase.ts';

const watched = new Set<FastBackend>();
let handOvers = 0;

/** How many products of ours have been left to TensorFlow.js so far. */
export function countHandOvers(): number {
  return handOvers;
}

/**
 * Registers kernels, and counts from now on what they leave to the kernels that stood in their place.
 * @param register registers all kernels of ours, in place of those of an earlier call
 * @returns the names of the kernels that are new or others than before
 */
export async function namesRegisteredBy(
  backend: FastBackend,
  register: () => Promise<unknown>,
): Promise<ReadonlySet<string>> {
  // Once: afterwards ours are in front.
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
