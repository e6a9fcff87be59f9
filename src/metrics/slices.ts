/** Long computations in slices of a few milliseconds, between which other work can be done. */

/** Each `next` computes a slice; the last one returns the result. */
export type Slices<Result> = Generator<undefined, Result, undefined>;

/**
 * Computes all slices, one per turn.
 * @param turn resolves when the next slice may run; rejects to give the computation up
 * @throws what `turn` or a slice throws
 */
export async function completeInTurns<Result>(
  slices: Slices<Result>,
  turn: () => Promise<void>,
): Promise<Result> {
  for (;;) {
    await turn();
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}
