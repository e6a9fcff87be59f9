/** Test digits for the pads. */
import { type Dataset, imageAt, isComplete } from '../data/dataset.ts';
import type { TestDigit } from './api.ts';

/**
 * The test digit with an index.
 * @throws Error while the test digits are on their way
 * @throws RangeError when there is no such digit
 */
export function testDigitOf({ splits: { test }, classes }: Dataset, index: number): TestDigit {
  if (!isComplete(test)) throw new Error('The test digits have not arrived yet');
  if (!Number.isInteger(index) || index < 0 || index >= test.count) {
    throw new RangeError(`There is no test digit ${index}: they are 0 to ${test.count - 1}`);
  }
  const className = classes[test.labels[index] ?? 0] ?? '';
  return { pixels: imageAt(test, index).slice(), className };
}
