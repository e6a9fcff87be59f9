/**
 * Owns the images that batches draw from, under one index each: first the data set's training split, then
 * the drawings of made-up symbols.
 */
import { classNameOf } from '../../settings/datasets.ts';
import { type Dataset, imageAt } from '../dataset.ts';
import { drawingsOfSymbol, type SymbolPool } from '../symbols/symbolPool.ts';

export class TrainingImages {
  readonly dataset: Dataset;
  readonly #symbols: SymbolPool | null;

  /** @param symbols `null` for a run that learns from no symbols */
  constructor(dataset: Dataset, symbols: SymbolPool | null) {
    this.dataset = dataset;
    this.#symbols = symbols;
  }

  /** The symbols that are here, from number 0 on. */
  get symbolCount(): number {
    return this.#symbols?.count ?? 0;
  }

  /** The index of a drawing of a symbol. */
  indexOfSymbol(symbol: number, drawing: number): number {
    return this.dataset.splits.train.count + symbol * drawingsOfSymbol + drawing;
  }

  /**
   * The bytes of one image, a view without a copy.
   * @throws RangeError when its symbol is not here
   */
  imageAt(index: number): Uint8Array {
    const { train } = this.dataset.splits;
    if (index < train.count) return imageAt(train, index);
    const drawing = index - train.count;
    const symbol = Math.floor(drawing / drawingsOfSymbol);
    if (this.#symbols === null) throw new RangeError('This run has no symbols');
    return this.#symbols.drawingAt(symbol, drawing % drawingsOfSymbol);
  }

  /** The name of an image's class. */
  classNameOf(index: number): string {
    const { train } = this.dataset.splits;
    if (index < train.count) return classNameOf(this.dataset, train.labels[index] ?? 0);
    return `symbol no. ${Math.floor((index - train.count) / drawingsOfSymbol) + 1}`;
  }
}
