/** Which fonts a saved picture takes along. */
import { expect, test } from 'vitest';
import { covers } from '../../../../../src/views/components/picture/drawing/fontFaces.ts';

const codesOf = (text: string): number[] => Array.from(text, (c) => c.codePointAt(0) ?? 0);

test('a range covers the characters between its ends and single ones', () => {
  const latin = 'U+0-FF, U+131, U+2000-206F, U+2212';
  expect(covers(latin, codesOf('a'))).toBe(true);
  expect(covers(latin, codesOf('ÿ'))).toBe(true);
  expect(covers(latin, codesOf('−'))).toBe(true);
  expect(covers(latin, codesOf('Ā'))).toBe(false);
  expect(covers(latin, codesOf('≠ж'))).toBe(false);
  expect(covers(latin, codesOf('ж1'))).toBe(true);
});

test('a question mark stands for any digit, and letters may be small', () => {
  expect(covers('u+4??', codesOf('ж'))).toBe(true);
  expect(covers('U+4??', codesOf('a'))).toBe(false);
  expect(covers('U+1f600-1f64f', codesOf('🙂'))).toBe(true);
});

test('a font without a range covers all, and no font is needed for no text', () => {
  expect(covers('', codesOf('ж'))).toBe(true);
  expect(covers('U+0-FF', [])).toBe(false);
});
