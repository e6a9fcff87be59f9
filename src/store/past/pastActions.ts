/** Owns the last comparisons: keeps them, and brings them back. */

import { verdictOf } from '../comparison/verdict.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import { KeptEntries } from '../core/kept/keptEntries.ts';
import type { PlaygroundState } from '../core/state.ts';
import { padNames, putDrawing } from '../pads/pad.ts';
import type { PadsActions } from '../pads/padsActions.ts';
import { keptComparisons } from './keptComparisons.ts';
import {
  fromKept,
  isReplaced,
  mostPastComparisons,
  type PastComparison,
  seenOn,
  toKept,
  withPastComparison,
} from './pastComparisons.ts';

/** Drawings that do not change for this long count as finished. */
const stillMs = 1_500;

export class PastActions implements Feature {
  readonly #context: Context;
  readonly #kept: KeptEntries<PastComparison, typeof keptComparisons.schema>;
  readonly #pads: PadsActions;
  /** Ends the wait for still drawings. */
  #stopWaiting: (() => void) | null = null;
  /** Whether the drawings are finished and their comparison is not kept yet. */
  #isDue = false;
  /** The kept comparison of the present drawings; the comparison after more strokes replaces it. */
  #growingId: number | null = null;

  constructor(context: Context, keeper: Keeper, pads: PadsActions) {
    this.#context = context;
    this.#kept = new KeptEntries({
      keeper,
      kind: keptComparisons,
      newKey: context.ports.newKey,
      toKept,
      fromKept,
    });
    this.#pads = pads;
    context.ports.tabs.onMessage((message) => {
      if (message === 'comparisons') void this.pageOpened();
    });
  }

  /** Takes over the kept comparisons, also those that another tab has added. */
  async pageOpened(): Promise<void> {
    const oldestFirst = await this.#kept.read(() =>
      this.#context.state.past.comparisons.toReversed(),
    );
    const { cleared } = this.#context.state.past;
    const comparisons = oldestFirst.toReversed().slice(0, mostPastComparisons);
    this.#context.set({ past: { comparisons, cleared } });
  }

  stateChanged(state: PlaygroundState, before: PlaygroundState): void {
    if (state.pads !== before.pads) this.#padsChanged(state, before);
    if (this.#isDue) this.#enter(state);
  }

  /** Puts the drawings of a comparison back on the pads. */
  restore({ a, b }: PastComparison): void {
    this.#pads.change('a', (pad) => putDrawing(pad, a.drawing));
    this.#pads.change('b', (pad) => putDrawing(pad, b.drawing));
  }

  /** Forgets all comparisons; `undoClear` brings them back until the next comparison. */
  clear(): void {
    const { comparisons } = this.#context.state.past;
    this.#set([], comparisons);
  }

  /** Brings back the cleared comparisons. */
  undoClear(): void {
    this.#set(this.#context.state.past.cleared, []);
  }

  #padsChanged(state: PlaygroundState, before: PlaygroundState): void {
    const isOther = padNames.some((name) =>
      isReplaced(before.pads[name].drawing, state.pads[name].drawing),
    );
    if (isOther) {
      this.#enter(before);
      this.#growingId = null;
    }
    this.#stopWaiting?.();
    this.#isDue = false;
    this.#stopWaiting = this.#context.ports.after(stillMs, () => {
      const { pads } = this.#context.state;
      // A pen that rests on the pad has not finished; the wait begins again when the pen lifts.
      if (padNames.some((name) => pads[name].hasOpenStroke)) return;
      this.#isDue = true;
      this.#enter(this.#context.state);
    });
  }

  /** Keeps the comparison of the drawings, if they have a verdict. */
  #enter(state: PlaygroundState): void {
    const comparison = presentComparison(state);
    if (comparison === null) return;
    this.#isDue = false;
    const { comparisons } = this.#context.state.past;
    const others = comparisons.filter(({ id }) => id !== this.#growingId);
    const kept = withPastComparison(others, comparison);
    const added = kept.find(({ id }) => !others.some((other) => other.id === id));
    this.#growingId = added?.id ?? null;
    this.#set(kept, []);
  }

  #set(comparisons: readonly PastComparison[], cleared: readonly PastComparison[]): void {
    const before = this.#context.state.past.comparisons;
    this.#context.set({ past: { comparisons, cleared } });
    // From the oldest to the newest: the order of their keys is the order in which they are read.
    void this.#kept
      .save(before, comparisons.toReversed())
      .then(() => this.#context.ports.tabs.tell('comparisons'));
  }
}

/** The comparison of the present drawings, if they have a verdict. */
function presentComparison(
  state: Pick<PlaygroundState, 'run' | 'pads' | 'dataset' | 'isComparing'>,
): Omit<PastComparison, 'id'> | null {
  const { run, pads, isComparing } = state;
  const { comparison } = run;
  if (comparison === null || isComparing || verdictOf(state) === 'none') return null;
  const { distance, similarity, step } = comparison;
  if (distance === null || similarity === null) return null;
  return { a: seenOn(pads.a), b: seenOn(pads.b), distance, similarity, step };
}
