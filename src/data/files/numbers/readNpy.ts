/** Reads NumPy's .npy: one array. */
import { counted } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import { readNpyHead } from './npyHead.ts';
import { bytesOfType, type NumberArray, numberArray } from './numberArray.ts';

/**
 * The array of an .npy file; its numbers stay where they are.
 * @param file the file's name, for sentences
 * @throws DataFileError when the head is none of .npy or does not fit the file's length
 */
export function readNpy(file: string, bytes: Uint8Array): NumberArray {
  const { start, shape, type, isLittleEndian, isColumnMajor } = readNpyHead(file, bytes);
  const expected = start + shape.reduce((size, side) => size * side, bytesOfType[type]);
  if (expected !== bytes.length) {
    const fault = expected > bytes.length ? 'cut off, or not what its head says' : 'too long';
    throw new DataFileError(
      `${file} is ${fault}: the shape (${shape.join(', ')}) needs ${counted(expected)} bytes, ` +
        `and it has ${counted(bytes.length)}`,
    );
  }
  const numbers = bytes.subarray(start);
  return numberArray({ file, shape, type, bytes: numbers, isLittleEndian, isColumnMajor });
}
