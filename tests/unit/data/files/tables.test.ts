import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { read, refusalOf } from '../../../helpers/dataFiles/givenFiles.ts';
import { someLabels, somePixels } from '../../../helpers/dataFiles/idxFiles.ts';

const pixels = somePixels(12);
const pixelNames = Array.from({ length: 784 }, (_, pixel) => `pixel${pixel}`);

/** The cells of each image: its label first. */
function rowsOf(labels: readonly (string | number)[] = someLabels(12)): (string | number)[][] {
  return labels.map((label, image) => [label, ...pixels.subarray(784 * image, 784 * (image + 1))]);
}

function text(
  rows: readonly (readonly (string | number)[])[],
  separator = ',',
  end = '\n',
): Uint8Array {
  return new TextEncoder().encode(rows.map((row) => row.join(separator)).join(end) + end);
}

const header = ['label', ...pixelNames];

describe('tables', () => {
  it.each([
    ['as Kaggle has them', text([header, ...rowsOf()])],
    ['without a header', text(rowsOf())],
    [
      'with Windows’ line ends and a mark in front',
      Buffer.concat([Buffer.from('\ufeff'), text([header, ...rowsOf()], ',', '\r\n')]),
    ],
    ['with semicolons', text([header, ...rowsOf()], ';')],
    ['with tabs', text(rowsOf(), '\t')],
    [
      'with the label last',
      text([
        [...pixelNames, 'class'],
        ...rowsOf().map(([label = '', ...rest]) => [...rest, label]),
      ]),
    ],
    [
      'with numbered lines',
      text([['', ...header], ...rowsOf().map((row, index) => [index, ...row])]),
    ],
    [
      'with quotes',
      text(
        [
          header.map((name) => `"${name}"`),
          ...rowsOf().map((row) => row.map((cell) => `"${cell}"`)),
        ],
        ',',
        '\r\n',
      ),
    ],
    [
      'as shares of 1',
      text([
        header,
        ...rowsOf().map(([label = '', ...rest]) => [
          `${label}.0`,
          ...rest.map((cell) => Number(cell) / 255),
        ]),
      ]),
    ],
    ['with empty lines at the end', Buffer.concat([text(rowsOf()), Buffer.from('\r\n\n')])],
  ])('are read %s', async (_, table) => {
    const found = await read({ 'digits.csv': table });
    expect(found).toMatchObject({
      name: 'digits',
      format: 'CSV',
      classes: ['0', '1', '2'],
      leftOut: [],
    });
    expect(found.parts[0]?.images).toEqual(pixels);
    expect([...(found.parts[0]?.labels ?? [])]).toEqual(someLabels(12));
  });

  it('are no bitmaps where they begin with the same two letters', async () => {
    const names = ['BMW', 'Audi', 'Fiat'];
    const rows = rowsOf(someLabels(12).map((label) => names[label] ?? ''));
    const found = await read({ 'cars.csv': text(rows) });
    expect(found).toMatchObject({ format: 'CSV', classes: ['Audi', 'BMW', 'Fiat'], leftOut: [] });
  });

  it('may have pixels that go a little beyond black and white, where they are shares of 1', async () => {
    const beyond = (cell: number): number =>
      cell === 0 ? -0.004 : cell === 255 ? 1.01 : cell / 255;
    const rows = rowsOf().map(([label = '', ...cells]) => [
      label,
      ...cells.map((cell) => beyond(Number(cell))),
    ]);
    expect((await read({ 't.csv': text(rows) })).parts[0]?.images).toEqual(pixels);
  });

  it('may have words as labels, with a comma in them', async () => {
    const names = ['zeta', '"alpha, small"', 'beta'];
    const labels = someLabels(12).map((label) => names[label] ?? '');
    const found = await read({ 'letters.csv.gz': gzipSync(text([header, ...rowsOf(labels)])) });
    expect(found.classes).toEqual(['alpha, small', 'beta', 'zeta']);
    expect([...(found.parts[0]?.labels ?? [])]).toEqual(
      someLabels(12).map((label) => [2, 0, 1][label]),
    );
  });

  it('are told apart by name; one without labels is left out', async () => {
    const found = await read({
      'mnist_train.csv': text(rowsOf()),
      'mnist_test.csv': text(rowsOf().slice(0, 6)),
      'submission.csv': text([
        ['ImageId', 'Label'],
        [1, 2],
      ]),
    });
    expect(found.name).toBe('mnist');
    expect(found.parts.map(({ name, count }) => [name, count])).toEqual([
      ['train', 12],
      ['test', 6],
    ]);
    expect(found.leftOut.map(({ what }) => what)).toEqual(['submission.csv']);
  });

  it('are refused with the place of what is wrong', async () => {
    const changed = (row: number, column: number, cell: string | number): Uint8Array =>
      text([
        header,
        ...rowsOf().map((cells, index) => (index === row ? cells.with(column, cell) : cells)),
      ]);
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [changed(3, 9, 'abc'), 't.csv, line 5, column 10: “abc” is no number, and a pixel is one'],
      [changed(3, 9, ''), 't.csv, line 5, column 10: “” is no number, and a pixel is one'],
      [
        changed(3, 9, 'Infinity'),
        't.csv, line 5, column 10: “Infinity” is no number, and a pixel is one',
      ],
      [changed(3, 9, 256), 't.csv has pixels from 0 to 256: 0…255, 0…1 or −1…1 can be read'],
      [changed(3, 0, ''), 't.csv, line 5, column 1: the label is missing'],
      [
        changed(3, 9, '1,2'),
        't.csv has 786 cells in line 5, and 785 in the first: all lines need as many',
      ],
      [text([header]), 't.csv has no line with an image'],
      [
        text([pixelNames, ...rowsOf().map((row) => row.slice(1))]),
        't.csv has 784 columns of pixels and no column of labels: a column “label” is needed, or a first column with the label',
      ],
      [
        text([
          ['label', 'a', 'b'],
          [1, 2, 3],
        ]),
        't.csv has 2 columns beside the label in its first line: 784 are right for 28×28 pixels, or another square',
      ],
      [
        text(rowsOf(new Array(12).fill('a'))),
        't has one class only, a: at least two classes are needed to tell apart.',
      ],
      [
        new Uint8Array(0),
        't.csv has 0 columns beside the label in its first line: 784 are right for 28×28 pixels, or another square',
      ],
    ];
    for (const [table, sentence] of cases)
      expect(await refusalOf({ 't.csv': table })).toBe(sentence);
  });

  it('are refused when there are too many images, before any is kept', async () => {
    const line = `${[1, ...new Array(16).fill(0)].join(',')}\n`;
    const table = new TextEncoder().encode(line.repeat(200_001));
    expect(await refusalOf({ 't.csv': table })).toBe(
      't.csv has more than 200,000 lines: at most so many images are read',
    );
  });
});
