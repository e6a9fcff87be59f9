import { describe, expect, it } from 'vitest';
import { read, refusalOf } from '../../../helpers/dataFiles/givenFiles.ts';
import { someLabels, somePixels } from '../../../helpers/dataFiles/idxFiles.ts';
import { npyFile, npyWithHead, npzFile } from '../../../helpers/dataFiles/npyFiles.ts';

const pixels = somePixels(12);
const labels = npyFile('<i8', [12], someLabels(12));
const plain = npyFile('|u1', [12, 28, 28], pixels);

/** The images that are read from one array, with the same labels. */
async function imagesIn(images: Uint8Array): Promise<Uint8Array | undefined> {
  const found = await read({ 'x.npy': images, 'y.npy': labels });
  expect(found).toMatchObject({ format: 'NumPy', classes: ['0', '1', '2'], leftOut: [] });
  return found.parts[0]?.images;
}

/** A row for each image, with a 1 in the column of its class. */
function oneHot(classes: number): Uint8Array {
  const rows = someLabels(12, classes).flatMap((label) =>
    new Array(classes).fill(0).with(label, 1),
  );
  return npyFile('|u1', [12, classes], rows);
}

/** The numbers with the first axis last, and so on: as Fortran has them. */
function reversedAxes(values: Uint8Array, [n = 1, h = 1, w = 1]: readonly number[]): number[] {
  return Array.from({ length: n * h * w }, (_, place) => {
    const [image, y, x] = [place % n, Math.floor(place / n) % h, Math.floor(place / n / h)];
    return values[(image * h + y) * w + x] ?? 0;
  });
}

