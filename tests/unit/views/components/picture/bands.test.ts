/** Which rows of a picture its file leaves out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rest } from '../../../../../src/views/components/picture/drawing/bands.ts';

test('without bands the whole picture remains', () => {
  expect(rest([], 50)).toEqual([{ top: 0, bottom: 50 }]);
});

test('bands at the top, in the middle and at the bottom go', () => {
  const bands = [
    { top: 0, bottom: 10 },
    { top: 20, bottom: 30 },
    { top: 45, bottom: 50 },
  ];
  expect(rest(bands, 50)).toEqual([
    { top: 10, bottom: 20 },
    { top: 30, bottom: 45 },
  ]);
});

test('a row remains if and only if no band has it, also where bands overlap', () => {
  const band = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }))
    .map(([top, size]) => ({ top, bottom: Math.min(50, top + size) }));
  fc.assert(
    fc.property(fc.array(band, { maxLength: 5 }), (unsorted) => {
      const bands = unsorted.toSorted((one, other) => one.top - other.top);
      const has = (parts: typeof bands, row: number): boolean =>
        parts.some(({ top, bottom }) => top <= row && row < bottom);
      const remaining = rest(bands, 50);
      for (let row = 0; row < 50; row++) expect(has(remaining, row)).toBe(!has(bands, row));
    }),
  );
});
