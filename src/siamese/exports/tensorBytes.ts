/** Owns numbers as bytes: float32, little-endian, whatever the machine. */

/** The bytes of some numbers, 4 each. */
export function bytesOf(numbers: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  for (let index = 0; index < numbers.length; index++) {
    view.setFloat32(4 * index, numbers[index] ?? 0, true);
  }
  return new Uint8Array(view.buffer);
}

/**
 * The numbers in some bytes.
 * @param bytes any start in its buffer; four for each number
 */
export function numbersIn(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) =>
    view.getFloat32(4 * index, true),
  );
}

/** Parts one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
