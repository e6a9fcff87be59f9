/** What both workers have in common: they do the page's bidding with whatever contenders they have. */
import * as tf from '@tensorflow/tfjs-core';
import { expose } from 'comlink';
import type { Dataset } from '../../../src/data/dataset.ts';
import { pairsOf, testAccuracyOf } from './accuracy.ts';
import type { BenchBackend, BenchWorker, Contender, ContenderName } from './contender.ts';
import { countDrawCalls, drawCalls } from './drawCalls.ts';
import { loadMnist } from './mnist.ts';

const warmUpSteps = 2;
/** As in the page: more would only queue up. */
const unreadAtMost = 2;

export interface Stable<Name extends ContenderName> {
  /** Resolves to what the backend computes on, in words. */
  readonly startBackend: (backend: BenchBackend) => Promise<string>;
  readonly create: (name: Name, dataset: Dataset, seed: number) => Contender;
}

/** Serves the page with one contender. */
export function serve<Name extends ContenderName>({ startBackend, create }: Stable<Name>): void {
  countDrawCalls();
  let current: Contender | null = null;
  let opened: { name: Name; dataset: Dataset; pairs: ReturnType<typeof pairsOf> } | null = null;
  const running = (): Contender => {
    if (current === null) throw new Error('Nothing has begun');
    return current;
  };
  const open = () => {
    if (opened === null) throw new Error('Nothing is open');
    return opened;
  };
  const worker: BenchWorker<Name> = {
    open: async (name, backend) => {
      const renderer = await startBackend(backend);
      const dataset = await loadMnist();
      opened = { name, dataset, pairs: pairsOf(dataset) };
      const throwAway = create(name, dataset, 1);
      await takeSteps(throwAway, warmUpSteps);
      await testAccuracyOf(throwAway, dataset, opened.pairs);
      const { images } = throwAway;
      throwAway.dispose();
      return { renderer, images };
    },
    begin: (seed) => {
      const { name, dataset } = open();
      current?.dispose();
      current = create(name, dataset, seed);
    },
    takeSteps: async (count) => {
      const drawsBefore = drawCalls();
      const begunMs = performance.now();
      const loss = await takeSteps(running(), count);
      const elapsedMs = performance.now() - begunMs;
      const { numTensors, numBytes } = tf.memory();
      const memory = { tensors: numTensors, bytes: numBytes };
      return { elapsedMs, loss, dispatches: drawCalls() - drawsBefore, memory };
    },
    countKernels: async () => {
      const { kernels } = await tf.profile(async () => {
        await running().step();
        return tf.scalar(0);
      });
      return kernels.length;
    },
    testAccuracy: () => {
      const { dataset, pairs } = open();
      return testAccuracyOf(running(), dataset, pairs);
    },
  };
  expose(worker);
}

/** Steps in a row; resolves to the last one's loss when all are computed. */
async function takeSteps({ step }: Contender, count: number): Promise<number> {
  const unread: Promise<number>[] = [];
  let loss = Number.NaN;
  for (let at = 0; at < count; at++) {
    if (unread.length === unreadAtMost) loss = (await unread.shift()) ?? loss;
    unread.push(step());
  }
  for (const read of unread) loss = await read;
  return loss;
}
