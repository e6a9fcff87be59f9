import { expect, test } from 'vitest';
import type { ClassFacts } from '../../../../src/settings/datasets.ts';
import { looksWords, pickedWords } from '../../../../src/views/map/words.ts';

function classes(count: number): ClassFacts {
  return {
    classes: Array.from({ length: count }, (_, label) => `class ${label}`),
    classNoun: { one: 'letter', many: 'letters' },
    imageNoun: { one: 'image', many: 'images' },
  };
}

test('it is said whether colour and shape tell all classes apart', () => {
  expect(looksWords(classes(60))).toMatch(/^60 letters, each with its own colour and shape\./);
  expect(looksWords(classes(61))).toMatch(/^61 letters in 60 looks: some have the same/);
  expect(looksWords(classes(2_000))).toMatch(/^2,000 letters in 60 looks/);
});

test.each([
  [1, 0, 'Picked out: 1 of 136 letters, with no dots; all other dots are grey.'],
  [1, 1, 'Picked out: 1 of 136 letters, with 1 dot; all other dots are grey.'],
  [3, 1_200, 'Picked out: 3 of 136 letters, with 1,200 dots; all other dots are grey.'],
  [2, null, 'Picked out: 2 of 136 letters.'],
])('of %i picked classes with %s dots it says so', (picked, dots, words) => {
  expect(pickedWords(picked, dots, classes(136))).toBe(words);
});
