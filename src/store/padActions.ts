/** What a person does on the pads, and the comparison that follows. */
import type { Context } from './context.ts';
import {
  beginStroke,
  clearPad,
  extendStroke,
  type Pad,
  type PadName,
  type Point,
  putDigit,
  undoPad,
} from './drawing.ts';
import { applyEvents } from './events.ts';

export class PadActions {
  readonly #context: Context;
  /** Whether the drawings or the network have changed since the last comparison was asked for. */
  #isNew = false;
  /** The comparing that goes on; another worker makes another one. */
  #comparing: object | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  beginStroke(pad: PadName, point: Point): void {
    this.#change(pad, (before) => beginStroke(before, point));
  }

  extendStroke(pad: PadName, points: readonly Point[]): void {
    this.#change(pad, (before) => extendStroke(before, points));
  }

  clear(pad: PadName): void {
    this.#change(pad, clearPad);
  }

  undo(pad: PadName): void {
    this.#change(pad, undoPad);
  }

  async putRandomDigit(pad: PadName): Promise<void> {
    const { client, ports } = this.#context;
    const { pixels, className } = await client.remote.testDigit(ports.random());
    this.#change(pad, (before) => putDigit(before, pixels, className));
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
    this.#context.set({ isComparing: false });
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
        const { runId } = comparison;
        store.setState((state) => applyEvents(state, [{ kind: 'comparison', runId, comparison }]));
      }
    } finally {
      if (this.#comparing === own) this.forget();
    }
  }

  /** Changes a pad; the similarity curve is that of one pair, so it starts anew. */
  #change(name: PadName, change: (pad: Pad) => Pad): void {
    const { pads, history } = this.#context.state;
    const pad = change(pads[name]);
    if (pad === pads[name]) return;
    this.#context.set({
      pads: { ...pads, [name]: pad },
      history: { ...history, similarity: [] },
    });
    this.compare();
  }
}
