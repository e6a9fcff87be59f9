import { describe, expect, it } from 'vitest';
import { digitPixels } from '../../../../src/data/digit.ts';
import {
  drawingsOf,
  drawingsOfSymbol,
  mostPoolSymbols,
  SymbolPool,
  symbolBytes,
  symbolsOfStep,
} from '../../../../src/data/symbols/symbolPool.ts';

describe('the symbols that a step draws from', () => {
  it('are some at the first step, more at each later one, and no more than a pool has', () => {
    expect(symbolsOfStep(0)).toBe(120);
    for (let step = 1; step < 2_000; step++) {
      const [before, now] = [symbolsOfStep(step - 1), symbolsOfStep(step)];
      if (before < mostPoolSymbols) expect(now).toBeGreaterThan(before);
      else expect(now).toBe(mostPoolSymbols);
    }
    expect(symbolsOfStep(1_000_000)).toBe(mostPoolSymbols);
  });

  it('are enough for the largest batch from the first step on', () => {
    expect(symbolsOfStep(0)).toBeGreaterThanOrEqual(100);
  });
});

describe('a pool', () => {
  it('grows to the very drawings of its seed', () => {
    const pool = new SymbolPool(6);
    expect(pool.count).toBe(0);
    pool.growTo(2);
    pool.growTo(5);
    pool.growTo(3);
    expect(pool.count).toBe(5);
    for (let symbol = 0; symbol < 5; symbol++) {
      const drawn = Array.from({ length: drawingsOfSymbol }, (_, drawing) => [
        ...pool.drawingAt(symbol, drawing),
      ]);
      expect(Uint8Array.from(drawn.flat())).toEqual(drawingsOf(6, symbol));
    }
  });

  it('has other symbols for another seed, and each number is another symbol', () => {
    expect(drawingsOf(7, 0)).not.toEqual(drawingsOf(6, 0));
    expect(drawingsOf(6, 1)).not.toEqual(drawingsOf(6, 0));
    expect(drawingsOf(6, 0)).toEqual(drawingsOf(6, 0));
    expect(drawingsOf(6, 0)).toHaveLength(symbolBytes);
  });

  it('takes the drawings that are handed to it as the next symbol, without a copy', () => {
    const pool = new SymbolPool(6);
    pool.growTo(1);
    const handed = new Uint8Array(symbolBytes).fill(9);
    pool.add(handed);
    expect(pool.count).toBe(2);
    const view = pool.drawingAt(1, drawingsOfSymbol - 1);
    expect(view).toEqual(new Uint8Array(digitPixels).fill(9));
    expect(view.buffer).toBe(handed.buffer);
  });

  it('is full at some point', () => {
    const pool = new SymbolPool(1);
    const blank = new Uint8Array(symbolBytes);
    for (let symbol = 0; symbol < mostPoolSymbols; symbol++) pool.add(blank);
    pool.growTo(mostPoolSymbols + 5);
    expect(pool.count).toBe(mostPoolSymbols);
  });

  it('says which symbol is not here, and refuses drawings of another size', () => {
    const pool = new SymbolPool(6);
    pool.growTo(1);
    expect(() => pool.drawingAt(1, 0)).toThrow('Symbol 1 is not among the 1 of the pool');
    expect(() => pool.add(new Uint8Array(digitPixels))).toThrow(
      `A symbol has ${symbolBytes} bytes, got ${digitPixels}`,
    );
    expect(pool.count).toBe(1);
  });
});
