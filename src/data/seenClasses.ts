/** Owns which classes training sees: those that are not held out. */
import type { Dataset } from './dataset.ts';

/**
 * The classes that are not held out.
 * @param heldOut class indices, in any order
 * @returns class indices, ascending
 */
export function seenClassesOf(
  { classes }: Pick<Dataset, 'classes'>,
  heldOut: readonly number[],
): number[] {
  return Array.from(classes.keys()).filter((label) => !heldOut.includes(label));
}
