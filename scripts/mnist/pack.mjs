// Packs MNIST into compressed shards that the page loads one by one.

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Fault } from '../fault.mjs';
import { cache, mnistSource, mnistTarget } from '../paths.mjs';
import { describeShard, makeManifest, nameClasses } from './manifest.mjs';
import { cutShards, orderForLoading, splitTrain } from './shards.mjs';
import { readMnist } from './source.mjs';

const shardSize = 5_000;
const validationCount = 5_000;
const manifestFile = 'manifest.json';

const compress = promisify(gzip);

/**
 * @typedef {import('./source.mjs').Labelled} Labelled
 * @typedef {import('./shards.mjs').Shard} Shard
 * @typedef {Omit<import('./manifest.mjs').Manifest, 'format' | 'version' | 'shards'>} About
 * @typedef {{ about: About, shards: Shard[] }} Plan the content to pack, before compression
 */

/**
 * Plans the shards of MNIST, in the order of loading.
 * @param {{ train: Labelled, test: Labelled }} mnist
 * @returns {Plan}
 */
export function planMnist(mnist) {
  const { train, validation } = splitTrain(mnist.train, validationCount);
  const { height, width, labels } = mnist.train;
  return {
    about: {
      name: 'MNIST',
      classes: nameClasses([labels, mnist.test.labels]),
      image: { height, width },
    },
    shards: orderForLoading([
      ...cutShards('train', train, shardSize),
      ...cutShards('validation', validation, shardSize),
      ...cutShards('test', mnist.test, shardSize),
    ]),
  };
}

/**
 * The manifest's text; the shards' compressed files come in the order of the shards.
 * @param {Plan} plan
 * @param {readonly Uint8Array[]} served
 */
function writeManifest({ about, shards }, served) {
  const described = shards.map((shard, i) => describeShard(shard, served[i] ?? new Uint8Array()));
  return `${JSON.stringify(makeManifest({ ...about, shards: described }))}\n`;
}

/**
 * Whether the folder holds this plan already, with every file complete.
 * @param {string} folder
 * @param {Plan} plan
 */
async function isPacked(folder, plan) {
  try {
    const manifest = await readFile(join(folder, manifestFile), 'utf8');
    const served = await Promise.all(plan.shards.map(({ file }) => readFile(join(folder, file))));
    return manifest === writeManifest(plan, served);
  } catch {
    return false;
  }
}

/**
 * Writes the files into a new folder and renames it to the target, so no half-written target exists.
 * @param {ReadonlyMap<string, Uint8Array | string>} files
 * @param {string} target
 * @param {string} staging a folder on the same disk; made if it is missing
 */
async function writeFolder(files, target, staging) {
  const folder = join(staging, `mnist-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  try {
    for (const [name, content] of files) await writeFile(join(folder, name), content);
    await mkdir(dirname(target), { recursive: true });
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Packs MNIST for the page, unless it is packed already.
 * @param {object} [options]
 * @param {string} [options.source] the folder of the original files
 * @param {string} [options.target] the folder to make
 * @param {string} [options.staging] the folder for unfinished files; on the target's disk
 * @param {number} [options.level] gzip's compression level, 1 to 9
 * @returns {Promise<void>}
 */
export async function packMnist({
  source = mnistSource,
  target = mnistTarget,
  staging = cache,
  level = 9,
} = {}) {
  const plan = planMnist(await readOrFail(source));
  if (await isPacked(target, plan)) return;
  console.log('Packing MNIST …');
  const served = await Promise.all(plan.shards.map(({ payload }) => compress(payload, { level })));
  /** @type {Map<string, Uint8Array | string>} */
  const files = new Map(plan.shards.map(({ file }, i) => [file, served[i] ?? '']));
  files.set(manifestFile, writeManifest(plan, served));
  await writeFolder(files, target, staging);
  console.log(`Packed MNIST: ${plan.shards.length} shards, ${megabytes(served)} MB.`);
}

/** @param {string} source */
async function readOrFail(source) {
  try {
    return await readMnist(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Fault(`The original MNIST files cannot be used: ${reason}`, 'npm ci', error);
  }
}

/** @param {readonly Uint8Array[]} parts */
function megabytes(parts) {
  return (parts.reduce((sum, part) => sum + part.length, 0) / 1e6).toFixed(1);
}
