/** Writes IDX files byte by byte. */

const codes = { u1: 0x08, i1: 0x09, i2: 0x0b, i4: 0x0c, f4: 0x0d, f8: 0x0e } as const;

/** An IDX file of numbers of any of its types. */
export function idxFile(
  type: keyof typeof codes,
  shape: readonly number[],
  values: ArrayLike<number>,
): Uint8Array<ArrayBuffer> {
  const size = Number(type.slice(1));
  const head = 4 + 4 * shape.length;
  const view = new DataView(new ArrayBuffer(head + size * values.length));
  view.setUint8(2, codes[type]);
  view.setUint8(3, shape.length);
  for (const [axis, side] of shape.entries()) view.setUint32(4 + 4 * axis, side);
  for (const [index, value] of Array.from(values).entries()) {
    const at = head + size * index;
    if (type === 'u1') view.setUint8(at, value);
    if (type === 'i1') view.setInt8(at, value);
    if (type === 'i2') view.setInt16(at, value);
    if (type === 'i4') view.setInt32(at, value);
    if (type === 'f4') view.setFloat32(at, value);
    if (type === 'f8') view.setFloat64(at, value);
  }
  return new Uint8Array(view.buffer);
}

/** Images of a bright upright bar on black, as high as ink usually is; no two neighbours are alike. */
export function somePixels(count: number, sidePx = 28): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: count * sidePx ** 2 }, (_, index) => {
    const [image, pixel] = [Math.floor(index / sidePx ** 2), index % sidePx ** 2];
    const [x, y] = [(pixel % sidePx) / sidePx, Math.floor(pixel / sidePx) / sidePx];
    const isInk = x > 0.4 && x < 0.55 && y > 0.15 && y < 0.85;
    return isInk ? 200 + ((37 * image + 11 * pixel) % 56) : 0;
  });
}

/** Labels 0, 1, 2, 0, 1, 2, … */
export function someLabels(count: number, classes = 3): number[] {
  return Array.from({ length: count }, (_, index) => index % classes);
}
