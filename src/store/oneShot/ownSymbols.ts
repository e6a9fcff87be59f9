/** Owns a person's own symbols, each with a few examples: plain values, pure functions. */
import type { NamedExamples } from '../../protocol/answers/oneShot.ts';
import { longestSymbolName, mostExamplesOfSymbol, mostSymbols } from '../../settings/limits.ts';

/** A symbol with one to three examples: 784 grey values each, in the form that the network sees. */
export interface OwnSymbol extends NamedExamples {
  readonly id: number;
}

export type OwnSymbols = readonly OwnSymbol[];

export function canAddSymbol(symbols: OwnSymbols): boolean {
  return symbols.length < mostSymbols;
}

export function canAddExample({ examples }: OwnSymbol): boolean {
  return examples.length < mostExamplesOfSymbol;
}

/** Adds a symbol with its first example, under a name that is still free. */
export function withSymbol(symbols: OwnSymbols, example: Uint8Array, name?: string): OwnSymbols {
  if (!canAddSymbol(symbols)) return symbols;
  const id = Math.max(0, ...symbols.map((symbol) => symbol.id)) + 1;
  return [...symbols, { id, name: name ?? freeName(symbols), examples: [example] }];
}

export function withExample(symbols: OwnSymbols, id: number, example: Uint8Array): OwnSymbols {
  return change(symbols, id, (symbol) =>
    canAddExample(symbol) ? { ...symbol, examples: [...symbol.examples, example] } : symbol,
  );
}

/** Removes an example; with the last example, removes the symbol. */
export function withoutExample(symbols: OwnSymbols, id: number, index: number): OwnSymbols {
  return change(symbols, id, (symbol) => ({
    ...symbol,
    examples: symbol.examples.filter((_, other) => other !== index),
  })).filter(({ examples }) => examples.length > 0);
}

export function renamed(symbols: OwnSymbols, id: number, name: string): OwnSymbols {
  return change(symbols, id, (symbol) => ({ ...symbol, name: name.slice(0, longestSymbolName) }));
}

/** Symbols from a file or from the browser's storage. */
export function fromNamed(named: readonly NamedExamples[]): OwnSymbols {
  return named.map(({ name, examples }, index) => ({ id: index + 1, name, examples }));
}

/** Symbols for a file or for the browser's storage; a symbol without a name gets one. */
export function toNamed(symbols: OwnSymbols): NamedExamples[] {
  return symbols.map((symbol) => ({ name: nameOf(symbol), examples: symbol.examples }));
}

/** A symbol's name; an empty name becomes `Symbol` with its id. */
export function nameOf({ id, name }: Pick<OwnSymbol, 'id' | 'name'>): string {
  return name.trim() === '' ? `Symbol ${id}` : name;
}

function change(
  symbols: OwnSymbols,
  id: number,
  changed: (symbol: OwnSymbol) => OwnSymbol,
): OwnSymbols {
  return symbols.map((symbol) => (symbol.id === id ? changed(symbol) : symbol));
}

function freeName(symbols: OwnSymbols): string {
  const names = symbols.map(nameOf);
  const candidates = Array.from({ length: mostSymbols }, (_, index) => `Symbol ${index + 1}`);
  return candidates.find((candidate) => !names.includes(candidate)) ?? '';
}

export type { NamedExamples } from '../../protocol/answers/oneShot.ts';
