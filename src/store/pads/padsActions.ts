/** Owns a person's actions on the pads; asks for a comparison after every change of a drawing. */
import type { TestDigit, TestDigitChoice } from '../../protocol/answers/testDigit.ts';
import type { ComparisonActions } from '../comparison/comparisonActions.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { PlaygroundState } from '../core/state.ts';
import { endStroke, type KnownDigit, type PadChange, type PadName, putDrawing } from './pad.ts';

export class PadsActions implements Feature {
  readonly #context: Context;
  readonly #comparison: ComparisonActions;
  /** Settles when the last wanted test digit is on its pad; the next one is counted from it. */
  #putting: Promise<unknown> = Promise.resolve();

  constructor(context: Context, comparison: ComparisonActions) {
    this.#context = context;
    this.#comparison = comparison;
  }

  /** Changes a pad: draws, erases, undoes and so on. */
  change(name: PadName, change: PadChange): void {
    const { pads } = this.#context.state;
    this.#take({ ...pads, [name]: change(pads[name]) });
  }

  /** Swaps the two pads, with their undo and redo. */
  swap(): void {
    const { a, b } = this.#context.state.pads;
    this.#take({ a: endStroke(b), b: endStroke(a) });
  }

  /** Puts any test digit on a pad, or any of the class with this index. */
  async putRandomDigit(pad: PadName, label?: number): Promise<void> {
    const random = this.#context.ports.random();
    await this.#put(pad, () =>
      label === undefined ? { kind: 'any', random } : { kind: 'of-class', label, random },
    );
  }

  /**
   * Puts the next (1) or the previous (−1) test digit of the shown digit's class on a pad; any test digit
   * if the pad shows none.
   */
  async stepTestDigit(pad: PadName, step: 1 | -1): Promise<void> {
    await this.#put(pad, () => {
      const { drawing } = this.#context.state.pads[pad];
      return drawing.kind === 'digit' && drawing.index !== undefined
        ? { kind: 'beside', index: drawing.index, step }
        : { kind: 'any', random: this.#context.ports.random() };
    });
  }

  /** The test digit with this index. */
  testDigitAt(index: number): Promise<TestDigit> {
    return this.#context.worker.testDigit({ kind: 'at', index });
  }

  /** Puts the test digit with this index on a pad. */
  async putTestDigit(pad: PadName, index: number): Promise<void> {
    await this.#context.attempt(async () => this.#putDigit(pad, await this.testDigitAt(index)));
  }

  /** Puts a pair of test digits on the pads with one comparison; each pad can undo its digit. */
  putPair(a: KnownDigit, b: KnownDigit): void {
    const { pads } = this.#context.state;
    this.#take({
      a: putDrawing(pads.a, { kind: 'digit', ...a }),
      b: putDrawing(pads.b, { kind: 'digit', ...b }),
    });
  }

  /** Forgets the wanted test digits: the worker that had to send them is gone. */
  workerEnded(): void {
    this.#putting = Promise.resolve();
  }

  /** Takes other pads. The similarity curve belongs to one pair, so another pair empties it. */
  #take(pads: PlaygroundState['pads']): void {
    const { pads: before, run } = this.#context.state;
    if (pads.a === before.a && pads.b === before.b) return;
    const isSamePair = pads.a.drawing === before.a.drawing && pads.b.drawing === before.b.drawing;
    const record = isSamePair ? run.record : { ...run.record, similarity: [] };
    this.#context.set({ pads, run: { ...run, record } });
    if (!isSamePair) this.#comparison.compare();
  }

  async #put(pad: PadName, choose: () => TestDigitChoice): Promise<void> {
    const put = this.#putting.then(async () => {
      this.#putDigit(pad, await this.#context.worker.testDigit(choose()));
    });
    this.#putting = put.catch(() => {});
    await this.#context.attempt(() => put);
  }

  #putDigit(pad: PadName, digit: KnownDigit): void {
    this.change(pad, (before) => putDrawing(before, { kind: 'digit', ...digit }));
  }
}
