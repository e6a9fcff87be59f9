/** Owns the pool of made-up symbols that a run draws from, and has it grow while the run trains. */
import { mostPoolSymbols, SymbolPool } from '../../../data/symbols/symbolPool.ts';
import { sources } from '../../../settings/facts/sources.ts';
import type { RunSettings } from '../../../settings/settings.ts';

/** Which symbols to draw. */
export interface SymbolOrder {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

/**
 * Draws the symbols of a seed, one after the other from number `first` on, and hands over the drawings of
 * each, until it has drawn number `count` − 1 or is ended.
 * @returns ends it
 */
export type DrawSymbols = (
  order: SymbolOrder,
  onDrawings: (drawings: Uint8Array) => void,
) => () => void;

export class SymbolSupply {
  readonly #draw: DrawSymbols;
  readonly #onGrown: () => void;
  #pool: SymbolPool | null = null;
  #end: () => void = () => {};

  /** @param onGrown called when a symbol has come */
  constructor(draw: DrawSymbols, onGrown: () => void) {
    this.#draw = draw;
    this.#onGrown = onGrown;
  }

  /**
   * The pool of a run, which grows from now on; `null` if the run learns from no symbols. The pool of the
   * last seed is kept; another seed's is thrown away.
   */
  poolOf({ learnFrom, seed }: Pick<RunSettings, 'learnFrom' | 'seed'>): SymbolPool | null {
    if (!sources[learnFrom].hasSymbols) return null;
    if (this.#pool?.seed === seed) return this.#pool;
    this.#end();
    const pool = new SymbolPool(seed);
    this.#pool = pool;
    this.#end = this.#draw({ seed, first: 0, count: mostPoolSymbols }, (drawings) => {
      // Drawings of the pool before may still be on their way.
      if (this.#pool !== pool) return;
      pool.add(drawings);
      this.#onGrown();
    });
    return pool;
  }
}
