/** Picks test digits for the pads: any, one of a class, or the next or previous of its class. */
import { type Dataset, imageAt, isComplete, type Split } from '../../data/dataset.ts';
import type { TestDigit, TestDigitChoice } from '../../protocol/answers/testDigit.ts';

/**
 * Picks a test digit.
 * @throws Error while test images are missing, or if there is no such class or digit
 */
export function pickTestDigit(dataset: Dataset, choice: TestDigitChoice): TestDigit {
  if (choice.kind === 'at') return testDigitOf(dataset, choice.index);
  const index = indexOf(arrived(dataset).labels, choice);
  if (index < 0) throw new Error(whyNone(dataset, choice));
  return testDigitOf(dataset, index);
}

/**
 * The test digit with an index.
 * @throws Error while the test digits are on their way
 * @throws RangeError when there is no such digit
 */
export function testDigitOf(dataset: Dataset, index: number): TestDigit {
  const test = arrived(dataset);
  if (!Number.isInteger(index) || index < 0 || index >= test.count) {
    throw new RangeError(`There is no test digit ${index}: they are 0 to ${test.count - 1}`);
  }
  const className = dataset.classes[test.labels[index] ?? 0] ?? '';
  return { pixels: imageAt(test, index).slice(), className, index };
}

function arrived({ splits: { test } }: Dataset): Split {
  if (!isComplete(test)) throw new Error('The test digits have not arrived yet');
  return test;
}

/** The index of the chosen digit; −1 if there is none. */
function indexOf(labels: Uint16Array, choice: Exclude<TestDigitChoice, { kind: 'at' }>): number {
  switch (choice.kind) {
    case 'any':
      return pickFrom(labels.length, choice.random);
    case 'of-class': {
      const found = indicesOf(labels, choice.label);
      return found[pickFrom(found.length, choice.random)] ?? -1;
    }
    case 'beside': {
      const found = indicesOf(labels, labels[choice.index]);
      const place = found.indexOf(choice.index);
      // The last digit and the first digit of a class are neighbours.
      return found.at((place + choice.step) % found.length) ?? -1;
    }
  }
}

function indicesOf(labels: Uint16Array, label: number | undefined): number[] {
  return Array.from(labels.keys()).filter((index) => labels[index] === label);
}

function pickFrom(count: number, random: number): number {
  return Math.min(count - 1, Math.floor(random * count));
}

function whyNone({ classes, name }: Dataset, choice: TestDigitChoice): string {
  if (choice.kind !== 'of-class') return `There is no such digit among ${name}'s test digits`;
  return `${name} has no test digit of the class ${classes[choice.label] ?? choice.label}`;
}
