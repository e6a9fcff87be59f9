/** Finds arrays that were given twice: Kaggle's zip of MNIST has every file beside a folder with the same. */
import type { NumberArray } from '../numbers/numberArray.ts';
import { readArrayName } from './arrayName.ts';

export class SeenArrays {
  /** By what their names and shapes say, so that few are compared. */
  readonly #alike = new Map<string, NumberArray[]>();

  /** Whether no array before was called alike and held the same numbers. Nothing is copied. */
  isNew(array: NumberArray): boolean {
    const { part, stem } = readArrayName(array.file);
    const { isFloat, shape, strides } = array;
    const key = JSON.stringify([part, stem, isFloat, shape, strides]);
    const alike = this.#alike.get(key) ?? [];
    if (alike.some((other) => haveSameNumbers(array, other))) return false;
    this.#alike.set(key, [...alike, array]);
    return true;
  }
}

/** @param other of the same shape and strides */
function haveSameNumbers(one: NumberArray, other: NumberArray): boolean {
  const count = one.shape.reduce((product, side) => product * side, 1);
  for (let place = 0; place < count; place++) {
    if (one.at(place) !== other.at(place)) return false;
  }
  return true;
}
