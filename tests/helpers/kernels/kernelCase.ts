/** Types only: one call of an op with its plain version and its truth, for any backend. */
import type { Tensor } from '@tensorflow/tfjs-core';

/** Backends with kernels of ours. */
export type FastBackend = 'wasm' | 'webgl';

export interface KernelCase {
  /** The op's inputs in words. */
  readonly shape: string;
  /** Calls the op on the current backend; the caller owns the tensors. */
  readonly run: () => Tensor[];
  /** The same call of the plain version. */
  readonly plain: () => Tensor[];
  /** All results one after the other, in float64 by the op's definition. Shares no code with `src`. */
  readonly truth: () => ArrayLike<number>;
  /** Backends whose kernel does not support this call and leaves it to TensorFlow.js. */
  readonly handedBackOn?: readonly FastBackend[];
}

/** All calls of one kernel. */
export interface KernelCases {
  /** Its name in TensorFlow.js's registry. */
  readonly kernel: string;
  /** The backends with this kernel; the others run the plain version. */
  readonly backends: readonly FastBackend[];
  /** Whether the op only copies numbers: then results must be equal, not only close. */
  readonly isExact: boolean;
  readonly cases: readonly KernelCase[];
}
