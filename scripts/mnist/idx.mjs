// Reads the IDX file format: a big-endian header (magic number, sizes), then plain bytes.

const imagesMagic = 0x00000803;
const labelsMagic = 0x00000801;

/**
 * @typedef {{ count: number, height: number, width: number, pixels: Uint8Array }} IdxImages
 */

/** @param {number} magic */
const hex = (magic) => `0x${magic.toString(16).padStart(8, '0')}`;

/**
 * Reads an IDX file of bytes. The magic number's last byte is the number of sizes.
 * @param {Uint8Array} bytes
 * @param {number} magic
 * @param {string} name the file's name in an error
 * @returns {{ sizes: number[], values: Uint8Array }}
 */
function parseIdx(bytes, magic, name) {
  const dimensions = magic & 0xff;
  const headerSize = 4 * (1 + dimensions);
  if (bytes.length < headerSize) {
    throw new Error(`${name}: ${bytes.length} bytes, too short for its header of ${headerSize}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(0);
  if (found !== magic) {
    throw new Error(`${name}: magic number ${hex(found)}, expected ${hex(magic)}`);
  }
  const sizes = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 * (i + 1)));
  const expected = headerSize + sizes.reduce((product, size) => product * size, 1);
  if (bytes.length !== expected) {
    throw new Error(`${name}: ${bytes.length} bytes, expected ${expected} for ${sizes.join('×')}`);
  }
  return { sizes, values: bytes.subarray(headerSize) };
}

/**
 * Reads an IDX file of images: one byte per pixel, row by row.
 * @param {Uint8Array} bytes
 * @param {string} name the file's name in an error
 * @returns {IdxImages}
 */
export function parseIdxImages(bytes, name) {
  const { sizes, values } = parseIdx(bytes, imagesMagic, name);
  const [count = 0, height = 0, width = 0] = sizes;
  return { count, height, width, pixels: values };
}

/**
 * Reads an IDX file of labels: one byte each.
 * @param {Uint8Array} bytes
 * @param {string} name the file's name in an error
 * @returns {Uint8Array}
 */
export function parseIdxLabels(bytes, name) {
  return parseIdx(bytes, labelsMagic, name).values;
}
