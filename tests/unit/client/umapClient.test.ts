import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UmapClient } from '../../../src/client/umapClient.ts';
import { createRandom } from '../../../src/data/random.ts';
import type { UmapRequest } from '../../../src/protocol/umap.ts';
import { umapLayout } from '../../../src/worker/sideWorkers/umap/layout.ts';
import { Ticks } from '../../helpers/ticks.ts';
import { bundlingMs, WorkerThreads } from '../../helpers/workerThreads.ts';

const small = requestOf(40);
/** So many rows that the layout is far from done when its first word of progress comes. */
const large = requestOf(3_000);
let workers: WorkerThreads;

beforeAll(async () => {
  workers = await WorkerThreads.build('src/worker/sideWorkers/umap/main.ts');
}, bundlingMs);
afterEach(() => workers.endAll());
afterAll(() => workers.remove());

/** Random embeddings of 8 numbers. */
function requestOf(rows: number): UmapRequest {
  const random = createRandom(rows, 'weights');
  const embeddings = Float32Array.from({ length: 8 * rows }, () => random.uniform());
  return { embeddings, embeddingSize: 8, seed: 5 };
}

/** Does something at the first call only. */
function once(action: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) action();
    isDone = true;
  };
}

/** The same layout, made in this thread. */
function layoutHere(request: UmapRequest): Float32Array {
  const random = createRandom(request.seed, 'layout');
  const layout = umapLayout(request, () => random.uniform());
  for (;;) {
    const { done, value } = layout.next();
    if (done === true) return value;
  }
}

describe('a layout by the UMAP worker', () => {
  it('is the one that its seed makes, and its worker ends with it', async () => {
    const shares: number[] = [];
    const layout = await new UmapClient(workers.start).layOut(small, (share) => shares.push(share));
    expect(layout).toEqual(layoutHere(small));
    expect(shares[0]).toBe(0);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    await workers.newest.ended;
  });

  it('is null when it is cancelled; its worker ends, and another layout works', async () => {
    const client = new UmapClient(workers.start);
    expect(await client.layOut(large, () => client.cancel())).toBeNull();
    await workers.newest.ended;
    expect(await client.layOut(small, () => {})).toEqual(layoutHere(small));
  });

  it('gives way to a newer one', async () => {
    const client = new UmapClient(workers.start);
    let newer: Promise<Float32Array | null> | null = null;
    const older = await client.layOut(large, () => {
      newer ??= client.layOut(small, () => {});
    });
    expect(older).toBeNull();
    expect(await newer).toEqual(layoutHere(small));
  });

  it('rejects when its worker dies in the middle, and another layout works', async () => {
    const client = new UmapClient(workers.start);
    // What was said before the death may come after it.
    const fail = once(() => workers.newest.throwError('out of memory'));
    const layout = client.layOut(large, fail);
    await expect(layout.then(() => 'a layout')).rejects.toThrow('UMAP has stopped: out of memory.');
    await workers.newest.ended;
    expect(await client.layOut(small, () => {})).toEqual(layoutHere(small));
  });

  it('rejects when its worker falls silent in the middle, and another layout works', async () => {
    const ticks = new Ticks();
    const client = new UmapClient(workers.start, ticks.every);
    const silence = once(() => void workers.newest.end().then(() => ticks.pass(30)));
    const layout = client.layOut(large, silence);
    await expect(layout.then(() => 'a layout')).rejects.toThrow(
      'UMAP has stopped: it has said nothing',
    );
    expect(await client.layOut(small, () => {})).toEqual(layoutHere(small));
  });

  it('may be silent for a while, since the library works in one piece', async () => {
    const ticks = new Ticks();
    const client = new UmapClient(workers.start, ticks.every);
    const silence = once(() => ticks.pass(20));
    expect(await client.layOut(small, silence)).toEqual(layoutHere(small));
  });

  it('rejects with the worker’s own words when it cannot be made', async () => {
    const client = new UmapClient(workers.start);
    const layout = client.layOut(requestOf(3), () => {});
    await expect(layout).rejects.toThrow('UMAP needs more than 15 embeddings');
    await workers.newest.ended;
  });
});
