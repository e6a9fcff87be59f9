/** A call that WebGL and the CPU backend are both asked for. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { RandomSource } from '../../../src/data/random.ts';

export interface KernelCase {
  readonly kernel: string;
  /** What it is called with, in words. */
  readonly shape: string;
  /** Whether TensorFlow.js has a kernel of this name, before which ours puts itself. */
  readonly isInFront?: boolean;
  /** The same call on whatever backend is the current one; the tensors are the caller's. */
  readonly run: () => Tensor[];
}

/** A random size, odd and even in turn: WebGL's texels hold two by two numbers. */
export function randomSize(random: RandomSource, trial: number, bound: number): number {
  return 2 * random.below(bound) + 1 + (trial % 2);
}
