// Reads the original MNIST files and checks that they are the originals.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseIdxImages, parseIdxLabels } from './idx.mjs';

/** The original files' md5 sums, as published with the data set. */
const md5 = {
  'train-images-idx3-ubyte': '6bbc9ace898e44ae57da46a324031adb',
  'train-labels-idx1-ubyte': 'a25bea736e30d166cdddb491f175f624',
  't10k-images-idx3-ubyte': '2646ac647ad5339dbf082846283269ea',
  't10k-labels-idx1-ubyte': '27ae3e4e09519cfbb04c329615203637',
};

/**
 * Images with their labels, in order.
 * @typedef {{ height: number, width: number, pixels: Uint8Array, labels: Uint8Array }} Labelled
 */

/**
 * Refuses bytes that do not have this md5 sum.
 * @param {Uint8Array} bytes
 * @param {string} expected
 * @param {string} name the file's name in the error
 */
export function checkMd5(bytes, expected, name) {
  const found = createHash('md5').update(bytes).digest('hex');
  if (found !== expected) throw new Error(`${name}: md5 ${found}, expected ${expected}`);
}

/**
 * Joins one IDX file of images with one of labels.
 * @param {Uint8Array} imageBytes
 * @param {Uint8Array} labelBytes
 * @param {string} name the pair's name in an error
 * @returns {Labelled}
 */
export function joinLabelled(imageBytes, labelBytes, name) {
  const { count, height, width, pixels } = parseIdxImages(imageBytes, `${name} images`);
  const labels = parseIdxLabels(labelBytes, `${name} labels`);
  if (labels.length !== count) {
    throw new Error(`${name}: ${count} images but ${labels.length} labels`);
  }
  return { height, width, pixels, labels };
}

/**
 * @param {string} folder
 * @param {keyof typeof md5} name
 */
async function readOriginal(folder, name) {
  const bytes = await readFile(join(folder, name));
  checkMd5(bytes, md5[name], name);
  return bytes;
}

/**
 * Reads the four original MNIST files.
 * @param {string} folder
 * @returns {Promise<{ train: Labelled, test: Labelled }>}
 */
export async function readMnist(folder) {
  // Read one after the other: if several files are missing, the error always names the same one.
  const trainImages = await readOriginal(folder, 'train-images-idx3-ubyte');
  const trainLabels = await readOriginal(folder, 'train-labels-idx1-ubyte');
  const testImages = await readOriginal(folder, 't10k-images-idx3-ubyte');
  const testLabels = await readOriginal(folder, 't10k-labels-idx1-ubyte');
  return {
    train: joinLabelled(trainImages, trainLabels, 'train'),
    test: joinLabelled(testImages, testLabels, 't10k'),
  };
}
