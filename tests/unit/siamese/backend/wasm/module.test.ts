import { setFlagsFromString } from 'node:v8';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadWasmKernels } from '../../../../../src/siamese/backend/wasm/module.ts';
import { readWasmBuild, switchToBackend } from '../../../../helpers/backends.ts';

const builds = ['simd', 'relaxed-simd'] as const;

function wasmBackend(): BackendWasm {
  const backend = tf.backend();
  if (!(backend instanceof BackendWasm)) throw new Error('WASM is not the current backend');
  return backend;
}

beforeAll(async () => {
  // Before Node 22, fused multiply-add has to be asked for.
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  await switchToBackend('wasm');
});

describe.each(builds)('the build %s', (name) => {
  it('writes nothing into the memory that it is given, which is TensorFlow.js’s', async () => {
    const memory = new WebAssembly.Memory({ initial: 2 });
    const bytes = new Uint8Array(memory.buffer).fill(0xa5);
    const module = await WebAssembly.compile(await readWasmBuild(name));
    await WebAssembly.instantiate(module, { env: { memory } });
    expect(bytes.every((byte) => byte === 0xa5)).toBe(true);
  });

  it('multiplies 2×3 by 3×2 as by hand, adds the bias and cuts off what is below 0', async () => {
    const backend = wasmBackend();
    const find = await loadWasmKernels(backend, [() => readWasmBuild(name)]);
    if (find === null) throw new Error('The build does not run here');
    const left = [1, 2, 3, 4, 5, 6];
    const right = [1, -1, 0, 1, 2, -2];
    const place = (values: number[]) => {
      const tensor = backend.makeOutput([values.length], 'float32');
      backend.typedArrayFromHeap(tensor).set(values);
      return { tensor, address: backend.getMemoryOffset(tensor.dataId) };
    };
    const [a, b] = [place(left), place(right)];
    const bias = place([10, 3, 0, 0, 0, 0, 0, 0]);
    const spare = place(Array.from({ length: 32 }, () => 0));
    const panels = place(Array.from({ length: 24 }, () => 0));
    const result = place([0, 0, 0, 0]);
    find('packPanels')(b.address, 8, 4, 3, 2, panels.address);
    const addresses = [panels, bias, spare, result].map(({ address }) => address);
    find('multiply')(a.address, 12, 4, ...addresses, 2, 2, 3, 1);
    // [1 2 3]·[1 0 2]ᵀ = 7 and ·[−1 1 −2]ᵀ = −5; [4 5 6]: 16 and −11; then + [10 3].
    expect([...backend.typedArrayFromHeap(result.tensor)]).toEqual([17, 0, 26, 0]);
    for (const { tensor } of [a, b, bias, spare, panels, result]) {
      backend.disposeData(tensor.dataId);
    }
  });
});

describe('a function of our WebAssembly', () => {
  it('is refused by name when the build lacks it', async () => {
    const find = await loadWasmKernels(wasmBackend(), [() => readWasmBuild('simd')]);
    if (find === null) throw new Error('The build does not run here');
    expect(() => find('divide')).toThrow('divide');
  });
});

describe('loading our WebAssembly', () => {
  const broken = async () => Uint8Array.of(0, 1, 2, 3);

  const lost = async () => {
    throw new Error('404');
  };

  it('takes the next build where one cannot be compiled or fetched', async () => {
    const builds = [broken, lost, () => readWasmBuild('simd')];
    expect(await loadWasmKernels(wasmBackend(), builds)).not.toBeNull();
  });

  it('gives none where no build is left, so that TensorFlow.js’s own kernels stay', async () => {
    expect(await loadWasmKernels(wasmBackend(), [broken, lost])).toBeNull();
  });
});
