import { describe, expect, it } from 'vitest';
import {
  csvOf,
  fileNameOf,
  readsAsNumber,
  shownCell,
} from '../../../../src/views/components/picture/pictureTable.ts';

describe("a picture's numbers", () => {
  it('become CSV with a line for the columns, unrounded, and quoted where need be', () => {
    const table = {
      columns: ['step', 'what, exactly'],
      rows: [
        [1, 'a "word"'],
        [2, 0.1 + 0.2],
        [3, null],
      ],
    };
    expect(csvOf(table)).toBe('step,"what, exactly"\n1,"a ""word"""\n2,0.30000000000000004\n3,');
  });

  it('are shown short enough to compare', () => {
    expect([2_000, 0.123456789, 1e-9, 'same', null].map(shownCell)).toEqual([
      '2000',
      '0.12346',
      '1e-9',
      'same',
      '',
    ]);
  });

  it('are aligned as numbers, and so are the names of digits, but no other names', () => {
    expect([3, 0.5, '7', '10', 'same', 'Ant', '', null].map(readsAsNumber)).toEqual([
      ...[true, true, true, true],
      ...[false, false, false, false],
    ]);
  });

  it('go into a file that is named after the picture', () => {
    expect(fileNameOf('Two hills')).toBe('two-hills');
  });
});
