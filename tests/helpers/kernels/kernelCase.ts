/** What one call of an op is held against, on any backend. */
import type { Tensor } from '@tensorflow/tfjs-core';

/** Backends that have kernels of ours. */
export type FastBackend = 'wasm' | 'webgl';

export interface KernelCase {
  /** What the op is called with, in words. */
  readonly shape: string;
  /** Calls the op on the current backend; the tensors are the caller's. */
  readonly run: () => Tensor[];
  /** The same call of the plain version. */
  readonly plain: () => Tensor[];
  /** All results in a row, in float64 from the op's definition. Shares no code with `src`. */
  readonly truth: () => ArrayLike<number>;
  /** Backends whose kernel was not made for this call and leaves it to TensorFlow.js. */
  readonly handedBackOn?: readonly FastBackend[];
}

/** All calls of one kernel. */
export interface KernelCases {
  /** Its name in TensorFlow.js's registry. */
  readonly kernel: string;
  /** The backends that have it; the others run the plain version. */
  readonly backends: readonly FastBackend[];
  /** Whether the op only copies numbers: results must be equal then, not close. */
  readonly isExact: boolean;
  readonly cases: readonly KernelCase[];
}
