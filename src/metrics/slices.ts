/** Runs long computations in slices of a few milliseconds; other work can run between them. */

/** Each `next` computes a slice; the last one returns the result. */
export type Slices<Result> = Generator<undefined, Result, undefined>;

/**
 * Computes all slices, one per turn.
 * @param turn resolves when the next slice may run; rejects to cancel the computation
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
