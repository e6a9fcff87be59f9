/** Owns the limits on input from outside. Imports nothing. */

/** The largest weights file that the page reads: about 20 times the default network's. */
export const largestWeightsFileBytes = 16_000_000;

/** The largest run file that the page reads: three times the largest network's, and its curves. */
export const largestRunFileBytes = 64_000_000;

/** The most steps of a network from elsewhere: months of training, and counted exactly everywhere. */
export const mostStepsOfNetwork = 1_000_000_000;

/** The most symbols for one-shot recognition. */
export const mostSymbols = 8;
/** The most examples of each symbol. */
export const mostExamplesOfSymbol = 3;
/** The most characters of a symbol's name. */
export const longestSymbolName = 24;
