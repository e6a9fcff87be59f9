/** Owns a person's actions on their own symbols, and the game against the network. */

import { mostSymbols } from '../../settings/limits.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import { KeptEntries } from '../core/kept/keptEntries.ts';
import { clearPad, type PadChange } from '../pads/pad.ts';
import { keptSymbols } from './keptSymbols.ts';
import type { OneShot } from './oneShot.ts';
import {
  fromNamed,
  type NamedExamples,
  nameOf,
  type OwnSymbol,
  type OwnSymbols,
  renamed,
  toNamed,
  withExample,
  withoutExample,
  withSymbol,
} from './ownSymbols.ts';
import type { RankingActions } from './rankingActions.ts';
import { roundsAmong } from './rounds.ts';
import { exampleShapes } from './shapes.ts';

export class OneShotActions implements Feature {
  readonly #context: Context;
  readonly #kept: KeptEntries<OwnSymbol, typeof keptSymbols.schema>;
  readonly #ranking: RankingActions;

  constructor(context: Context, keeper: Keeper, ranking: RankingActions) {
    this.#context = context;
    this.#kept = new KeptEntries({
      keeper,
      kind: keptSymbols,
      newKey: context.ports.newKey,
      toKept: (symbol) => ({ name: nameOf(symbol), examples: symbol.examples }),
      fromKept: (kept, id) => ({ ...kept, id }),
    });
    context.ports.tabs.onMessage((message) => {
      if (message === 'symbols') void this.pageOpened();
    });
    this.#ranking = ranking;
  }

  get #state(): OneShot {
    return this.#context.state.oneShot;
  }

  /** The symbols in the form for a weights file. */
  get named(): readonly NamedExamples[] {
    return toNamed(this.#state.symbols);
  }

  /** Takes over the kept symbols, also those that another tab has added. */
  async pageOpened(): Promise<void> {
    const all = await this.#kept.read(() => this.#state.symbols);
    const symbols = all.slice(0, mostSymbols);
    const more = all.length - symbols.length;
    if (symbols.length > 0 || this.#state.symbols.length > 0) this.#take(symbols, null);
    if (more > 0 && this.#context.state.problem === null) {
      this.#context.report(
        `There is room for ${mostSymbols} symbols. ${more} more are kept and come back when there is room.`,
      );
    }
  }

  changeQuery(change: PadChange): void {
    const query = change(this.#state.query);
    if (query === this.#state.query) return;
    this.#set({ query });
    this.#ranking.refresh();
  }

  /** Adds an example to a symbol; with `null`, adds a new symbol with this example. */
  addExample(id: number | null, example: Uint8Array): void {
    const { symbols } = this.#state;
    this.#change(
      id === null ? withSymbol(symbols, example) : withExample(symbols, id, example),
      null,
    );
  }

  removeExample(id: number, index: number): void {
    const { symbols } = this.#state;
    this.#change(withoutExample(symbols, id, index), symbols);
  }

  rename(id: number, name: string): void {
    this.#change(renamed(this.#state.symbols, id, name), null);
  }

  removeSymbol(id: number): void {
    const { symbols } = this.#state;
    this.#change(
      symbols.filter((symbol) => symbol.id !== id),
      symbols,
    );
  }

  removeAll(): void {
    this.#change([], this.#state.symbols);
  }

  /** Replaces the symbols by three example shapes. */
  addShapes(): void {
    this.#change(exampleShapes(), null);
  }

  /** Takes the symbols of a file; `bringBack` restores the earlier symbols. */
  adopt(named: readonly NamedExamples[]): void {
    if (named.length === 0) return;
    const { symbols } = this.#state;
    this.newGame();
    this.#change(fromNamed(named), symbols.length === 0 ? null : symbols);
  }

  /** Brings back the removed or replaced symbols. */
  bringBack(): void {
    const { setAside } = this.#state;
    if (setAside === null) return;
    this.newGame();
    this.#change(setAside, null);
  }

  /** Waits for the ranking of the whole query, records the round with the true symbol, clears the query. */
  async label(actual: number): Promise<void> {
    if (!(await this.#ranking.isCurrent())) return;
    const [guess] = this.#context.state.run.ranking?.symbols ?? [];
    if (guess === undefined) return;
    this.#set({ rounds: [...this.#state.rounds, { guess: guess.id, actual }] });
    this.changeQuery(clearPad);
  }

  /** Forgets all rounds. */
  newGame(): void {
    this.#set({ rounds: [] });
  }

  #change(symbols: OwnSymbols, setAside: OwnSymbols | null): void {
    const before = this.#state.symbols;
    this.#take(symbols, setAside);
    void this.#kept.save(before, symbols).then(() => this.#context.ports.tabs.tell('symbols'));
  }

  #take(symbols: OwnSymbols, setAside: OwnSymbols | null): void {
    const rounds = roundsAmong(symbols, this.#state.rounds);
    this.#set({ symbols, setAside, rounds });
    this.#ranking.refresh();
  }

  #set(change: Partial<OneShot>): void {
    this.#context.set({ oneShot: { ...this.#state, ...change } });
  }
}
