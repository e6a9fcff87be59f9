/**
 * Owns the images that batches draw from, under one index each: first the data set's training split, then
 * the drawings of made-up symbols, then the training split once more for each way to turn it.
 */
import { classNameOf } from '../../settings/datasets.ts';
import { type Dataset, imageAt } from '../dataset.ts';
import { drawingsOfSymbol, mostPoolSymbols, type SymbolPool } from '../symbols/symbolPool.ts';
import { turnedImage, turns } from './turnedImage.ts';

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
   * The index of a turned image.
   * @param image its index in the training split
   * @param turn index of `turns`
   */
  indexOfTurned(image: number, turn: number): number {
    return this.#firstTurned + turn * this.dataset.splits.train.count + image;
  }

  get #firstTurned(): number {
    return this.dataset.splits.train.count + mostPoolSymbols * drawingsOfSymbol;
  }

  /** What is turned and how; `null` for an index of anything else. */
  #turnedAt(index: number): { readonly image: number; readonly turn: number } | null {
    const { count } = this.dataset.splits.train;
    const beyond = index - this.#firstTurned;
    return beyond < 0 ? null : { image: beyond % count, turn: Math.floor(beyond / count) };
  }

  /**
   * The bytes of one image: a view without a copy, but for a turned one.
   * @throws RangeError when its symbol is not here
   */
  imageAt(index: number): Uint8Array {
    const { train } = this.dataset.splits;
    if (index < train.count) return imageAt(train, index);
    const turned = this.#turnedAt(index);
    if (turned !== null) return turnedImage(imageAt(train, turned.image), turned.turn);
    const drawing = index - train.count;
    const symbol = Math.floor(drawing / drawingsOfSymbol);
    if (this.#symbols === null) throw new RangeError('This run has no symbols');
    return this.#symbols.drawingAt(symbol, drawing % drawingsOfSymbol);
  }

  /** The name of an image's class. */
  classNameOf(index: number): string {
    const { train } = this.dataset.splits;
    if (index < train.count) return classNameOf(this.dataset, train.labels[index] ?? 0);
    const turned = this.#turnedAt(index);
    if (turned !== null) {
      return `${this.classNameOf(turned.image)} ${turns[turned.turn]?.text ?? ''}`;
    }
    return `symbol no. ${Math.floor((index - train.count) / drawingsOfSymbol) + 1}`;
  }
}
