/**
 * Keeps many tests at once from showing what is not there: Holm's step-down procedure (Holm 1979, A simple
 * sequentially rejective multiple test procedure).
 */

/** The share of comparisons without any difference that may still show one. */
const errorShare = 0.05;

/** What the procedure says of one test. */
export interface HolmTest {
  /** Whether the test shows a difference. */
  readonly isShown: boolean;
  /** The level of the interval that excludes 0 exactly if the difference is shown, in (0, 1). */
  readonly level: number;
}

/**
 * Takes the p values from the smallest on. The j-th of m is shown if it is at most 0.05/(m − j + 1) and
 * all before it are shown. Its interval has the level 1 − 0.05/(m − j + 1); from the first that is not
 * shown on, all have the level of that one, so that no interval contradicts the procedure.
 * @returns one for each p value, in the order of `pValues`
 */
export function holm(pValues: readonly number[]): readonly HolmTest[] {
  const count = pValues.length;
  const order = pValues.map((pValue, index) => ({ pValue, index }));
  order.sort((one, other) => one.pValue - other.pValue);
  const tests: HolmTest[] = [];
  let newest: HolmTest = { isShown: true, level: 0 };
  order.forEach(({ pValue, index }, place) => {
    const share = errorShare / (count - place);
    if (newest.isShown) newest = { isShown: pValue <= share, level: 1 - share };
    tests[index] = newest;
  });
  return tests;
}
