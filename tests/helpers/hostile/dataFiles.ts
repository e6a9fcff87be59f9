/** Owns changed data files: their heads, their cells, what a zip says of its files, or any byte. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { DataFileError } from '../../../src/data/files/dataFileError.ts';
import type { DecodedPicture } from '../../../src/data/files/foundData.ts';
import { planSplits } from '../../../src/data/files/split.ts';
import { decodePng, read } from '../dataFiles/givenFiles.ts';
import { idxFile, someLabels, somePixels } from '../dataFiles/idxFiles.ts';
import { npyWithHead, npzFile } from '../dataFiles/npyFiles.ts';
import { barPng, ringPng } from '../dataFiles/pngFiles.ts';
import { type ZippedFile, zipFile } from '../dataFiles/zipFiles.ts';
import { changedBytes } from './changedFiles.ts';
import type { HostileReader } from './readers.ts';
import { tryEach } from './tryEach.ts';

/** Files by their paths. */
type Files = Readonly<Record<string, Uint8Array>>;

const [imageCount, sidePx] = [24, 8];
const pixels = somePixels(imageCount, sidePx);
const labels = someLabels(imageCount);
const images = idxFile('u1', [imageCount, sidePx, sidePx], pixels);
const labelFile = idxFile('u1', [imageCount], labels);

/** Numbers that readers stumble over. */
const oddNumber = fc.oneof(
  fc.constantFrom(0, 1, 2, 8, imageCount, 255, 65_535, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1),
  fc.nat({ max: 40 }),
  fc.nat(),
);

function changedIdx(): fc.Arbitrary<Files> {
  const changes = fc.array(fc.tuple(fc.nat({ max: 3 }), oddNumber), { minLength: 1, maxLength: 2 });
  const heads = changes.map((list) => {
    const changed = images.slice();
    for (const [field, value] of list) new DataView(changed.buffer).setUint32(4 * field, value);
    return changed;
  });
  return fc.oneof(
    fc
      .oneof(heads, changedBytes(images))
      .map((changed): Files => ({ images: changed, labels: labelFile })),
    changedBytes(gzipSync(images)).map(
      (changed): Files => ({ images: changed, labels: labelFile }),
    ),
    changedBytes(labelFile).map((changed): Files => ({ images, labels: changed })),
  );
}

function changedNpz(): fc.Arbitrary<Files> {
  const descr = fc.constantFrom(
    "'|u1'",
    "'<f4'",
    "'>i8'",
    "'|O'",
    "'|S1'",
    "[('a', '<i4')]",
    "''",
    '0',
  );
  const order = fc.constantFrom('False', 'True', 'None', '__import__("os")');
  const shape = fc.oneof(
    fc.array(oddNumber, { maxLength: 5 }).map((sides) => `(${sides.join(', ')},)`),
    fc.constantFrom(
      `(${imageCount}, ${sidePx}, ${sidePx})`,
      `(${imageCount}, 64)`,
      '(1e9, 1)',
      '(-1,)',
      '()',
    ),
  );
  const bytes = fc.oneof({ arbitrary: fc.constant(pixels), weight: 3 }, changedBytes(pixels));
  const heads = fc.tuple(descr, order, shape, bytes, fc.constantFrom(1, 1, 2, 3, 4));
  const labelArray = npyWithHead(
    `{'descr': '|u1', 'fortran_order': False, 'shape': (${imageCount},), }`,
    Uint8Array.from(labels),
  );
  const arrays = heads.map(([type, ordered, sides, numbers, version]) => {
    const head = `{'descr': ${type}, 'fortran_order': ${ordered}, 'shape': ${sides}, }`;
    return npyWithHead(head, numbers, version);
  });
  const good = `{'descr': '|u1', 'fortran_order': False, 'shape': (${imageCount}, 64), }`;
  const whole = npzFile({ x: npyWithHead(good, pixels), y: labelArray });
  return fc.oneof(
    fc
      .oneof(arrays, changedBytes(npyWithHead(good, pixels)))
      .map((x): Files => ({ 'a.npz': npzFile({ x, y: labelArray }) })),
    changedBytes(whole).map((npz): Files => ({ 'a.npz': npz })),
  );
}

