/**
 * Owns the entry of the worker that draws made-up symbols. Nothing imports it; the training worker starts
 * it by its address, and it ends with the training worker.
 */
import { drawingsOf } from '../../../data/symbols/symbolPool.ts';
import type { SymbolOrder } from './symbolSupply.ts';

self.addEventListener('message', ({ data }: MessageEvent<SymbolOrder>) => {
  for (let symbol = data.first; symbol < data.count; symbol++) {
    const drawings = drawingsOf(data.seed, symbol);
    self.postMessage(drawings, { transfer: [drawings.buffer] });
  }
});
