import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { read, refusalOf } from '../../../helpers/dataFiles/givenFiles.ts';
import { idxFile, someLabels, somePixels } from '../../../helpers/dataFiles/idxFiles.ts';
import { zipFile } from '../../../helpers/dataFiles/zipFiles.ts';

const pixels = somePixels(12);
const images = idxFile('u1', [12, 28, 28], pixels);
const labels = idxFile('u1', [12], someLabels(12));

describe('IDX files', () => {
  it('are read as they stand: images, labels, and the classes in the order of their numbers', async () => {
    const found = await read({
      'digits-images-idx3-ubyte': images,
      'digits-labels-idx1-ubyte': labels,
    });
    expect(found).toMatchObject({ name: 'digits', format: 'IDX', classes: ['0', '1', '2'] });
    expect(found.sizePx).toEqual({ width: 28, height: 28 });
    expect(found.leftOut).toEqual([]);
    const [part] = found.parts;
    expect(found.parts).toHaveLength(1);
    expect(part).toMatchObject({ name: 'all', count: 12, groups: null });
    expect(part?.images).toEqual(pixels);
    expect([...(part?.labels ?? [])]).toEqual(someLabels(12));
  });

  it('are told apart by name: training and test', async () => {
    const found = await read({
      't10k-labels-idx1-ubyte.gz': gzipSync(idxFile('u1', [6], someLabels(6))),
      'train-images-idx3-ubyte.gz': gzipSync(images),
      't10k-images-idx3-ubyte.gz': gzipSync(idxFile('u1', [6, 28, 28], somePixels(6))),
      'train-labels-idx1-ubyte.gz': gzipSync(labels),
    });
    expect(found.parts.map(({ name, count }) => [name, count])).toEqual([
      ['train', 12],
      ['test', 6],
    ]);
    expect(found.parts[0]?.images).toEqual(pixels);
    expect(found.parts[1]?.images).toEqual(somePixels(6));
  });

  it.each(['i1', 'i2', 'i4', 'f4', 'f8'] as const)('may have labels of type %s', async (type) => {
    const numbers = someLabels(12).map((label) => 10 - 3 * label);
    const found = await read({ images, labels: idxFile(type, [12], numbers) });
    expect(found.classes).toEqual(['4', '7', '10']);
    expect([...(found.parts[0]?.labels ?? [])]).toEqual(someLabels(12).map((label) => 2 - label));
  });

  it('may lie in a zip twice, as in Kaggle’s of MNIST: once in it, once in a folder of their name', async () => {
    const test = {
      images: idxFile('u1', [6, 28, 28], somePixels(6)),
      labels: idxFile('u1', [6], someLabels(6)),
    };
    const names: readonly (readonly [string, string, Uint8Array])[] = [
      ['train-images', 'idx3-ubyte', images],
      ['train-labels', 'idx1-ubyte', labels],
      ['t10k-images', 'idx3-ubyte', test.images],
      ['t10k-labels', 'idx1-ubyte', test.labels],
    ];
    const files = names.flatMap(([name, kind, content]) => [
      { name: `${name}-${kind}/${name}-${kind}`, content },
      { name: `${name}.${kind}`, content },
    ]);
    const found = await read({ 'archive.zip': zipFile(files) });
    expect(found.parts.map(({ name, count }) => [name, count])).toEqual([
      ['train', 12],
      ['test', 6],
    ]);
    expect(found.parts[0]?.images).toEqual(pixels);
    expect([...(found.parts[1]?.labels ?? [])]).toEqual(someLabels(6));
    expect(found.leftOut).toEqual([
      {
        what: 'arrays',
        count: 4,
        why: 'they are the same as others, number for number',
        example: 'archive.zip/train-images.idx3-ubyte',
      },
    ]);
  });

  it('are refused where two of one name differ in one number', async () => {
    const other = idxFile('u1', [12], someLabels(12).with(11, 0));
    const sentence = await refusalOf({
      'set/images': images,
      'set/labels/labels': labels,
      'set/labels.idx': other,
    });
    expect(sentence).toMatch(/^It is not clear which labels belong to which images: /);
  });

  it('may have QMNIST’s eight columns: the first is the class, the writers are groups', async () => {
    const rows = someLabels(12).flatMap((label, index) => {
      const [series, writer] = [4, 100 + (index % 4)];
      return [label, series, writer, 9, 9, index, 0, 0];
    });
    const found = await read({
      'qmnist-train-images-idx3-ubyte': images,
      'qmnist-train-labels-idx2-int': idxFile('i4', [12, 8], rows),
    });
    expect(found.name).toBe('qmnist');
    expect([...(found.parts[0]?.labels ?? [])]).toEqual(someLabels(12));
    expect([...(found.parts[0]?.groups ?? [])]).toEqual(someLabels(12, 4));
  });

  it('have letters as classes where a file says what the labels mean, as EMNIST’s do', async () => {
    const files = {
      'emnist-letters-train-images-idx3-ubyte': images,
      'emnist-letters-train-labels-idx1-ubyte': labels,
    };
    const mapping = (text: string) => ({
      'emnist-letters-mapping.txt': new TextEncoder().encode(text),
    });
    const named = await read({ ...files, ...mapping('0 65 97\n1 66 98\r\n2 67\n') });
    expect(named).toMatchObject({
      name: 'emnist-letters',
      classes: ['Aa', 'Bb', 'C'],
      leftOut: [],
    });
    const incomplete = await read({ ...files, ...mapping('0 65 97\n1 66 98\n') });
    expect(incomplete.classes).toEqual(['0', '1', '2']);
  });

  it('have the published names as classes where their own name says which data set they are', async () => {
    const ten = {
      images: idxFile('u1', [20, 28, 28], somePixels(20)),
      labels: idxFile('u1', [20], someLabels(20, 10)),
    };
    const under = (folder: string) =>
      read(
        Object.fromEntries(Object.entries(ten).map(([name, file]) => [`${folder}/${name}`, file])),
      );
    expect((await under('fashion-mnist')).classes[9]).toBe('Ankle boot');
    expect((await under('FashionMNIST')).classes[0]).toBe('T-shirt/top');
    expect((await under('kmnist')).classes[1]).toBe('き');
    expect((await under('mine')).classes).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
    ]);
  });

  it('are refused in words where they do not fit', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
    const refusals = {
      'labels that do not fit': { images, labels: idxFile('u1', [11], someLabels(11)) },
      'one class': { images, labels: idxFile('u1', [12], new Array(12).fill(3)) },
      'cut off': { images: images.subarray(0, 5000), labels },
      'huge in its head': { images: idxFile('u1', [4e9, 28, 28], [1]), labels },
      'no labels': { images },
      'no images': { labels },
      'a PNG': { 'a.idx': png, labels },
      'a fraction': { images, labels: idxFile('f4', [12], new Array(12).fill(0.5)) },
      'not a number': {
        images: idxFile('f4', [1, 4, 4], new Array(16).fill(Number.NaN)),
        labels: idxFile('u1', [1], [0]),
      },
      'out of range': {
        images: idxFile('i2', [1, 4, 4], new Array(16).fill(300)),
        labels: idxFile('u1', [1], [0]),
      },
    };
    const sentences = await Promise.all(
      Object.entries(refusals).map(async ([why, files]) => [why, await refusalOf(files)]),
    );
    expect(Object.fromEntries(sentences)).toMatchInlineSnapshot(`
      {
        "a PNG": "a.idx is a PNG picture, not what its name says: pictures belong into folders, one for each class",
        "a fraction": "labels has the label 0.5 (number 1): a label is a whole number, the same for all images of a class",
        "cut off": "images is cut off, or not what its head says: 12 × 28 × 28 numbers need 9,424 bytes, and it has 5,000",
        "huge in its head": "images is cut off, or not what its head says: 4,000,000,000 × 28 × 28 numbers need 3,136,000,000,016 bytes, and it has 17",
        "labels that do not fit": "images has 12 images, and labels has 11 labels: one label for each image is needed",
        "no images": "labels (12): the images are missing; give their file too",
        "no labels": "images (12×28×28): the labels are missing; give their file too",
        "not a number": "images has a value that is no number (NaN, number 1 of 16): every pixel must be finite",
        "one class": "Own data has one class only, 3: at least two classes are needed to tell apart.",
        "out of range": "images has pixels from 300 to 300: 0…255, 0…1 or −1…1 can be read",
      }
    `);
  });

  it('stop when they are cancelled', async () => {
    const control = new AbortController();
    const reading = read(
      { images, labels },
      { signal: control.signal, progress: () => control.abort() },
    );
    await expect(reading).rejects.toThrow(/abort/i);
  });
});
