// Writes the manifest: the file that tells the page the shards and their content.

import { createHash } from 'node:crypto';

/**
 * @typedef {import('./shards.mjs').Split} Split
 *
 * A shard in the manifest: `sizeBytes` and `sha256` belong to the compressed file.
 * @typedef {{ file: string, split: Split, count: number, sizeBytes: number, sha256: string }}
 *   ManifestShard
 *
 * @typedef {object} Manifest
 * @property {'siamese-playground.dataset'} format
 * @property {1} version
 * @property {string} name
 * @property {string[]} classes a label is an index into this list
 * @property {{ height: number, width: number }} image
 * @property {ManifestShard[]} shards in the order of loading
 */

/**
 * The names of the classes that the labels contain: '0', '1', … without a gap.
 * @param {readonly Uint8Array[]} labels
 * @returns {string[]}
 */
export function nameClasses(labels) {
  const found = new Set(labels.flatMap((part) => [...new Set(part)]));
  const names = Array.from(found.keys(), (_, label) => String(label));
  const missing = names.find((name) => !found.has(Number(name)));
  if (missing !== undefined) throw new Error(`No example has the label ${missing}`);
  return names;
}

/**
 * Describes a shard by its compressed file.
 * @param {{ file: string, split: Split, count: number }} shard
 * @param {Uint8Array} served
 * @returns {ManifestShard}
 */
export function describeShard({ file, split, count }, served) {
  const sha256 = createHash('sha256').update(served).digest('hex');
  return { file, split, count, sizeBytes: served.length, sha256 };
}

/**
 * @param {Omit<Manifest, 'format' | 'version'>} content
 * @returns {Manifest}
 */
export function makeManifest({ name, classes, image, shards }) {
  return { format: 'siamese-playground.dataset', version: 1, name, classes, image, shards };
}
