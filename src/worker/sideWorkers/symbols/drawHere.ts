/** Draws made-up symbols in the thread that asks, a few milliseconds at a time. */
import { drawingsOf } from '../../../data/symbols/symbolPool.ts';
import { yieldToQueue } from '../../scheduling/turns.ts';
import type { DrawSymbols } from './symbolSupply.ts';

/** Where no worker of its own can draw them: other work of the thread waits for one symbol at most. */
export const drawSymbolsHere: DrawSymbols = ({ seed, first, count }, onDrawings) => {
  let isWanted = true;
  const drawAll = async (): Promise<void> => {
    for (let symbol = first; symbol < count; symbol++) {
      await yieldToQueue();
      if (!isWanted) return;
      onDrawings(drawingsOf(seed, symbol));
    }
  };
  void drawAll();
  return () => {
    isWanted = false;
  };
};
