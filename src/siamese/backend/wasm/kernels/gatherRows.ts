/** Picks rows on WASM: copies one row at a time within the backend's memory. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { gatherRowsName } from '../../../ops/gatherRows.ts';
import { registerOurs } from '../../registerOurs.ts';

/** Registers the kernel for the WASM backend. */
export function registerWasmGatherRows(backend: BackendWasm): void {
  registerOurs(gatherRowsName, 'wasm', ({ inputs, attrs = {} }) => {
    const { picked } = attrs;
    if (!(picked instanceof Int32Array)) throw new Error('GatherRows takes a list of rows');
    const [images, rowsPerImage] = [Number(attrs['images']), Number(attrs['rowsPerImage'])];
    const channels = Number(attrs['channels']);
    const output = backend.makeOutput([images * picked.length, channels], 'float32');
    // Creating the output can move the memory, so the views are made only now.
    const view = (tensor: TensorInfo | undefined): Float32Array => {
      const values = tensor === undefined ? null : backend.typedArrayFromHeap(tensor);
      if (!(values instanceof Float32Array)) throw new Error('GatherRows takes float32 only');
      return values;
    };
    const from = view(inputs['rows']);
    const to = view(output);
    let target = 0;
    for (let image = 0; image < images; image++) {
      const first = image * rowsPerImage;
      for (const row of picked) {
        if (row === rowsPerImage) to.fill(0, target, target + channels);
        else to.set(from.subarray((first + row) * channels, (first + row + 1) * channels), target);
        target += channels;
      }
    }
    return output;
  });
}