describe('NumPy files', () => {
  it('are read as Keras has MNIST: one .npz with four arrays', async () => {
    const found = await read({
      'mnist.npz': npzFile({
        x_test: npyFile('|u1', [6, 28, 28], somePixels(6)),
        x_train: plain,
        y_train: npyFile('|u1', [12], someLabels(12)),
        y_test: npyFile('|u1', [6], someLabels(6)),
      }),
    });
    expect(found).toMatchObject({ name: 'mnist', format: 'NumPy', classes: ['0', '1', '2'] });
    const parts = Object.fromEntries(found.parts.map((part) => [part.name, part]));
    expect(parts['train']?.images).toEqual(pixels);
    expect(parts['test']?.images).toEqual(somePixels(6));
    expect([...(parts['test']?.labels ?? [])]).toEqual(someLabels(6));
  });

  it('are read as KMNIST has them: four files with one array each', async () => {
    const found = await read({
      'kmnist-test-imgs.npz': npzFile({ arr_0: npyFile('|u1', [6, 28, 28], somePixels(6)) }),
      'kmnist-test-labels.npz': npzFile({ arr_0: npyFile('|u1', [6], someLabels(6)) }),
      'kmnist-train-imgs.npz': npzFile({ arr_0: plain }),
      'kmnist-train-labels.npz': npzFile({ arr_0: npyFile('|u1', [12], someLabels(12)) }),
    });
    expect(found.name).toBe('kmnist');
    expect(found.parts.map(({ name, count }) => [name, count])).toEqual([
      ['test', 6],
      ['train', 12],
    ]);
  });

  it.each([
    ['N×784', npyFile('|u1', [12, 784], pixels)],
    ['with one channel', npyFile('|u1', [12, 28, 28, 1], pixels)],
    ['with one channel in front', npyFile('|u1', [12, 1, 28, 28], pixels)],
    [
      'with three equal channels',
      npyFile(
        '|u1',
        [12, 28, 28, 3],
        [...pixels].flatMap((v) => [v, v, v]),
      ),
    ],
    [
      'as Fortran has them',
      npyFile('|u1', [12, 28, 28], reversedAxes(pixels, [12, 28, 28]), { isFortran: true }),
    ],
    [
      'flat, as Fortran has them',
      npyFile('|u1', [12, 784], reversedAxes(pixels, [12, 784]), { isFortran: true }),
    ],
    ['as large numbers, big-endian', npyFile('>i4', [12, 28, 28], pixels)],
    ['as large numbers, little-endian', npyFile('<u2', [12, 28, 28], pixels)],
    [
      'as shares of 1',
      npyFile(
        '<f4',
        [12, 28, 28],
        Array.from(pixels, (v) => v / 255),
      ),
    ],
    [
      'from −1 to 1',
      npyFile(
        '>f8',
        [12, 28, 28],
        Array.from(pixels, (v) => v / 127.5 - 1),
      ),
    ],
    ['as floats up to 255', npyFile('<f8', [12, 28, 28], pixels)],
    ['with a head of version 2', npyFile('|u1', [12, 28, 28], pixels, { version: 2 })],
  ])('may have images %s', async (_, images) => {
    expect(await imagesIn(images)).toEqual(pixels);
  });

  it('are weighed as the eye does where they have colours', async () => {
    const red = Array.from(pixels).flatMap((value) => [value, 0, 0]);
    const images = await imagesIn(npyFile('|u1', [12, 28, 28, 3], red));
    expect(images).toEqual(pixels.map((value) => Math.round(0.299 * value)));
  });

  it('may be of few steps, as scikit-learn’s digits: the largest is white', async () => {
    const found = await read({
      'x.npy': npyFile(
        '<f8',
        [12, 64],
        Array.from(somePixels(12, 8), (value) => (value > 0 ? 16 : 0)),
      ),
      'y.npy': labels,
    });
    expect(found.sizePx).toEqual({ width: 8, height: 8 });
    expect(found.used.reading).toBe('as-is');
    expect(Math.max(...(found.parts[0]?.images ?? []))).toBe(255);
  });

  it('are refused in words', async () => {
    const head = (descr: string, shape: string): Uint8Array =>
      npyWithHead(
        `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`,
        new Uint8Array(8),
      );
    const withLabels = (x: Uint8Array) => ({ 'x.npy': x, 'y.npy': labels });
    const floats = (value: number) =>
      withLabels(npyFile('<f4', [12, 4, 4], new Array(192).fill(value)));
    const cases: Record<string, readonly [Record<string, Uint8Array>, string]> = {
      pickled: [
        withLabels(head("'|O'", '(12,)')),
        'x.npy holds Python objects, such as images of different sizes, and could run programs when it is opened: save arrays of plain numbers, all images of one size',
      ],
      records: [
        withLabels(head("[('a', '<i4')]", '(12,)')),
        'x.npy holds records: whole numbers of 1 to 8 bytes and floating ones of 4 or 8 (float32, float64) are read',
      ],
      complex: [
        withLabels(head("'<c8'", '(1,)')),
        'x.npy holds numbers of the type c8: whole numbers of 1 to 8 bytes and floating ones of 4 or 8 (float32, float64) are read',
      ],
      huge: [
        withLabels(head("'|u1'", '(99999999, 28, 28)')),
        'x.npy is cut off, or not what its head says: the shape (99999999, 28, 28) needs 78,399,999,344 bytes, and it has 136',
      ],
      'cut off': [
        withLabels(plain.subarray(0, 4000)),
        'x.npy is cut off, or not what its head says: the shape (12, 28, 28) needs 9,536 bytes, and it has 4,000',
      ],
      infinite: [
        floats(Number.POSITIVE_INFINITY),
        'x.npy has a value that is no number (Infinity, number 1 of 192): every pixel must be finite',
      ],
      'out of range': [
        floats(-3),
        'x.npy has pixels from -3 to -3: 0…255, 0…1 or −1…1 can be read',
      ],
      'one column for each of eight classes, as for ten': [
        { 'x.npy': plain, 'y.npy': oneHot(8) },
        'x.npy (12×28×28): the labels are missing; give their file too',
      ],
      'one column for each of ten classes': [
        { 'x.npy': plain, 'y.npy': oneHot(10) },
        'x.npy (12×28×28): the labels are missing; give their file too',
      ],
      'a wrong shape': [
        withLabels(npyFile('|u1', [12, 10], new Array(120).fill(1))),
        'y.npy (12): the images are missing; give their file too',
      ],
      'several data sets': [
        {
          'a.npz': npzFile({ x: plain, y: labels }),
          'b.npz': npzFile({ x: plain, y: labels }),
        },
        'There are 2 data sets (a, b): give the files of one of them',
      ],
      'too many labels of one name': [
        { 'x.npy': plain, 'a.npy': labels, 'b.npy': labels },
        'It is not clear which labels belong to which images: x.npy (12×28×28); a.npy (12), b.npy (12). Call them alike, such as train-images and train-labels',
      ],
    };
    for (const [files, sentence] of Object.values(cases))
      expect(await refusalOf(files)).toBe(sentence);
  });

  it('leave out what belongs nowhere', async () => {
    const found = await read({
      'set.npz': npzFile({ x_train: plain, y_train: labels, x_test: plain, ids: labels }),
    });
    expect(found.leftOut).toEqual([
      { what: 'set.npz/x_test.npy', count: 1, why: 'no labels belong to it' },
      { what: 'set.npz/ids.npy', count: 1, why: 'no images belong to it' },
    ]);
  });
});
