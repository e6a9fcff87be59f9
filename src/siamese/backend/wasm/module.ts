/**
 * Loads our own WebAssembly, compiled from the folder `assembly`: small functions that work in the memory
 * of TensorFlow.js's WASM backend, directly on its tensors.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';

/** Calls one function; the source of the function documents the order of addresses and sizes. */
export type WasmFunction = (...numbers: readonly number[]) => void;

/**
 * Finds a function for the memory of one backend. Names are the exports of the sources, so that a new
 * kernel changes nothing here.
 * @throws Error when the build has no function of this name
 */
export type WasmFunctions = (name: string) => WasmFunction;

/**
 * Instantiates our WebAssembly in a backend's memory.
 * @param variants each fetches the bytes of one build, the fastest first; if one cannot be fetched or
 * run, the next is tried
 * @returns `null` if none works: then TensorFlow.js uses its own kernels
 */
export async function loadWasmKernels(
  backend: BackendWasm,
  variants: readonly (() => Promise<BufferSource>)[],
): Promise<WasmFunctions | null> {
  const memory = memoryOf(backend);
  if (memory === null) return null;
  for (const fetchVariant of variants) {
    const exports = await instantiate(fetchVariant, memory).catch(() => null);
    if (exports !== null) return functionsIn(exports);
  }
  return null;
}

async function instantiate(
  fetchVariant: () => Promise<BufferSource>,
  memory: WebAssembly.Memory,
): Promise<WebAssembly.Exports> {
  const module = await WebAssembly.compile(await fetchVariant());
  return (await WebAssembly.instantiate(module, { env: { memory } })).exports;
}

/** The memory of the backend's tensors, which Emscripten exposes with the module's exports; or `null`. */
export function memoryOf(backend: BackendWasm): WebAssembly.Memory | null {
  const exports: unknown = Reflect.get(backend.wasm, 'asm');
  if (typeof exports !== 'object' || exports === null) return null;
  const memory: unknown = Reflect.get(exports, 'memory');
  return memory instanceof WebAssembly.Memory ? memory : null;
}

function functionsIn(exports: WebAssembly.Exports): WasmFunctions {
  return (name) => {
    const found = exports[name];
    if (typeof found !== 'function') throw new Error(`Our WebAssembly has no function ${name}`);
    return (...numbers) => {
      found(...numbers);
    };
  };
}

/** The address of a tensor's numbers; valid until the tensor is disposed. */
export function addressOf(backend: BackendWasm, { dataId }: TensorInfo): number {
  return backend.getMemoryOffset(dataId);
}
