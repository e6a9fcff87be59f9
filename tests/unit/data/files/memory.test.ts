/** Reading takes no more memory than twice the data's own size, besides what comes and goes image by image. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../src/data/files/readFiles.ts';
import { OwnData } from '../../../../src/worker/sideWorkers/files/ownData.ts';
import { idxFile, someLabels, somePixels } from '../../../helpers/dataFiles/idxFiles.ts';
import { npyFile, npzFile } from '../../../helpers/dataFiles/npyFiles.ts';

const [trainImages, testImages] = [8_000, 1_000];
/** The images as bytes. */
const ownBytes = (trainImages + testImages) * 784;
/** Labels, lists of numbers, and what a few images take while they are read. */
const besidesBytes = 100_000;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes of all buffers that something still holds. */
function heldBytes(): number {
  // The first round may only find what the second gives back.
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

/** The files of each format, made when they are read: nobody else holds their bytes. */
const formats: [string, Readonly<Record<string, () => Uint8Array>>][] = [
  [
    'IDX',
    {
      'train-images-idx3-ubyte': () => images(trainImages),
      'train-labels-idx1-ubyte': () => labels(trainImages),
      't10k-images-idx3-ubyte': () => images(testImages),
      't10k-labels-idx1-ubyte': () => labels(testImages),
    },
  ],
  [
    'gzipped IDX',
    {
      'train-images-idx3-ubyte.gz': () => own(gzipSync(images(trainImages))),
      'train-labels-idx1-ubyte.gz': () => own(gzipSync(labels(trainImages))),
      't10k-images-idx3-ubyte.gz': () => own(gzipSync(images(testImages))),
      't10k-labels-idx1-ubyte.gz': () => own(gzipSync(labels(testImages))),
    },
  ],
  [
    'npz',
    {
      'mnist.npz': () =>
        npzFile({
          x_train: npyFile('|u1', [trainImages, 28, 28], somePixels(trainImages)),
          y_train: npyFile('|u1', [trainImages], someLabels(trainImages)),
          x_test: npyFile('|u1', [testImages, 28, 28], somePixels(testImages)),
          y_test: npyFile('|u1', [testImages], someLabels(testImages)),
        }),
    },
  ],
];

function images(count: number): Uint8Array {
  return idxFile('u1', [count, 28, 28], somePixels(count));
}

function labels(count: number): Uint8Array {
  return idxFile('u1', [count], someLabels(count));
}

/** A copy outside Node’s pool of buffers, which is never given back. */
function own(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}

describe.each(formats)('reading %s', (_, files) => {
  it('holds at most twice the data’s own size, at any time', { timeout: 60_000 }, async () => {
    const before = heldBytes();
    let most = 0;
    const measure = (): void => {
      most = Math.max(most, heldBytes() - before);
    };
    const given = Object.entries(files).map(([path, make]) => ({
      path,
      sizeBytes: 1,
      read: async () => {
        measure();
        return make();
      },
    }));
    const found = await readFiles(given, {
      decode: () => Promise.reject(new Error('There are no pictures here')),
      choices: {},
      progress: (done) => {
        if (done % 1_024 === 0) measure();
      },
    });
    measure();
    const splits = new OwnData(found).images();
    measure();
    expect(splits.train.images.length).toBeGreaterThan(6_000 * 784);
    expect(most).toBeGreaterThan(ownBytes);
    expect(most).toBeLessThan(2 * ownBytes + besidesBytes);
  });
});
