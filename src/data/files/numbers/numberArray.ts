/** Owns arrays of numbers as they lie in a file: nothing is copied until a number is asked for. */

/** A kind of number and its bytes: unsigned, signed, floating. */
export type NumberType = 'u1' | 'i1' | 'u2' | 'i2' | 'u4' | 'i4' | 'u8' | 'i8' | 'f4' | 'f8';

export const bytesOfType: Readonly<Record<NumberType, number>> = {
  u1: 1,
  i1: 1,
  u2: 2,
  i2: 2,
  u4: 4,
  i4: 4,
  u8: 8,
  i8: 8,
  f4: 4,
  f8: 8,
};

/** An array in a file. */
export interface NumberArray {
  /** The file, or the file and the array in it, for sentences and for pairing. */
  readonly file: string;
  readonly shape: readonly number[];
  readonly isFloat: boolean;
  /** How many numbers to go on for the next index of each axis. */
  readonly strides: readonly number[];
  /** The number at a place, counted in numbers from the first. */
  readonly at: (place: number) => number;
}

/** Where an array lies and how it is written. */
export interface ArrayBytes {
  readonly file: string;
  readonly shape: readonly number[];
  readonly type: NumberType;
  /** The numbers alone; as many as the shape says. */
  readonly bytes: Uint8Array;
  readonly isLittleEndian: boolean;
  /** Whether the first index is the one that changes fastest, as in Fortran. */
  readonly isColumnMajor?: boolean;
}

/** An array of these bytes. */
export function numberArray(from: ArrayBytes): NumberArray {
  const { file, shape, type, isColumnMajor = false } = from;
  const strides = isColumnMajor ? stridesOf(shape) : stridesOf(shape.toReversed()).toReversed();
  return { file, shape, isFloat: type === 'f4' || type === 'f8', strides, at: readerOf(from) };
}

/** The strides of a shape whose first index changes fastest. */
function stridesOf(shape: readonly number[]): number[] {
  let stride = 1;
  return shape.map((side) => {
    const own = stride;
    stride *= side;
    return own;
  });
}

function readerOf({ bytes, type, isLittleEndian }: ArrayBytes): (place: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case 'u1':
      return (place) => bytes[place] ?? 0;
    case 'i1':
      return (place) => view.getInt8(place);
    case 'u2':
      return (place) => view.getUint16(2 * place, isLittleEndian);
    case 'i2':
      return (place) => view.getInt16(2 * place, isLittleEndian);
    case 'u4':
      return (place) => view.getUint32(4 * place, isLittleEndian);
    case 'i4':
      return (place) => view.getInt32(4 * place, isLittleEndian);
    case 'u8':
      return (place) => Number(view.getBigUint64(8 * place, isLittleEndian));
    case 'i8':
      return (place) => Number(view.getBigInt64(8 * place, isLittleEndian));
    case 'f4':
      return (place) => view.getFloat32(4 * place, isLittleEndian);
    case 'f8':
      return (place) => view.getFloat64(8 * place, isLittleEndian);
  }
}
