/** What a person does on the pads, and the comparison that follows. */
import type { TestDigitChoice } from '../../protocol/siameseWorker.ts';
import type { Context } from '../core/context.ts';
import type { PlaygroundState } from '../core/state.ts';
import { withComparison } from '../run/events.ts';
import { endStroke, type KnownDigit, type PadChange, type PadName, putDrawing } from './drawing.ts';

export class PadActions {
  readonly #context: Context;
  /** Whether the drawings or the network have changed since the last comparison was asked for. */
  #isNew = false;
  /** The comparing that goes on; another worker makes another one. */
  #comparing: object | null = null;
  /** Settles when the last test digit that was asked for is there: steps count from what is shown. */
  #putting: Promise<unknown> = Promise.resolve();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Changes a pad. */
  change(name: PadName, change: PadChange): void {
    const { pads } = this.#context.state;
    this.#take({ ...pads, [name]: change(pads[name]) });
  }

  /** What is on one pad goes on the other, with all that can be taken back. */
  swap(): void {
    const { a, b } = this.#context.state.pads;
    this.#take({ a: endStroke(b), b: endStroke(a) });
  }

  /** Any digit of the test set, or any of a class. */
  async putRandomDigit(pad: PadName, label: number | null): Promise<void> {
    const random = this.#context.ports.random();
    await this.#put(pad, () =>
      label === null ? { kind: 'any', random } : { kind: 'of-class', label, random },
    );
  }

  /** The next test digit of the class that is shown, or the one before; any where none is shown. */
  async stepTestDigit(pad: PadName, step: 1 | -1): Promise<void> {
    await this.#put(pad, () => {
      const { drawing } = this.#context.state.pads[pad];
      return drawing.kind === 'digit' && drawing.index !== undefined
        ? { kind: 'beside', index: drawing.index, step }
        : { kind: 'any', random: this.#context.ports.random() };
    });
  }

  /** Puts the test digit with this index on a pad. */
  async putTestDigit(pad: PadName, index: number): Promise<void> {
    const digit = await this.#context.client.remote.testDigitAt(index);
    this.change(pad, (before) => putDrawing(before, { kind: 'digit', ...digit }));
  }

  /** Puts a pair of test digits on the pads: one comparison, and an undo for each. */
  putPair(a: KnownDigit, b: KnownDigit): void {
    const { pads } = this.#context.state;
    this.#take({
      a: putDrawing(pads.a, { kind: 'digit', ...a }),
      b: putDrawing(pads.b, { kind: 'digit', ...b }),
    });
  }

  /** Compares the drawings as they are with the network as it is; only one comparison at a time. */
  compare(): void {
    if (!this.#context.hasNetwork) return;
    this.#isNew = true;
    if (this.#comparing === null) void this.#context.attempt(() => this.#compareUntilSettled());
  }

  /** Expects no more answers: the worker that was asked is gone. */
  forget(): void {
    this.#comparing = null;
    this.#putting = Promise.resolve();
    this.#context.set({ isComparing: false });
  }

  /** Takes other pads; the similarity curve is that of one pair, so it starts anew with another. */
  #take(pads: PlaygroundState['pads']): void {
    const { pads: before, history } = this.#context.state;
    if (pads.a === before.a && pads.b === before.b) return;
    const isSamePair = pads.a.drawing === before.a.drawing && pads.b.drawing === before.b.drawing;
    this.#context.set({ pads, history: isSamePair ? history : { ...history, similarity: [] } });
    if (!isSamePair) this.compare();
  }

  async #put(pad: PadName, choose: () => TestDigitChoice): Promise<void> {
    const put = this.#putting.then(async () => {
      const digit = await this.#context.client.remote.testDigit(choose());
      this.change(pad, (before) => putDrawing(before, { kind: 'digit', ...digit }));
    });
    this.#putting = put.catch(() => {});
    await put;
  }

  async #compareUntilSettled(): Promise<void> {
    const { client, store } = this.#context;
    const own = {};
    this.#comparing = own;
    this.#context.set({ isComparing: true });
    try {
      while (this.#isNew && this.#comparing === own) {
        this.#isNew = false;
        const { a, b } = this.#context.state.pads;
        const comparison = await client.remote.compare({ a: a.digit, b: b.digit });
        // Of a run that is not the present one, it is dropped: that run's first status, when it
        // comes, asks for another.
        store.setState((state) => withComparison(state, comparison));
      }
    } finally {
      if (this.#comparing === own) this.forget();
    }
  }
}
