/** A game against the network: what it took a drawing for, and what the person says it was. */
import type { OwnSymbols } from './ownSymbols.ts';

/** One drawing; symbols by their ids. */
export interface Round {
  readonly guess: number;
  readonly actual: number;
}

/** More rounds than this, and a table tells more than the last few. */
export const roundsForTable = 5;

/** Rounds in which the network was right. */
export function rightOf(rounds: readonly Round[]): number {
  return rounds.filter(({ guess, actual }) => guess === actual).length;
}

/** [symbols][symbols] how often a symbol (row) was taken for each (column). */
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
