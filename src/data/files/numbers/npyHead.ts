/**
 * Reads the head of NumPy's .npy (NEP 1): a mark, a version, and a Python dictionary of three known entries,
 * which is matched, never run.
 */
import { DataFileError } from '../dataFileError.ts';
import type { NumberType } from './numberArray.ts';

const mark = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** A head of images or labels has about a hundred letters. */
const longestHead = 10_000;
const mostDimensions = 8;
const typeOfName: ReadonlyMap<string, NumberType> = new Map([
  ['b1', 'u1'],
  ['u1', 'u1'],
  ['i1', 'i1'],
  ['u2', 'u2'],
  ['i2', 'i2'],
  ['u4', 'u4'],
  ['i4', 'i4'],
  ['u8', 'u8'],
  ['i8', 'i8'],
  ['f4', 'f4'],
  ['f8', 'f8'],
]);

/** What the head says. */
export interface NpyHead {
  readonly type: NumberType;
  readonly isLittleEndian: boolean;
  readonly isColumnMajor: boolean;
  readonly shape: readonly number[];
  /** Where the numbers begin. */
  readonly start: number;
}

export function isNpy(bytes: Uint8Array): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** @throws DataFileError when there is no head, or one of an array that is no numbers */
export function readNpyHead(file: string, bytes: Uint8Array): NpyHead {
  const version = bytes[6] ?? 0;
  const lengthBytes = version === 1 ? 2 : 4;
  const textStart = 8 + lengthBytes;
  if (!isNpy(bytes) || version < 1 || version > 3 || bytes.length < textStart) {
    throw new DataFileError(`${file} is no .npy file of version 1 to 3, or is cut off`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > longestHead || textStart + length > bytes.length) {
    throw new DataFileError(`${file} is cut off or damaged: its head does not fit`);
  }
  const start = textStart + length;
  const text = new TextDecoder('latin1').decode(bytes.subarray(textStart, start));
  const order = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const sides = /'shape':\s*\(([\d,\sL]*)\)/.exec(text)?.[1];
  if (order === undefined || sides === undefined) {
    throw new DataFileError(`${file} is damaged: its head has no order of numbers or no shape`);
  }
  const shape = [...sides.matchAll(/\d+/g)].map(([side]) => Number(side));
  if (shape.length > mostDimensions) {
    throw new DataFileError(`${file} has ${shape.length} dimensions: images have 2 to 4, labels 1`);
  }
  return { ...typeIn(file, text), isColumnMajor: order === 'True', shape, start };
}

function typeIn(file: string, text: string): Pick<NpyHead, 'type' | 'isLittleEndian'> {
  const [, order = '', name = ''] = /'descr':\s*'([<>|=]?)(\w+)'/.exec(text) ?? [];
  if (/^O/.test(name)) {
    throw new DataFileError(
      `${file} holds Python objects, such as images of different sizes, and could run programs ` +
        'when it is opened: save arrays of plain numbers, all images of one size',
    );
  }
  const type = typeOfName.get(name);
  if (type === undefined) {
    throw new DataFileError(
      `${file} holds ${name === '' ? 'records' : `numbers of the type ${name}`}: whole numbers of ` +
        '1 to 8 bytes and floating ones of 4 or 8 (float32, float64) are read',
    );
  }
  return { type, isLittleEndian: order !== '>' };
}
