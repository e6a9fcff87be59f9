import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { givenFile } from '../../../../src/data/files/archives/givenFile.ts';
import { DataFileError } from '../../../../src/data/files/dataFileError.ts';
import { readFiles } from '../../../../src/data/files/readFiles.ts';
import { decodePng, read, refusalOf } from '../../../helpers/dataFiles/givenFiles.ts';
import { idxFile, someLabels, somePixels } from '../../../helpers/dataFiles/idxFiles.ts';
import { barPng, greyPng, ringPng } from '../../../helpers/dataFiles/pngFiles.ts';
import { zipFile } from '../../../helpers/dataFiles/zipFiles.ts';

const [bar, ring] = [barPng(60), ringPng(60)];
const text = new TextEncoder().encode('hello');

/** A zip of these paths and contents. */
function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipFile(Object.entries(files).map(([name, content]) => ({ name, content })));
}

describe('pictures in folders', () => {
  it('are classes by the path below the folder that all have in common', async () => {
    const found = await read({
      'own/letters/Greek/character10/a.png': ring,
      'own/letters/Greek/character2/a.png': bar,
      'own/letters/Greek/character2/b.PNG': bar,
      'own/letters/Latin/character1/a.png': ring,
    });
    expect(found).toMatchObject({ name: 'own', format: 'pictures', leftOut: [] });
    expect(found.classes).toEqual(['Greek/character2', 'Greek/character10', 'Latin/character1']);
    expect(found.families).toEqual(['Greek', 'Greek', 'Latin']);
    expect([...(found.parts[0]?.labels ?? [])]).toEqual([1, 0, 0, 2]);
    expect(found.sizePx).toEqual({ width: 60, height: 60 });
  });

  it('may lie in a zip, with the rubbish that zips hold and with texts', async () => {
    const found = await read({
      'shapes.zip': zipOf({
        'shapes/bar/': new Uint8Array(0),
        'shapes/bar/1.png': bar,
        'shapes/ring/1.png': ring,
        'shapes/ring/Thumbs.db': text,
        'shapes/.DS_Store': text,
        '__MACOSX/shapes/bar/._1.png': text,
        'shapes/desktop.ini': text,
        'shapes/README.txt': text,
        'shapes/cover.png': ring,
      }),
    });
    expect(found).toMatchObject({ name: 'shapes', classes: ['bar', 'ring'], families: null });
    expect(found.leftOut).toEqual([
      {
        what: '.txt files',
        count: 1,
        why: 'they are no pictures, no tables and no arrays of a known kind',
        example: 'shapes.zip/shapes/README.txt',
      },
      {
        what: 'pictures',
        count: 1,
        why: 'they lie in no class’s folder',
        example: 'shapes.zip/shapes/cover.png',
      },
    ]);
  });

  it('may be parted into folders for training and test', async () => {
    const found = await read({
      'set/training/0/a.png': bar,
      'set/training/1/a.png': ring,
      'set/testing/0/a.png': bar,
      'set/testing/1/a.png': ring,
    });
    expect(found.classes).toEqual(['0', '1']);
    expect(found.parts.map(({ name, labels }) => [name, [...labels]])).toEqual([
      ['train', [0, 1]],
      ['test', [0, 1]],
    ]);
  });

  it('know their drawers where they are named as Omniglot’s', async () => {
    const files = Object.fromEntries(
      ['Greek/alpha', 'Greek/beta', 'Latin/a'].flatMap((folder, character) =>
        ['01', '02'].map((drawer) => [`${folder}/000${character}_${drawer}.png`, ring] as const),
      ),
    );
    const found = await read(files);
    // The two of each alphabet are two people; those of another alphabet are others.
    expect([...(found.parts[0]?.groups ?? [])]).toEqual([0, 1, 0, 1, 2, 3]);
    const others = await read({ ...files, 'Latin/a/picture.png': ring });
    expect(others.parts[0]?.groups).toBeNull();
  });

  it('go on without those that cannot be read', async () => {
    const found = await read({
      'a/1.png': bar,
      'b/1.png': ring,
      'b/2.png': text,
      'b/3.png': ring.subarray(0, 60),
      'b/4.png': greyPng(2, 50, () => 0),
      'b/5.png': greyPng(60, 60, () => 90),
      'c/1.png': text,
    });
    expect(found.classes).toEqual(['a', 'b']);
    expect([...(found.parts[0]?.labels ?? [])]).toEqual([0, 1]);
    expect(found.parts[0]?.images).toHaveLength(2 * 784);
    expect(found.leftOut.map(({ count, why, example }) => [count, why, example])).toEqual([
      [2, 'their first bytes are those of no picture', 'b/2.png'],
      [1, 'they are damaged, or of a kind that is not read here', 'b/3.png'],
      [1, 'they are less than 3 pixels high or wide', 'b/4.png'],
      [1, 'nothing on them stands out from the ground', undefined],
    ]);
  });

  it('are never decoded when their head says that they are too large', async () => {
    const huge = Uint8Array.from(bar);
    new DataView(huge.buffer).setUint32(16, 1_000_000);
    const found = await read({ 'a/1.png': bar, 'b/1.png': ring, 'b/2.png': huge });
    expect(found.leftOut[0]?.why).toBe('they have more than 25 million pixels');
  });

  it('are refused in words where folders do not make classes', async () => {
    expect(await refusalOf({ '1.png': bar, '2.png': ring })).toBe(
      'The 2 pictures, such as 1.png, lie in one folder, or in none: put the pictures of each class into a folder of its own',
    );
    expect(await refusalOf({ 'all/1.png': bar, 'all/2.png': ring })).toMatch(
      /in one folder, or in none/,
    );
    expect(await refusalOf({ 'a/1.png': bar, 'b/1.png': text })).toBe(
      'Own data has one class only, a: at least two classes are needed to tell apart. pictures (1): their first bytes are those of no picture.',
    );
    const many = Array.from({ length: 2001 }, (_, index) => [`${index}/1.png`, bar] as const);
    expect(await refusalOf(Object.fromEntries(many))).toBe(
      'The pictures lie in 2,001 folders, one class each: at most 2,000 classes are read',
    );
  });
});

