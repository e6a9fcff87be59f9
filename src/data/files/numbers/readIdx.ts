/**
 * Reads IDX, the format of MNIST's files: a head of two zeros, the type and the number of dimensions, the
 * dimensions, and the numbers, all big-endian (LeCun, Cortes, Burges: yann.lecun.com/exdb/mnist).
 */

import { counted } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import { bytesOfType, type NumberArray, type NumberType, numberArray } from './numberArray.ts';

const typeOfCode: ReadonlyMap<number, NumberType> = new Map([
  [0x08, 'u1'],
  [0x09, 'i1'],
  [0x0b, 'i2'],
  [0x0c, 'i4'],
  [0x0d, 'f4'],
  [0x0e, 'f8'],
]);
const mostDimensions = 4;

/** Whether a file begins as an IDX file does. */
export function isIdx(bytes: Uint8Array): boolean {
  const [first, second, code = 0, dimensions = 0] = bytes;
  return first === 0 && second === 0 && typeOfCode.has(code) && dimensions >= 1;
}

/**
 * The array of an IDX file; its numbers stay where they are.
 * @param file the file's name, for sentences
 * @throws DataFileError when the head is none of IDX or does not fit the file's length
 */
export function readIdx(file: string, bytes: Uint8Array): NumberArray {
  const type = typeOfCode.get(bytes[2] ?? 0);
  if (!isIdx(bytes) || type === undefined) {
    throw new DataFileError(
      `${file} is no IDX file: such a file begins with two zeros and the type of its numbers`,
    );
  }
  const dimensions = bytes[3] ?? 0;
  const headBytes = 4 + 4 * dimensions;
  if (dimensions > mostDimensions || bytes.length < headBytes) {
    throw new DataFileError(
      `${file} says that it has ${dimensions} dimensions: images have 2 to 4, labels 1 or 2, ` +
        'and their sizes follow in the head',
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: dimensions }, (_, axis) => view.getUint32(4 + 4 * axis));
  const expected = headBytes + shape.reduce((size, side) => size * side, bytesOfType[type]);
  if (expected !== bytes.length) {
    const fault = expected > bytes.length ? 'cut off, or not what its head says' : 'too long';
    throw new DataFileError(
      `${file} is ${fault}: ${shape.map(counted).join(' × ')} numbers need ` +
        `${counted(expected)} bytes, and it has ${counted(bytes.length)}`,
    );
  }
  return numberArray({
    file,
    shape,
    type,
    bytes: bytes.subarray(headBytes),
    isLittleEndian: false,
  });
}
