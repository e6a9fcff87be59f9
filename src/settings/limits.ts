/** Bounds on what is taken in from outside. */

/** The largest weights file that is read at all: some 20 times the default network's. */
export const largestWeightsFileBytes = 16_000_000;
