/** Owns the ranking of the symbols for the query: asks after every change and while the network learns. */
import type { ExampleDistances } from '../../protocol/answers/oneShot.ts';
import type { Asking } from '../core/asking.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { OwnSymbols } from './ownSymbols.ts';
import { rank } from './ranking.ts';

/** While the network learns, at least this time lies between two rankings. */
const refreshIntervalMs = 300;

/** A drawing, and the symbols to rank for it. */
interface RankingQuestion {
  readonly query: Uint8Array;
  readonly symbols: OwnSymbols;
}

export class RankingActions implements Feature {
  readonly #context: Context;
  readonly #asking: Asking<RankingQuestion, ExampleDistances>;
  #viewers = 0;
  /** The run, step and evaluation of the last ranking that followed the network. */
  #followed = '';
  #isResting = false;

  constructor(context: Context) {
    this.#context = context;
    this.#asking = context.asking({
      ask: ({ query, symbols }: RankingQuestion) =>
        context.worker.exampleDistances({
          query,
          examples: symbols.flatMap(({ examples }) => examples),
        }),
      onAnswer: (found: ExampleDistances, { symbols }: RankingQuestion) =>
        context.setOfRun(found.runId, { ranking: rank(symbols, found) }),
    });
  }

  /** Follows the network while a person looks: until the returned function is called, once. */
  watch(): () => void {
    this.#viewers++;
    this.#follow();
    return () => {
      this.#viewers--;
    };
  }

  /** Ranks the symbols for the present query. */
  refresh(): void {
    const { symbols, query } = this.#context.state.oneShot;
    if (query.digit !== null && symbols.length > 0) {
      void this.#asking.put({ query: query.digit, symbols });
      return;
    }
    this.#asking.cancel();
    this.#context.setRun({ ranking: null });
  }

  /** Resolves when no ranking is asked for: whether the ranking belongs to the present query. */
  async isCurrent(): Promise<boolean> {
    await this.#asking.settled;
    return this.#asking.isIdle;
  }

  eventsCame(): void {
    this.#follow();
  }

  /** Asks for a ranking of the new run, even if its step was ranked before. */
  runBegan(): void {
    this.#followed = '';
    this.#follow();
  }

  workerEnded(): void {
    this.#asking.forget();
    this.#followed = '';
  }

  workerBegan(): void {
    this.#asking.askAgain();
  }

  /** Ranks again if the network has changed, but not too often. */
  #follow(): void {
    const { status, evaluation } = this.#context.state.run;
    const present = `${status?.runId} ${status?.step} ${evaluation?.step} ${evaluation?.scope}`;
    if (this.#viewers === 0 || this.#isResting || present === this.#followed) return;
    this.#followed = present;
    this.#isResting = true;
    this.#context.ports.after(refreshIntervalMs, () => {
      this.#isResting = false;
      this.#follow();
    });
    this.refresh();
  }
}
