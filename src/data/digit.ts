/**
 * Owns the form of one digit in this project: 28×28 grey values, row by row, one byte each, ink 255 on
 * background 0, as in MNIST's files.
 */

/** Height and width of a digit in pixels. */
export const digitSide = 28;
/** Bytes of one digit. */
export const digitPixels = digitSide * digitSide;

/**
 * Checks that an array holds whole digits.
 * @throws RangeError that names the length found and the length of one digit.
 */
export function checkDigits(images: Uint8Array, count: number): void {
  if (images.length !== count * digitPixels) {
    throw new RangeError(
      `${count} digits of ${digitSide}×${digitSide} need ${count * digitPixels} bytes, got ${images.length}`,
    );
  }
}

/** Whether two digits are equal in every pixel. No digit (`null`) equals only no digit. */
export function areSameDigit(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((grey, pixel) => grey === other[pixel]);
}
