/**
 * Adam's update for the WASM backend, in one pass over its memory: a dozen elementwise operations
 * would be a dozen passes, each with a new tensor.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type NamedTensorInfoMap, registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { adamUpdateName } from './adamUpdate.ts';

/** Registers the kernel for the WASM backend. */
export function registerWasmAdam(backend: BackendWasm): void {
  registerKernel({
    kernelName: adamUpdateName,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs = {} }) => {
      const { shape } = tensorNamed(inputs, 'parameters');
      const outputs = Array.from({ length: 3 }, () => backend.makeOutput(shape, 'float32'));
      // Making outputs can move the memory, so it is looked at only now.
      const view = (tensor: TensorInfo | undefined): Float32Array => {
        const values = tensor === undefined ? null : backend.typedArrayFromHeap(tensor);
        if (!(values instanceof Float32Array)) throw new Error('AdamUpdate takes float32 only');
        return values;
      };
      const parameters = view(inputs['parameters']);
      const gradient = view(inputs['gradient']);
      const firstMoment = view(inputs['firstMoment']);
      const secondMoment = view(inputs['secondMoment']);
      const [newParameters, newFirst, newSecond] = [
        view(outputs[0]),
        view(outputs[1]),
        view(outputs[2]),
      ];
      const [rate, firstDecay] = [Number(attrs['rate']), Number(attrs['firstDecay'])];
      const [secondDecay, epsilon] = [Number(attrs['secondDecay']), Number(attrs['epsilon'])];
      for (let index = 0; index < parameters.length; index++) {
        const slope = gradient[index] ?? 0;
        const first = firstDecay * (firstMoment[index] ?? 0) + (1 - firstDecay) * slope;
        const second = secondDecay * (secondMoment[index] ?? 0) + (1 - secondDecay) * slope * slope;
        newFirst[index] = first;
        newSecond[index] = second;
        newParameters[index] =
          (parameters[index] ?? 0) - (rate * first) / (Math.sqrt(second) + epsilon);
      }
      return outputs;
    },
  });
}

function tensorNamed(inputs: NamedTensorInfoMap, name: string): TensorInfo {
  const tensor = inputs[name];
  if (tensor === undefined) throw new Error(`The input ${name} is missing`);
  return tensor;
}
