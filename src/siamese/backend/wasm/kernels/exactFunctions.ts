/**
 * Puts exact functions in front of TensorFlow.js's on WASM, for exact arithmetic. Its own may choose their
 * code by the processor (XNNPACK does), and another version of the library may compute them differently.
 * The others that training calls add, compare or copy numbers in a fixed order: the test of exact kernels
 * has the list.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  Exp,
  getKernel,
  type KernelConfig,
  Log,
  Relu,
  registerKernel,
  Sigmoid,
  Softplus,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { exp } from '../../../../data/exactMath/exponential.ts';
import { log } from '../../../../data/exactMath/logarithm.ts';
import { computesExactly } from '../../../ops/exactArithmetic.ts';
import { pick } from '../../kernelInputs.ts';

/** Beyond ± this, eˣ is 0 or infinite in float32, and still finite in float64. */
const largestExponent = 700;
/** Below it, ln(1 + x) is x in float32. */
const tiny = 1e-8;

/** eˣ as float32 needs it. */
function boundedExp(x: number): number {
  if (Number.isNaN(x)) return x;
  return exp(Math.max(-largestExponent, Math.min(x, largestExponent)));
}

function softplus(x: number): number {
  const small = boundedExp(-Math.abs(x));
  return Math.max(x, 0) + (small < tiny ? small : log(1 + small));
}

/** The function of each kernel, from float32 to a number that is then rounded to float32. */
const exactFunctions: Readonly<Record<string, (x: number) => number>> = {
  [Exp]: boundedExp,
  [Log]: (x) => (x === Infinity ? x : log(x)),
  // NaN stays NaN, and −0 becomes 0.
  [Relu]: (x) => (x <= 0 ? 0 : x),
  [Sigmoid]: (x) => 1 / (1 + boundedExp(-x)),
  [Softplus]: softplus,
};

/** The kernels that exact arithmetic replaces. */
export const exactFunctionNames: readonly string[] = Object.keys(exactFunctions);

/** The library's own kernels. After a restart, ours replaces our earlier one instead of wrapping it. */
const replaced = new Map<string, KernelConfig>();

/** Registers the functions for the WASM backend. */
export function registerExactFunctions(backend: BackendWasm): void {
  for (const [kernelName, compute] of Object.entries(exactFunctions)) {
    const own = replaced.get(kernelName) ?? getKernel(kernelName, 'wasm');
    replaced.set(kernelName, own);
    unregisterKernel(kernelName, 'wasm');
    registerKernel({
      ...own,
      kernelFunc: (call) => {
        if (!computesExactly()) return own.kernelFunc(call);
        const [from] = pick(call.inputs, ['x']);
        const to = backend.makeOutput(from.shape, 'float32');
        // Creating the output can move the memory, so the views are made only now.
        const [numbers, results] = [viewOf(backend, from), viewOf(backend, to)];
        for (let index = 0; index < numbers.length; index++) {
          results[index] = compute(numbers[index] ?? 0);
        }
        return to;
      },
    });
  }
}

function viewOf(backend: BackendWasm, tensor: TensorInfo): Float32Array {
  const values = backend.typedArrayFromHeap(tensor);
  if (!(values instanceof Float32Array)) throw new Error('Exact functions take float32 only');
  return values;
}
