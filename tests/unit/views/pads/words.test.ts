/** The keys of a pad, for data sets whose classes can be named by a key and for others. */
import { expect, test } from 'vitest';
import { type ClassFacts, datasets } from '../../../../src/settings/datasets.ts';
import { classOfKey, keysInWords } from '../../../../src/views/pads/words.ts';
import { animals } from '../../../helpers/animals.ts';

const others =
  'the arrows left and right for another of the same kind, Delete to clear, ' +
  'Ctrl+Z to undo, Ctrl+Shift+Z to redo, Ctrl+V to paste a picture.';

/** The class of a key that gives this sign; its place is unknown. */
function classOf(dataset: ClassFacts, key: string): number | null {
  return classOfKey(dataset, { key, code: '' });
}

test('a numeral stands for its digit', () => {
  expect(['0', '7', '9'].map((key) => classOf(datasets.mnist, key))).toEqual([0, 7, 9]);
  expect(keysInWords(datasets.mnist)).toBe(`Press 0 to 9 for a test digit of that kind, ${others}`);
});

test('a key stands for nothing where no class is named by it', () => {
  expect(['a', 'Delete', 'ArrowLeft', ''].map((key) => classOf(datasets.mnist, key))).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(['0', 'c', 'cat'].map((key) => classOf(animals, key))).toEqual([null, null, null]);
  expect(keysInWords(animals)).toBe(`Press ${others}`);
});

test('a class whose name is a letter has that key', () => {
  const letters = {
    ...animals,
    classes: ['A', 'B'],
    classNoun: { one: 'letter', many: 'letters' },
    imageNoun: { one: 'letter', many: 'letters' },
  };
  expect(classOf(letters, 'B')).toBe(1);
  expect(keysInWords(letters)).toContain('Press A to B for a test letter of that kind');
});

test.each([
  ['AZERTY', '&', 'Digit1', 1],
  ['AZERTY with Shift', '1', 'Digit1', 1],
  ['AZERTY’s minus', '-', 'Digit6', 6],
  ['QWERTY with Shift', '!', 'Digit1', 1],
  ['Czech', '+', 'Digit1', 1],
  ['Arabic', '٣', 'Digit3', 3],
  ['a dead key', 'Dead', 'Digit7', 7],
  ['the numeric pad', '5', 'Numpad5', 5],
])('a numeral is found by its place: %s', (_keyboard, key, code, label) => {
  expect(classOfKey(datasets.mnist, { key, code })).toBe(label);
});

test.each([
  ['ArrowLeft', 'Numpad4'],
  ['Delete', 'NumpadDecimal'],
  ['Home', 'Numpad7'],
  ['Enter', 'NumpadEnter'],
  ['F1', 'F1'],
  ['Process', 'Digit1'],
])('%s at %s is no numeral', (key, code) => {
  expect(classOfKey(datasets.mnist, { key, code })).toBeNull();
});

test('a letter counts in lower case and in another script, but not against its own sign', () => {
  const letters = { ...animals, classes: ['A', 'B', 'Z'] };
  expect(classOfKey(letters, { key: 'b', code: 'KeyB' })).toBe(1);
  expect(classOfKey(letters, { key: 'и', code: 'KeyB' })).toBe(1);
  expect(classOfKey(letters, { key: 'q', code: 'KeyA' })).toBeNull();
  expect(classOfKey(letters, { key: 'z', code: 'KeyY' })).toBe(2);
});
