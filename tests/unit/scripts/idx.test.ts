import { describe, expect, it } from 'vitest';
import { parseIdxImages, parseIdxLabels } from '../../../scripts/mnist/idx.mjs';
import { checkMd5, joinLabelled } from '../../../scripts/mnist/source.mjs';

/** An IDX file made by hand: a big-endian header, then bytes. */
function idx(header: number[], values: number[]): Uint8Array {
  const bytes = header.flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 0xff));
  return Uint8Array.from([...bytes, ...values]);
}

const images = idx([0x803, 2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
const labels = idx([0x801, 2], [7, 0]);

describe('an IDX file', () => {
  it('gives its images, row by row', () => {
    const { pixels, ...sizes } = parseIdxImages(images, 'some images');
    expect(sizes).toEqual({ count: 2, height: 2, width: 3 });
    expect([...pixels]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
  });

  it('gives its labels', () => {
    expect([...parseIdxLabels(labels, 'some labels')]).toEqual([7, 0]);
  });

  it('is read from within a larger buffer', () => {
    const within = Uint8Array.from([9, 9, 9, ...labels]).subarray(3);
    expect([...parseIdxLabels(within, 'some labels')]).toEqual([7, 0]);
  });

  it('is refused with another magic number, naming the file, both numbers', () => {
    expect(() => parseIdxImages(idx([0x801, 2, 2, 3], []), 'some images')).toThrow(
      'some images: magic number 0x00000801, expected 0x00000803',
    );
  });

  it('is refused where it is cut short, or too long, naming both sizes', () => {
    expect(() => parseIdxImages(images.subarray(0, 20), 'some images')).toThrow(
      'some images: 20 bytes, expected 28 for 2×2×3',
    );
    expect(() => parseIdxLabels(Uint8Array.from([...labels, 1]), 'some labels')).toThrow(
      'some labels: 11 bytes, expected 10 for 2',
    );
  });

  it('is refused where not even its header is whole', () => {
    expect(() => parseIdxLabels(labels.subarray(0, 6), 'some labels')).toThrow(
      'some labels: 6 bytes, too short for its header of 8',
    );
  });
});

describe('an original file', () => {
  it('is refused with another checksum, naming the file and both sums', () => {
    const bytes = new TextEncoder().encode('hello');
    const md5 = '5d41402abc4b2a76b9719d911017c592';
    expect(() => checkMd5(bytes, md5, 'greeting')).not.toThrow();
    expect(() => checkMd5(bytes, 'abc', 'greeting')).toThrow(`greeting: md5 ${md5}, expected abc`);
  });

  it('is refused where images and labels do not pair up', () => {
    const three = idx([0x801, 3], [7, 0, 1]);
    expect(() => joinLabelled(images, three, 'pair')).toThrow('pair: 2 images but 3 labels');
  });
});