function changedTables(): fc.Arbitrary<Files> {
  const rows = labels.map((label, image) => [
    String(label),
    ...Array.from(pixels.subarray(image * 64, (image + 1) * 64), String),
  ]);
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '"',
      '1e999',
      '-1',
      'NaN',
      '__proto__',
      '1,2',
      '0x10',
      '\0',
      '\n',
      '\r',
      ';',
    ),
    fc.string({ maxLength: 6 }),
    fc.nat({ max: 300 }).map(String),
  );
  const changes = fc.array(fc.tuple(fc.nat({ max: imageCount - 1 }), fc.nat({ max: 64 }), cell), {
    minLength: 1,
    maxLength: 3,
  });
  const cells = changes.map((list) => {
    const changed = rows.map((row) => [...row]);
    for (const [row, column, text] of list) changed[row]?.splice(column, 1, text);
    return new TextEncoder().encode(changed.map((row) => row.join(',')).join('\n'));
  });
  const good = new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'));
  return fc.oneof(cells, changedBytes(good)).map((table): Files => ({ 'a.csv': table }));
}

function changedZips(): fc.Arbitrary<Files> {
  const files = ['a', 'b'].flatMap((name, shape) =>
    Array.from({ length: 6 }, (_, index): ZippedFile => {
      const content = Uint8Array.from(shape === 0 ? barPng(12 + index) : ringPng(12 + index));
      return { name: `${name}/${index}.png`, content };
    }),
  );
  const name = fc.constantFrom(
    '../../a/0.png',
    '/a/0.png',
    '__proto__/x.png',
    'constructor/1.png',
    '',
    'a',
    'b/\u202e.png',
    'C:\\a\\0.png',
    'x'.repeat(60_000),
  );
  const change = fc.oneof(
    name.map((text): Partial<ZippedFile> => ({ name: text })),
    fc.record({ flags: fc.nat({ max: 65_535 }) }),
    fc.record({ method: fc.constantFrom(0, 8, 9, 12, 14, 99) }),
    fc.record({ sizeBytes: oddNumber }),
    fc.record({ crc: oddNumber }),
    changedBytes(files[0]?.content ?? images).map((content): Partial<ZippedFile> => ({ content })),
  );
  const changes = fc.array(fc.tuple(fc.nat({ max: files.length - 1 }), change), {
    minLength: 1,
    maxLength: 3,
  });
  const listed = fc.tuple(changes, fc.boolean()).map(([list, isZip64]) => {
    const changed = files.map((file) => ({ ...file }));
    for (const [at, values] of list) Object.assign(changed[at] ?? {}, values);
    return zipFile(changed, { isZip64 });
  });
  const plain = [zipFile(files), zipFile(files, { isZip64: true })].map(changedBytes);
  return fc
    .oneof({ arbitrary: listed, weight: 3 }, ...plain)
    .map((zip): Files => ({ 'a.zip': zip }));
}

/** Whether files are read and split; `false` where they are refused in words. */
async function isGoodData(files: Files): Promise<boolean> {
  try {
    planSplits(await read(files, { decode: decodeSmall }), 1);
    return true;
  } catch (error) {
    if (!(error instanceof DataFileError) || !/\w/.test(error.message)) throw error;
    return false;
  }
}

/** The decoder for PNG here takes as much memory as a head says; a browser's is not under test. */
async function decodeSmall(bytes: Uint8Array): Promise<DecodedPicture> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(16) * view.getUint32(20) > 1e6) throw new Error('This is too large');
  return decodePng(bytes);
}

/** The readers of other people's data. */
export const dataFileReaders: readonly HostileReader[] = [
  {
    what: 'an IDX file, plain or packed',
    tryFiles: (numRuns) => tryEach(changedIdx(), isGoodData, numRuns),
  },
  { what: 'an .npz file', tryFiles: (numRuns) => tryEach(changedNpz(), isGoodData, numRuns) },
  { what: 'a table', tryFiles: (numRuns) => tryEach(changedTables(), isGoodData, numRuns) },
  { what: 'a zip of pictures', tryFiles: (numRuns) => tryEach(changedZips(), isGoodData, numRuns) },
];
