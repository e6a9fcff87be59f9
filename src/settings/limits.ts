/** Bounds on what is taken in from outside. */

/** The largest weights file that is read at all: some 20 times the default network's. */
export const largestWeightsFileBytes = 16_000_000;

/** Symbols of a person's own for one-shot recognition. */
export const mostSymbols = 8;
/** Examples of each symbol. */
export const mostExamplesOfSymbol = 3;
/** Characters of a symbol's name. */
export const longestSymbolName = 24;
