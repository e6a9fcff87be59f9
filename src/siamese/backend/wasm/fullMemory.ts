/** Makes it an error that the WASM backend gets no more memory. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { memoryOf } from './module.ts';

/** The modules that are watched: a backend that is chosen once more starts once more. */
const watched = new WeakSet<object>();

/**
 * Refuses to go on where the browser gives no more memory. Emscripten's `malloc` then answers 0, and
 * TensorFlow.js, or a kernel in need of space, writes over the module's own data from address 0 on: all
 * numbers after that could be wrong, without a word. From the first refusal on, no tensor is made.
 * @throws Error where the backend does not show its memory
 */
export function refuseFullMemory(backend: BackendWasm): void {
  if (watched.has(backend.wasm)) return;
  const memory = memoryOf(backend);
  const allocate: unknown = Reflect.get(backend.wasm, '_malloc');
  if (memory === null || typeof allocate !== 'function') {
    throw new Error('TensorFlow.js hides the memory of its WebAssembly');
  }
  watched.add(backend.wasm);
  let isRefused = false;
  const grow = memory.grow.bind(memory);
  // Emscripten asks for less after a refusal: only its last request counts.
  memory.grow = (pages) => {
    isRefused = true;
    const pagesBefore = grow(pages);
    isRefused = false;
    return pagesBefore;
  };
  const checked = (bytes: number): number => {
    const address: unknown = isRefused ? 0 : allocate(bytes);
    if (isRefused || typeof address !== 'number' || (address === 0 && bytes > 0)) {
      const used = (memory.buffer.byteLength / 1e6).toFixed(0);
      throw new RangeError(
        `WebAssembly has ${used} MB of memory and gets no more. Smaller batches or a smaller network need less`,
      );
    }
    return address;
  };
  Reflect.set(backend.wasm, '_malloc', checked);
}
