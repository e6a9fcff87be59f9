/**
 * Owns the made-up symbols of a seed and their drawings. The pool grows while a network trains, but what a
 * step may draw from depends on the step alone, so that a run repeats whatever the speed.
 */
import { digitPixels } from '../digit.ts';
import { createRandom } from '../random.ts';
import { drawMany } from './madeUpSymbol.ts';

/** The most symbols of a pool. */
export const mostPoolSymbols = 3_000;
/** The drawings of each symbol; all of a full pool take 47 MB. */
export const drawingsOfSymbol = 20;
/** Bytes of all drawings of one symbol. */
export const symbolBytes = drawingsOfSymbol * digitPixels;

/** The first step may draw from this many symbols. */
const firstSymbols = 120;
/** Each later step may draw from this many more. */
const symbolsPerStep = 4;

/** How many symbols, counted from the first, step number `step` (from 0) draws from. */
export function symbolsOfStep(step: number): number {
  return Math.min(mostPoolSymbols, firstSymbols + symbolsPerStep * step);
}

/**
 * The drawings of one symbol of a pool.
 * @param seed of the pool: the run's seed
 * @param symbol its number in the pool, from 0
 * @param drawings the first so many of them
 * @returns [drawings × 784] grey values; the same for the same arguments
 */
export function drawingsOf(seed: number, symbol: number, drawings = drawingsOfSymbol): Uint8Array {
  return drawMany(createRandom(seed, 'symbols', symbol), drawings);
}

export class SymbolPool {
  readonly seed: number;
  readonly #drawings: Uint8Array[] = [];

  constructor(seed: number) {
    this.seed = seed;
  }

  /** The symbols that are here: numbers 0 to `count` − 1. */
  get count(): number {
    return this.#drawings.length;
  }

  /** @param drawings [drawings × 784] of the next symbol; the pool keeps the array */
  add(drawings: Uint8Array): void {
    if (drawings.length !== symbolBytes) {
      throw new RangeError(`A symbol has ${symbolBytes} bytes, got ${drawings.length}`);
    }
    this.#drawings.push(drawings);
  }

  /** Draws the symbols that are missing up to `count`, here and now. */
  growTo(count: number): void {
    while (this.count < Math.min(count, mostPoolSymbols)) {
      this.add(drawingsOf(this.seed, this.count));
    }
  }

  /**
   * One drawing, a view without a copy.
   * @throws RangeError when the symbol is not here
   */
  drawingAt(symbol: number, drawing: number): Uint8Array {
    const drawings = this.#drawings[symbol];
    if (drawings === undefined) {
      throw new RangeError(`Symbol ${symbol} is not among the ${this.count} of the pool`);
    }
    return drawings.subarray(drawing * digitPixels, (drawing + 1) * digitPixels);
  }
}
