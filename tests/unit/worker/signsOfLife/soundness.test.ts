import { setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { WorkerEvent } from '../../../../src/protocol/events.ts';
import { beforeKernels } from '../../../../src/siamese/backend/beforeKernels.ts';
import { EventStream } from '../../../../src/worker/eventStream.ts';
import { unlessStepFailed, unlessUnsound } from '../../../../src/worker/signsOfLife/soundness.ts';
import { laterTask } from '../../../helpers/laterTask.ts';

const memory = { isFull: false };
let told: WorkerEvent[];
let stream: EventStream;

beforeAll(async () => {
  await setBackend('cpu');
  beforeKernels(() => {
    if (memory.isFull) throw new RangeError('out of memory');
  });
});

beforeEach(() => {
  memory.isFull = false;
  told = [];
  stream = new EventStream(
    (events) => {
      told.push(...events);
    },
    () => 0,
  );
});

/** Whether a promise has settled, either way, after all pending work. */
async function hasSettled(promise: Promise<unknown>): Promise<boolean> {
  let has = false;
  const note = (): void => {
    has = true;
  };
  void promise.then(note, note);
  await laterTask();
  await laterTask();
  return has;
}

const lost = { kind: 'backend-lost', reason: 'out of memory' };

it('an answer passes, and so does a refusal while the backend computes', async () => {
  expect(await unlessUnsound(stream, async () => 7)).toBe(7);
  const refused = unlessUnsound(stream, () => Promise.reject(new Error('There is no digit 12')));
  await expect(refused).rejects.toThrow('There is no digit 12');
  expect(told).toEqual([]);
});

it('an answer that fails with its backend is left to the next worker', async () => {
  memory.isFull = true;
  const answer = unlessUnsound(stream, () => Promise.reject(new Error('anything')));
  expect(await hasSettled(answer)).toBe(false);
  expect(told).toEqual([lost]);
});

it('a step that fails in its middle ends the worker, even if the backend computes again', async () => {
  const step = unlessStepFailed(stream, Promise.reject(new RangeError('out of memory')));
  expect(await hasSettled(step)).toBe(false);
  expect(told).toEqual([lost]);
  await unlessStepFailed(stream, Promise.resolve());
});
