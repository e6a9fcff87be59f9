/** The keys of a pad, for data sets whose classes can be named by a key and for others. */
import { expect, test } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { classOfKey, keysInWords } from '../../../../src/views/pads/words.ts';
import { animals } from '../../../helpers/animals.ts';

const others =
  'the arrows left and right for another of the same kind, Delete to clear, ' +
  'Ctrl+Z to undo, Ctrl+Shift+Z to redo, Ctrl+V to paste a picture.';

test('a numeral stands for its digit', () => {
  expect(['0', '7', '9'].map((key) => classOfKey(datasets.mnist, key))).toEqual([0, 7, 9]);
  expect(keysInWords(datasets.mnist)).toBe(`Press 0 to 9 for a test digit of that kind, ${others}`);
});

test('a key stands for nothing where no class is named by it', () => {
  expect(['a', 'Delete', 'ArrowLeft', ''].map((key) => classOfKey(datasets.mnist, key))).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(['0', 'c', 'cat'].map((key) => classOfKey(animals, key))).toEqual([null, null, null]);
  expect(keysInWords(animals)).toBe(`Press ${others}`);
});

test('a class whose name is a letter has that key', () => {
  const letters = {
    ...animals,
    classes: ['A', 'B'],
    classNoun: { one: 'letter', many: 'letters' },
  };
  expect(classOfKey(letters, 'B')).toBe(1);
  expect(keysInWords(letters)).toContain('Press A to B for a test letter of that kind');
});
