/** Counts what a page and its training worker hold, after the garbage of both has been collected. */
import { type CDPSession, expect, type Page, type Worker } from '@playwright/test';

/** What must not grow. Sizes in bytes. */
export interface Holdings {
  readonly tensors: number;
  readonly buffers: number;
  readonly textureBytes: number;
  readonly workers: number;
  readonly listeners: number;
  readonly nodes: number;
  readonly pageHeapBytes: number;
  readonly workerHeapBytes: number;
}

const mostHeapGrowthBytes = 10_000_000;
/** A chart with one label more has some nodes and listeners more. */
const mostNodeGrowth = 1.05;

export class HoldingsCounter {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #workers = new Map<string, string>();
  readonly #replies = new Map<number, (result: unknown) => void>();
  #lastId = 0;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<HoldingsCounter> {
    const session = await page.context().newCDPSession(page);
    const counter = new HoldingsCounter(page, session);
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') counter.#workers.set(sessionId, targetInfo.url);
    });
    session.on('Target.detachedFromTarget', ({ sessionId }) => counter.#workers.delete(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => counter.#receive(message));
    await session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    await session.send('Performance.enable');
    return counter;
  }

  async count(): Promise<Holdings> {
    const worker = await this.#trainingWorker();
    // TensorFlow.js puts its engine on the worker's global object, and types nothing there.
    const memory = await worker.evaluate(() => {
      const engine: unknown = Reflect.get(globalThis, '_tfengine');
      const found: object = Object(Reflect.get(Object(engine), 'memory').call(engine));
      const count = (name: string): number => Number(Reflect.get(found, name) ?? 0);
      return {
        tensors: count('numTensors'),
        buffers: count('numDataBuffers'),
        textureBytes: count('numBytesInGPU'),
      };
    });
    await this.#session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const metric = (name: string): number =>
      metrics.find((entry) => entry.name === name)?.value ?? Number.NaN;
    return {
      ...memory,
      workers: this.#page.workers().length,
      listeners: metric('JSEventListeners'),
      nodes: metric('Nodes'),
      pageHeapBytes: metric('JSHeapUsedSize'),
      workerHeapBytes: await this.#workerHeapBytes(),
    };
  }

  async #trainingWorker(): Promise<Worker> {
    const workers = this.#page.workers();
    const are = await Promise.all(
      workers.map((worker) => worker.evaluate(() => Reflect.has(globalThis, '_tfengine'))),
    );
    const [worker] = workers.filter((_, index) => are[index]);
    if (worker === undefined) throw new Error('There is no training worker');
    return worker;
  }

  async #workerHeapBytes(): Promise<number> {
    let sum = 0;
    for (const sessionId of this.#workers.keys()) {
      await this.#ask(sessionId, 'HeapProfiler.collectGarbage');
      const usage = await this.#ask(sessionId, 'Runtime.getHeapUsage');
      sum += Number(Reflect.get(Object(usage), 'usedSize'));
    }
    return sum;
  }

  #ask(sessionId: string, method: string): Promise<unknown> {
    const id = ++this.#lastId;
    const reply = new Promise<unknown>((resolve) => this.#replies.set(id, resolve));
    const message = JSON.stringify({ id, method });
    return this.#session
      .send('Target.sendMessageToTarget', { sessionId, message })
      .then(() => reply);
  }

  #receive(message: string): void {
    const { id, result }: { id?: number; result?: unknown } = JSON.parse(message);
    if (id === undefined) return;
    this.#replies.get(id)?.(result);
    this.#replies.delete(id);
  }
}

/** Prints what was held before and after, and expects no growth. */
export function expectNoGrowth(title: string, before: Holdings, after: Holdings): void {
  console.table({ [`${title}: before`]: before, [`${title}: after`]: after });
  expect(after.tensors, 'tensors').toBeLessThanOrEqual(before.tensors);
  expect(after.buffers, 'buffers').toBeLessThanOrEqual(before.buffers);
  expect(after.textureBytes, 'textures').toBeLessThanOrEqual(before.textureBytes);
  expect(after.workers, 'workers').toBeLessThanOrEqual(before.workers);
  expect(after.listeners / before.listeners, 'listeners').toBeLessThanOrEqual(mostNodeGrowth);
  expect(after.nodes / before.nodes, 'nodes').toBeLessThanOrEqual(mostNodeGrowth);
  const heapGrowth = (heap: 'pageHeapBytes' | 'workerHeapBytes'): number =>
    after[heap] - before[heap];
  expect(heapGrowth('pageHeapBytes'), "page's heap").toBeLessThan(mostHeapGrowthBytes);
  expect(heapGrowth('workerHeapBytes'), "workers' heap").toBeLessThan(mostHeapGrowthBytes);
}
