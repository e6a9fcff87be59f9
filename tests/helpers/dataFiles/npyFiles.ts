/** Writes NumPy's files byte by byte. */
import { zipFile } from './zipFiles.ts';

/** How one kind of number is written. */
type Write = (view: DataView, at: number, value: number, isLittleEndian: boolean) => void;
const writers: Readonly<Record<string, Write>> = {
  u1: (view, at, value) => view.setUint8(at, value),
  i1: (view, at, value) => view.setInt8(at, value),
  u2: (view, at, value, isLittle) => view.setUint16(at, value, isLittle),
  i2: (view, at, value, isLittle) => view.setInt16(at, value, isLittle),
  u4: (view, at, value, isLittle) => view.setUint32(at, value, isLittle),
  i4: (view, at, value, isLittle) => view.setInt32(at, value, isLittle),
  i8: (view, at, value, isLittle) => view.setBigInt64(at, BigInt(value), isLittle),
  u8: (view, at, value, isLittle) => view.setBigUint64(at, BigInt(value), isLittle),
  f4: (view, at, value, isLittle) => view.setFloat32(at, value, isLittle),
  f8: (view, at, value, isLittle) => view.setFloat64(at, value, isLittle),
};

/** An .npy file with this dictionary as its head. */
export function npyWithHead(
  head: string,
  numbers: Uint8Array,
  version = 1,
): Uint8Array<ArrayBuffer> {
  const lengthBytes = version === 1 ? 2 : 4;
  const padded = `${head.padEnd(Math.ceil((head.length + 20) / 64) * 64 - 9 - lengthBytes)}\n`;
  const bytes = new Uint8Array(8 + lengthBytes + padded.length + numbers.length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), version, 0]);
  const view = new DataView(bytes.buffer);
  if (version === 1) view.setUint16(8, padded.length, true);
  else view.setUint32(8, padded.length, true);
  bytes.set(new TextEncoder().encode(padded), 8 + lengthBytes);
  bytes.set(numbers, 8 + lengthBytes + padded.length);
  return bytes;
}

/**
 * An .npy file.
 * @param descr NumPy's name of the kind of number, with its order of bytes: `<f4`
 * @param values in the order of the file
 */
export function npyFile(
  descr: string,
  shape: readonly number[],
  values: ArrayLike<number>,
  { isFortran = false, version = 1 } = {},
): Uint8Array<ArrayBuffer> {
  const [order = '', ...type] = descr;
  const write = writers[type.join('')];
  if (write === undefined) throw new Error(`No way to write ${descr}`);
  const size = Number(type.at(-1));
  const view = new DataView(new ArrayBuffer(size * values.length));
  for (const [index, value] of Array.from(values).entries()) {
    write(view, size * index, value, order !== '>');
  }
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const head = `{'descr': '${descr}', 'fortran_order': ${isFortran ? 'True' : 'False'}, 'shape': ${tuple}, }`;
  return npyWithHead(head, new Uint8Array(view.buffer), version);
}

/** An .npz file of these arrays. */
export function npzFile(arrays: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  return zipFile(
    Object.entries(arrays).map(([name, content]) => ({ name: `${name}.npy`, content })),
  );
}
