/** Symbols drawn in a worker of their own, and here where it fails: each once, in order. */
import { describe, expect, it } from 'vitest';
import { drawingsOf } from '../../../../../src/data/symbols/symbolPool.ts';
import { yieldToQueue } from '../../../../../src/worker/scheduling/turns.ts';
import {
  drawSymbolsIn,
  type SymbolWorker,
} from '../../../../../src/worker/sideWorkers/symbols/drawElsewhere.ts';
import { drawSymbolsHere } from '../../../../../src/worker/sideWorkers/symbols/drawHere.ts';
import type { SymbolOrder } from '../../../../../src/worker/sideWorkers/symbols/symbolSupply.ts';
import { eventually } from '../../../../helpers/eventually.ts';

const order = { seed: 5, first: 2, count: 7 };
const symbols = [2, 3, 4, 5, 6];
/** The drawings of the order, as they should come. */
const wanted = symbols.map((symbol) => drawingsOf(5, symbol));

/** The numbers of the symbols whose very bytes these are; NaN for others. */
function symbolsOf(drawn: readonly Uint8Array[]): number[] {
  return drawn.map((drawings) => {
    const at = wanted.findIndex((other) => Buffer.compare(other, drawings) === 0);
    return symbols[at] ?? Number.NaN;
  });
}

/** A worker that does what a test says. */
class FakeSymbolWorker implements SymbolWorker {
  onmessage: SymbolWorker['onmessage'] = null;
  onerror: SymbolWorker['onerror'] = null;
  onmessageerror: SymbolWorker['onmessageerror'] = null;
  readonly orders: unknown[] = [];
  isTerminated = false;

  postMessage(message: unknown): void {
    this.orders.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  /** Sends a message, even after its end: one may be under way by then. */
  send(data: unknown): void {
    this.#deliver('onmessage', new MessageEvent('message', { data }));
  }

  /** Fails in one of the two ways; returns whether the error was kept from going on to the page. */
  fail(way: 'onerror' | 'onmessageerror'): boolean {
    const event = new Event('error', { cancelable: true });
    this.#deliver(way, event);
    return event.defaultPrevented;
  }

  #deliver(name: 'onmessage' | 'onerror' | 'onmessageerror', event: Event): void {
    const listener: unknown = this[name];
    if (typeof listener === 'function') listener.call(this, event);
  }
}

/** Drawing in a fake worker. */
function begin(own: SymbolOrder = order) {
  const worker = new FakeSymbolWorker();
  const drawn: Uint8Array[] = [];
  const end = drawSymbolsIn(() => worker)(own, (drawings) => drawn.push(drawings));
  return { worker, drawn, end };
}

/** Lets all that is drawn here come. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await yieldToQueue();
}

describe('drawing in a worker', () => {
  it('hands over what it sends, and ends it with the last symbol', async () => {
    const { worker, drawn } = begin();
    expect(worker.orders).toEqual([order]);
    for (const drawings of wanted) {
      expect(worker.isTerminated).toBe(false);
      worker.send(drawings);
    }
    expect(worker.isTerminated).toBe(true);
    await settle();
    expect(symbolsOf(drawn)).toEqual(symbols);
  });

  it('takes no notice of messages that are no drawings', () => {
    const { worker, drawn } = begin();
    for (const strange of ['ready', null, { symbol: 2 }]) worker.send(strange);
    worker.send(wanted[0]);
    expect(symbolsOf(drawn)).toEqual([2]);
  });

  it('that is ended hands over nothing more, whatever the worker still says', async () => {
    const { worker, drawn, end } = begin();
    worker.send(wanted[0]);
    end();
    expect(worker.isTerminated).toBe(true);
    worker.send(wanted[1]);
    worker.fail('onerror');
    await settle();
    expect(symbolsOf(drawn)).toEqual([2]);
  });
});

describe('where no worker can be started', () => {
  const drawIn = drawSymbolsIn(() => {
    throw new Error('No workers inside workers here');
  });

  it('the symbols are drawn here, the very same', async () => {
    const drawn: Uint8Array[] = [];
    drawIn(order, (drawings) => drawn.push(drawings));
    await eventually(() => expect(drawn).toHaveLength(wanted.length));
    await settle();
    expect(symbolsOf(drawn)).toEqual(symbols);
  });

  it('they can be ended all the same', async () => {
    const drawn: Uint8Array[] = [];
    const end = drawIn(order, (drawings) => {
      drawn.push(drawings);
      if (drawn.length === 2) end();
    });
    await settle();
    expect(symbolsOf(drawn)).toEqual([2, 3]);
  });
});

describe.each(['onerror', 'onmessageerror'] as const)('a worker that fails by %s', (way) => {
  it.each([0, 1, 4])('after %i symbols has the rest drawn here, none twice', async (sent) => {
    const { worker, drawn } = begin();
    for (const drawings of wanted.slice(0, sent)) worker.send(drawings);
    expect(worker.fail(way)).toBe(true);
    expect(worker.isTerminated).toBe(true);
    // It may have sent more, and fail again.
    worker.send(wanted[sent]);
    worker.fail('onerror');
    worker.fail('onmessageerror');
    await eventually(() => expect(drawn.length).toBeGreaterThanOrEqual(wanted.length));
    await settle();
    expect(symbolsOf(drawn)).toEqual(symbols);
  });

  it('can be ended after it', async () => {
    const { worker, drawn, end } = begin();
    worker.send(wanted[0]);
    worker.fail(way);
    end();
    await settle();
    expect(symbolsOf(drawn)).toEqual([2]);
  });
});

describe('drawing here', () => {
  it('lets other work of the thread go on between symbols', async () => {
    const log: string[] = [];
    drawSymbolsHere({ seed: 1, first: 0, count: 3 }, () => log.push('symbol'));
    for (let turn = 0; turn < 3; turn++) {
      await yieldToQueue();
      log.push('other');
    }
    expect(log).toEqual(['symbol', 'other', 'symbol', 'other', 'symbol', 'other']);
  });
});
