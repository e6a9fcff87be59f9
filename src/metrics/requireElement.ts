/** Reads an element that must exist. Imports nothing. */

/**
 * The element at this index.
 * @throws RangeError that names the index and the length
 */
export function requireElement<T>(elements: ArrayLike<T>, index: number): T {
  const element = elements[index];
  if (element === undefined) {
    throw new RangeError(`There is no element ${index} among ${elements.length}`);
  }
  return element;
}
