/**
 * Owns whether the arithmetic of this moment is exact: then the same numbers give the same bits on every
 * machine. A backend with exact kernels says so here, and its kernels ask here which arithmetic to use.
 * Every kernel runs within the call that asks for it, so the answer holds for a call and not for a run:
 * pictures and evaluations between two steps stay fast.
 */
import { getBackend } from '@tensorflow/tfjs-core';

/** Why a backend on a graphics card, or in plain JavaScript, has no exact arithmetic. */
export const exactOnWasmOnly = 'Exact arithmetic needs the backend WASM.';

const exactBackends = new Set<string>();
let isExact = false;

/** To be called at the start of a backend. */
export function declareExactKernels(backendName: string, hasThem: boolean): void {
  if (hasThem) exactBackends.add(backendName);
  else exactBackends.delete(backendName);
}

/** Whether the current backend has exact kernels. */
export function hasExactKernels(): boolean {
  return exactBackends.has(getBackend());
}

/**
 * Runs an action with exact arithmetic, or with the fastest. Where the backend has no exact kernels, it is
 * the fastest in any case.
 * @param action without a promise: what runs later has the arithmetic of its own time
 */
export function inArithmetic<Result>(wantsExact: boolean, action: () => Result): Result {
  const before = isExact;
  isExact = wantsExact && hasExactKernels();
  try {
    return action();
  } finally {
    isExact = before;
  }
}

/** Whether the kernel that runs now must be exact. */
export function computesExactly(): boolean {
  return isExact;
}
