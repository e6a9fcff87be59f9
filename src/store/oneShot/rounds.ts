/** Owns the rounds of the game against the network: its guess, and the person's answer. */
import type { OwnSymbols } from './ownSymbols.ts';

/** One drawing; `guess` and `actual` are ids of symbols. */
export interface Round {
  readonly guess: number;
  readonly actual: number;
}

/** From this many rounds on, a table shows more than a list of the last rounds. */
export const roundsForTable = 5;

/** Rounds in which the network was right. */
export function rightOf(rounds: readonly Round[]): number {
  return rounds.filter(({ guess, actual }) => guess === actual).length;
}

/** [symbols][symbols] how often the network took a symbol (row) for each symbol (column). */
export function confusionsOf(symbols: OwnSymbols, rounds: readonly Round[]): number[][] {
  return symbols.map((row) =>
    symbols.map(
      (column) =>
        rounds.filter(({ guess, actual }) => actual === row.id && guess === column.id).length,
    ),
  );
}

/** The rounds whose symbols still exist. */
export function roundsAmong(symbols: OwnSymbols, rounds: readonly Round[]): readonly Round[] {
  const exists = (id: number): boolean => symbols.some((symbol) => symbol.id === id);
  return rounds.filter(({ guess, actual }) => exists(guess) && exists(actual));
}
