import { expect, test } from 'vitest';
import { mapKeyOf } from '../../../../src/views/map/mapKeys.ts';

const [closer, wider] = [1.5, 1 / 1.5];

test.each([
  ['+', 'Equal', closer],
  ['=', 'Equal', closer],
  ['+', 'NumpadAdd', closer],
  ['+', 'BracketRight', closer],
  ['+', 'Digit1', closer],
  ['´', 'Equal', closer],
  ['-', 'Minus', wider],
  ['-', 'Digit6', wider],
  ['_', 'Minus', wider],
  ['-', 'NumpadSubtract', wider],
])('%s at %s zooms', (key, code, factor) => {
  expect(mapKeyOf({ key, code })).toEqual({ kind: 'zoom', factor });
});

test.each([
  ['0', 'Digit0'],
  ['à', 'Digit0'],
  ['0', 'Numpad0'],
])('%s at %s shows all of the map', (key, code) => {
  expect(mapKeyOf({ key, code })).toEqual({ kind: 'reset' });
});

test('the numeric pad without Num Lock moves, and other keys are left to the page', () => {
  expect(mapKeyOf({ key: 'ArrowLeft', code: 'Numpad4' })).toMatchObject({ kind: 'go' });
  for (const [key, code] of [
    ['Insert', 'Numpad0'],
    ['Tab', 'Tab'],
    ['a', 'KeyA'],
    ['1', 'Digit1'],
    ['F5', 'F5'],
    ['Escape', 'Escape'],
  ] as const) {
    expect(mapKeyOf({ key, code }), key).toBeNull();
  }
});
