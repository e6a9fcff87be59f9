/** Writes the bytes of picture files that no canvas writes: turned, animated, deep, from an iPhone. */
import { PNG } from 'pngjs';

/** JPEG's marks of turned and mirrored photos (TIFF's tag 274): 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The boxes of a HEIC file that tell its size, and no picture. */
export function heic(width: number, height: number): Uint8Array<ArrayBuffer> {
  const box = (name: string, ...content: number[]): number[] => [
    ...bigEndian(8 + content.length),
    ...latin(name),
    ...content,
  ];
  const ispe = box('ispe', ...bigEndian(0), ...bigEndian(width), ...bigEndian(height));
  const ipma = box('ipma', ...bigEndian(0), ...bigEndian(1), 0, 1, 1, 1);
  const pitm = box('pitm', ...bigEndian(0), 0, 1);
  const iprp = box('iprp', ...box('ipco', ...ispe), ...ipma);
  const meta = box('meta', ...bigEndian(0), ...pitm, ...iprp);
  const ftyp = box('ftyp', ...latin('heic'), ...bigEndian(0));
  return Uint8Array.from([...ftyp, ...meta]);
}

/** The same JPEG with an Exif mark of how it is to be turned. */
export function turnedJpeg(jpeg: Uint8Array, orientation: Orientation): Buffer {
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const content = [...latin('Exif\0\0MM\0*'), ...bigEndian(8), ...directory];
  const segment = [0xff, 0xe1, 0, content.length + 2, ...content];
  return Buffer.from([...jpeg.subarray(0, 2), ...segment, ...jpeg.subarray(2)]);
}

/** A grey PNG of 16 bits a pixel. @param values [height × width], 0…1 */
export function deepPng(width: number, height: number, values: Float32Array): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(Uint16Array.from(values, (value) => Math.round(65_535 * value)).buffer);
  return PNG.sync.write(png, { bitDepth: 16, colorType: 0, inputColorType: 0 });
}

/** An animated GIF. @param frames [height × width] greys of 0…127 each */
export function animatedGif(
  width: number,
  height: number,
  frames: readonly Uint8Array[],
): Uint8Array {
  const size = [...littleEndian(width, 2), ...littleEndian(height, 2)];
  const greys = Array.from({ length: 128 }, (_, grey) => [2 * grey, 2 * grey, 2 * grey]).flat();
  return Uint8Array.from([
    ...latin('GIF89a'),
    ...size,
    0xf6,
    0,
    0,
    ...greys,
    ...frames.flatMap((frame) => [
      ...[0x21, 0xf9, 4, 0, 10, 0, 0, 0],
      ...[0x2c, 0, 0, 0, 0, ...size, 0, 7],
      ...blocksOf(plainCodes(frame)),
    ]),
    0x3b,
  ]);
}

/** An animated WebP. @param frames files of one picture each */
export function animatedWebp(width: number, height: number, frames: readonly Uint8Array[]): Buffer {
  const chunk = (name: string, content: readonly number[]): number[] => [
    ...latin(name),
    ...littleEndian(content.length, 4),
    ...content,
    ...(content.length % 2 === 1 ? [0] : []),
  ];
  const size = [...littleEndian(width - 1, 3), ...littleEndian(height - 1, 3)];
  const place = [0, 0, 0, 0, 0, 0];
  const chunks = [
    ...latin('WEBP'),
    ...chunk('VP8X', [2, 0, 0, 0, ...size]),
    ...chunk('ANIM', [255, 255, 255, 255, 0, 0]),
    ...frames.flatMap((frame) =>
      chunk('ANMF', [...place, ...size, ...littleEndian(100, 3), 0, ...pictureIn(frame)]),
    ),
  ];
  return Buffer.from([...latin('RIFF'), ...littleEndian(chunks.length, 4), ...chunks]);
}

/** The chunk of a WebP file that has the pixels: the first one, or the one after a `VP8X`. */
function pictureIn(webp: Uint8Array): number[] {
  const names = ['VP8 ', 'VP8L'].map((name) => Buffer.from(webp).indexOf(name));
  return [...webp.subarray(Math.max(...names))];
}

/** Codes of eight bits, each a pixel: the table is cleared before its codes would grow. */
function plainCodes(pixels: Uint8Array): number[] {
  const [clear, end, together] = [128, 129, 126];
  const codes = [...pixels].flatMap((pixel, index) =>
    index % together === 0 ? [clear, pixel] : [pixel],
  );
  return [...codes, end];
}

function blocksOf(bytes: readonly number[]): number[] {
  const starts = Array.from({ length: Math.ceil(bytes.length / 255) }, (_, index) => 255 * index);
  const blocks = starts.map((start) => bytes.slice(start, start + 255));
  return [...blocks.flatMap((block) => [block.length, ...block]), 0];
}

function bigEndian(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >> shift) & 255);
}

function littleEndian(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, index) => (value >> (8 * index)) & 255);
}

function latin(text: string): number[] {
  return [...Buffer.from(text, 'latin1')];
}
