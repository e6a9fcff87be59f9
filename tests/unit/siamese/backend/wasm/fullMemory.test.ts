import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refuseFullMemory } from '../../../../../src/siamese/backend/wasm/fullMemory.ts';
import { memoryOf } from '../../../../../src/siamese/backend/wasm/module.ts';
import { switchToBackend } from '../../../../helpers/backends.ts';

/** More than what is free in the memory of this test. */
const manyNumbers = 16 * 2 ** 20;

let backend: BackendWasm;
let memory: WebAssembly.Memory;
/** Whether the browser refuses a request for more memory, by its number. */
let refuses: (request: number) => boolean;
let requests: number;

beforeAll(async () => {
  await switchToBackend('wasm');
  const current = tf.backend();
  if (!(current instanceof BackendWasm)) throw new Error('WASM is not the current backend');
  backend = current;
  const found = memoryOf(backend);
  if (found === null) throw new Error('The memory of WASM is not found');
  memory = found;
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    requests++;
    if (refuses(requests)) throw new RangeError('Unable to grow instance memory');
    return grow(pages);
  };
});

beforeEach(() => {
  requests = 0;
});

describe('WebAssembly that gets no more memory', () => {
  it('is given the address 0 by Emscripten, where its own data lie', () => {
    refuses = () => true;
    const allocate: unknown = Reflect.get(backend.wasm, '_malloc');
    if (typeof allocate !== 'function') throw new Error('Emscripten’s malloc is not found');
    expect(allocate(4 * manyNumbers)).toBe(0);
  });

  it('goes on as if nothing had been where a smaller request succeeds', () => {
    refuses = (request) => request === 1;
    refuseFullMemory(backend);
    const tensor = tf.zeros([manyNumbers]);
    expect(requests).toBe(2);
    expect(tf.tidy(() => tf.sum(tensor).dataSync()[0])).toBe(0);
    tensor.dispose();
  });

  it('makes no tensor any more, says why, and keeps what is there', () => {
    refuses = () => true;
    // A backend that is chosen again is started again.
    refuseFullMemory(backend);
    const kept = tf.tensor1d([1, 2, 3]);
    const ownData = new Uint8Array(memory.buffer.slice(0, 4_096));
    const tensors = tf.memory().numTensors;
    const reason = /^WebAssembly has \d+ MB of memory and gets no more\. /;
    expect(() => tf.zeros([4 * manyNumbers])).toThrow(reason);
    // A kernel's own request may have failed: from now on no number can be trusted.
    expect(() => tf.zeros([1])).toThrow(reason);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(new Uint8Array(memory.buffer.slice(0, 4_096))).toEqual(ownData);
    expect([...kept.dataSync()]).toEqual([1, 2, 3]);
  });
});
