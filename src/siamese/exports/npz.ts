/**
 * Owns NumPy's files: .npy, one array under a head in Python's words (NEP 1), and .npz, a zip of these.
 */
import { zipSync } from 'fflate';
import type { WeightsFile } from '../weightsFile/schema.ts';
import { metadataOf } from './metadata.ts';
import { bytesOf, joined } from './tensorBytes.ts';

/** The same network gives the same bytes: a zip's files need some time, and the time now is no help. */
export const zipTime = new Date(1980, 0, 1);

/** A network as .npz; the array `metadata` is the rest of the weights file as JSON, byte by byte. */
export function writeNpz(file: WeightsFile): Uint8Array<ArrayBuffer> {
  const metadata = new TextEncoder().encode(metadataOf(file));
  return npzOf([
    ...file.tensors.map(({ name, shape, data }) => floatArray(name, shape, data)),
    ['metadata', npyOf('|u1', [metadata.length], metadata)],
  ]);
}

/** An array of an .npz file: its name, and its .npy file. */
export type NamedArray = readonly [name: string, npy: Uint8Array<ArrayBuffer>];

/** An array of float32 numbers, row by row. */
export function floatArray(
  name: string,
  shape: readonly number[],
  data: ArrayLike<number>,
): NamedArray {
  return [name, npyOf('<f4', shape, bytesOf(data))];
}

/** An array of one whole number. */
export function wholeNumber(name: string, value: number): NamedArray {
  return [name, npyOf('<i4', [1], new Uint8Array(Int32Array.of(value).buffer))];
}

/** An .npz file of these arrays. */
export function npzOf(arrays: readonly NamedArray[]): Uint8Array<ArrayBuffer> {
  const entries = arrays.map(([name, bytes]) => [`${name}.npy`, bytes] as const);
  // Stored as they are: float32 weights hardly shrink.
  return zipSync(Object.fromEntries(entries), { level: 0, mtime: zipTime });
}

/**
 * An .npy file, version 1.0.
 * @param type NumPy's name of the kind of number: `<f4`, `<i4`, `|u1`
 * @param shape the numbers lie row by row
 */
function npyOf(
  type: '<f4' | '<i4' | '|u1',
  shape: readonly number[],
  bytes: Uint8Array,
): Uint8Array<ArrayBuffer> {
  // Python writes a tuple of one with a comma.
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const words = `{'descr': '${type}', 'fortran_order': False, 'shape': ${tuple}, }`;
  // The head ends with a line break, and its length is a multiple of 64.
  const length = Math.ceil((10 + words.length + 1) / 64) * 64;
  const head = new TextEncoder().encode(`______xxxx${words.padEnd(length - 11)}\n`);
  head.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, (length - 10) & 0xff, (length - 10) >> 8]);
  return joined([head, bytes]);
}
