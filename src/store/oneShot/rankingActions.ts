/** Has the worker rank the symbols for the query: after every change, and as the network learns on. */
import type { Context } from '../core/context.ts';
import type { OneShot } from './oneShot.ts';
import { rank } from './ranking.ts';

/** The ranking follows the network at most so often. */
const refreshIntervalMs = 300;

export class RankingActions {
  readonly #context: Context;
  #viewers = 0;
  /** Whether the drawing, the symbols or the network have changed since the worker was asked. */
  #isNew = false;
  /** The asking that goes on; another worker is asked anew. */
  #asking: object | null = null;
  #settled: Promise<unknown> = Promise.resolve();
  /** What the network was at when it was followed last. */
  #followed = '';
  #isWaiting = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Follows the network as long as somebody looks: until what is returned is called, once. */
  watch(): () => void {
    this.#viewers++;
    this.follow();
    return () => {
      this.#viewers--;
    };
  }

  /** To be called when the network may have moved on. */
  follow(): void {
    const { status, evaluation } = this.#context.state;
    const { step, scope } = evaluation ?? {};
    const present = `${status?.runId} ${status?.step} ${step} ${scope}`;
    if (this.#viewers === 0 || this.#isWaiting || present === this.#followed) return;
    this.#followed = present;
    this.#isWaiting = true;
    this.#context.ports.after(refreshIntervalMs, () => {
      this.#isWaiting = false;
      this.follow();
    });
    this.ask();
  }

  /** Ranks anew; only one question at a time, the newest last. */
  ask(): void {
    if (!this.#context.hasNetwork) return;
    this.#isNew = true;
    if (this.#asking !== null) return;
    this.#settled = this.#context.attempt(() => this.#askUntilSettled());
  }

  /** Settles once the ranking is that of the drawing as it is. */
  get settled(): Promise<unknown> {
    return this.#settled;
  }

  /** Expects no more answers: the worker that was asked is gone. */
  forget(): void {
    this.#asking = null;
    this.#followed = '';
  }

  async #askUntilSettled(): Promise<void> {
    const own = {};
    this.#asking = own;
    try {
      while (this.#isNew && this.#asking === own) {
        this.#isNew = false;
        await this.#rank();
      }
    } finally {
      if (this.#asking === own) this.#asking = null;
    }
  }

  async #rank(): Promise<void> {
    const { symbols, query } = this.#context.state.oneShot;
    if (query.digit === null || symbols.length === 0) return this.#set(null);
    const examples = symbols.flatMap((symbol) => symbol.examples);
    const question = { query: query.digit, examples };
    const found = await this.#context.client.remote.distances(question);
    const { oneShot, status } = this.#context.state;
    // Of a run that is gone it is dropped: the first status of the next one asks again.
    if (found.runId !== status?.runId) return;
    this.#set(oneShot.query.digit === null ? null : rank(symbols, found));
  }

  #set(ranking: OneShot['ranking']): void {
    this.#context.set({ oneShot: { ...this.#context.state.oneShot, ranking } });
  }
}