describe('files of a browser', () => {
  it('are read by the path that is told, or by their name', async () => {
    const file = new File([Uint8Array.from(bar)], '1.png');
    expect(givenFile(file)).toMatchObject({ path: '1.png', sizeBytes: bar.length });
    const told = givenFile(file, 'a/1.png');
    expect(told.path).toBe('a/1.png');
    expect(await told.read()).toEqual(Uint8Array.from(bar));
  });

  it('are refused in words when they are gone, or far too large', async () => {
    const gone = { path: 'a.npz', sizeBytes: 9, read: () => Promise.reject(new Error('NotFound')) };
    const options = { decode: decodePng };
    await expect(readFiles([gone], options)).rejects.toThrow(
      new DataFileError('a.npz cannot be read (NotFound): was it moved or changed?'),
    );
    await expect(readFiles([{ ...gone, sizeBytes: 2.1e9 }], options)).rejects.toThrow(
      new DataFileError('a.npz has 2,100 MB: at most 1,000 MB are read'),
    );
    await expect(readFiles([], options)).rejects.toThrow(/^There is no file: IDX, /);
  });
});

describe('zips', () => {
  const images = idxFile('u1', [12, 28, 28], somePixels(12));
  const labels = idxFile('u1', [12], someLabels(12));

  it('may hold arrays; in 64 bits too', async () => {
    const files = [
      { name: 'data\\digits-images.idx', content: images },
      { name: 'data\\digits-labels.idx', content: labels, isStored: true },
    ];
    for (const isZip64 of [false, true]) {
      const found = await read({ 'digits.zip': zipFile(files, { isZip64 }) });
      expect(found).toMatchObject({ name: 'digits', format: 'IDX' });
      expect(found.parts[0]?.images).toEqual(somePixels(12));
    }
  });

  it('are refused in words where they are wrong', async () => {
    const good = { name: 'a.idx', content: images };
    const cases: readonly (readonly [Uint8Array, string | RegExp])[] = [
      [zipFile([]), 'x.zip is empty: there is no file in it'],
      [zipOf({ '.hidden': text }), /^x.zip has no file that anyone put there: IDX, /],
      [zipOf({ 'a.txt': text }), /^x.zip\/a.txt is left out because they are no pictures/],
      [zipFile([{ ...good, flags: 1 }]), 'x.zip/a.idx is encrypted: make a zip without a password'],
      [
        zipFile([{ ...good, method: 14 }]),
        'x.zip/a.idx is packed in a way that is not read (method 14): make a usual zip (Deflate)',
      ],
      [
        zipFile([{ ...good, crc: 1 }]),
        'x.zip/a.idx is damaged: its checksum is wrong; copy or download it anew',
      ],
      [
        zipFile([{ ...good, sizeBytes: 100 }]),
        'x.zip/a.idx is damaged: it unpacks to more than the 100 bytes that it says',
      ],
      [
        zipFile([{ ...good, sizeBytes: 10_000 }]),
        'x.zip/a.idx is cut off: it says 10,000 bytes, and unpacks to 9,424',
      ],
      [
        zipFile([{ ...good, sizeBytes: 3e9 }]),
        'With x.zip, 3,000 MB would lie in memory at once: at most 2,000 MB are read; give fewer files, or smaller ones',
      ],
      [
        zipFile([{ ...good, sizeBytes: 9e8 }]),
        /^x.zip\/a.idx is damaged: it says that its .* bytes unpack to 900,000,000, more than can be$/,
      ],
      [
        zipFile([good]).subarray(0, 60),
        'x.zip is cut off or no zip: the list of its files, which is at the end, is missing',
      ],
    ];
    for (const [zip, sentence] of cases)
      expect(await refusalOf({ 'x.zip': zip })).toMatch(sentence);
  });

  it('are never followed where their paths lead, and never turn a sentence around', async () => {
    const [turned, long] = ['\u202egnp', 'x'.repeat(60_000)];
    const found = await read({
      'x.zip': zipOf({
        '../../a/1.png': bar,
        '/b/1.png': ring,
        'C:\\c\\1.png': ring,
        [`${turned}/1.png`]: bar,
        [`${long}/1.png`]: ring,
      }),
    });
    expect(found.classes).toEqual(['a', 'b', 'C:/c', 'gnp', `…${'x'.repeat(59)}`]);
    const sentence = await refusalOf({
      'x.zip': zipFile([{ name: `${turned}${long}.idx`, content: images, crc: 1 }]),
    });
    expect(sentence).toMatch(/^x\.zip\/gnpx{252} is damaged/);
  });

  it('end a bomb at its bound', async () => {
    const bomb = zipFile([
      { name: 'a.idx', content: new Uint8Array(30_000_000), sizeBytes: 1_000 },
    ]);
    expect(await refusalOf({ 'x.zip': bomb })).toMatch(/unpacks to more than the 1,000 bytes/);
    const gzip = Uint8Array.from(gzipSync(new Uint8Array(30_000_000)));
    new DataView(gzip.buffer).setUint32(gzip.length - 4, 1_000, true);
    expect(await refusalOf({ 'x.gz': gzip })).toMatch(/unpacks to more than the 1,000 bytes/);
    new DataView(gzip.buffer).setUint32(gzip.length - 4, 4e9, true);
    expect(await refusalOf({ 'x.gz': gzip })).toBe(
      'x.gz unpacks to 4,000 MB: at most 1,000 MB are read',
    );
  });

  it('are left alone inside other zips', async () => {
    const found = await read({
      'x.zip': zipOf({ 'a/1.png': bar, 'b/1.png': ring, 'more.zip': zipOf({ 'c/1.png': bar }) }),
    });
    expect(found.leftOut).toEqual([
      { what: 'x.zip/more.zip', count: 1, why: 'it is a zip inside a zip: unpack that first' },
    ]);
  });
});
