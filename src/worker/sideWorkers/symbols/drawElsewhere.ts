/** Has made-up symbols drawn in a worker of their own, which the training worker starts and ends. */
import { drawSymbolsHere } from './drawHere.ts';
import type { DrawSymbols } from './symbolSupply.ts';

/** The part of a worker that is used here. */
export type SymbolWorker = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'
>;

/**
 * Draws in a worker. Where none can be started, or one fails, the rest is drawn here: slower, but the same.
 * @param start starts the worker
 * @throws nothing: a failure shows as slower drawing
 */
export function drawSymbolsIn(start: () => SymbolWorker): DrawSymbols {
  return (order, onDrawings) => {
    let next = order.first;
    let end: () => void = () => {};
    const drawRestHere = (): void => {
      end = drawSymbolsHere({ ...order, first: next }, onDrawings);
    };
    let worker: SymbolWorker;
    try {
      worker = start();
    } catch {
      drawRestHere();
      return () => end();
    }
    const letGo = (): void => {
      // What is under way still must not come twice, and not after the end.
      for (const name of ['onmessage', 'onerror', 'onmessageerror'] as const) worker[name] = null;
      worker.terminate();
    };
    const giveUp = (event: Event): void => {
      // Else the error goes on to the page, which would take it for one of training.
      event.preventDefault();
      letGo();
      drawRestHere();
    };
    end = letGo;
    worker.onerror = giveUp;
    worker.onmessageerror = giveUp;
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!(data instanceof Uint8Array)) return;
      next++;
      onDrawings(data);
      if (next === order.count) letGo();
    };
    worker.postMessage(order);
    return () => end();
  };
}
