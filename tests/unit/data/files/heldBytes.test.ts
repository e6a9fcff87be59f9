import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../../../../src/data/files/archives/openFiles.ts';
import type { GivenFile } from '../../../../src/data/files/foundData.ts';
import { createRandom } from '../../../../src/data/random.ts';
import { given, read, refusalOf } from '../../../helpers/dataFiles/givenFiles.ts';
import { idxFile, someLabels, somePixels } from '../../../helpers/dataFiles/idxFiles.ts';
import { npyFile, npzFile } from '../../../helpers/dataFiles/npyFiles.ts';
import { barPng, ringPng } from '../../../helpers/dataFiles/pngFiles.ts';
import { zipFile } from '../../../helpers/dataFiles/zipFiles.ts';

/** An array of somewhat more than 10,000 bytes, different for each class. */
const array = (label: number) => idxFile('u1', [10_000], new Array(10_000).fill(label));
const packed = (label: number) => Uint8Array.from(gzipSync(array(label)));
/** What would be called damaged as soon as it is unpacked. */
const damaged = packed(3).with(12, 255);
const room = 29_000;

/** Opens files with room for this much; all of them, or the sentence of the refusal. */
function open(files: readonly GivenFile[], most = room) {
  return openFiles(files, undefined, most);
}

describe('the bytes that lie in memory at once', () => {
  it('have one bound for all that is packed in a zip, told before the last is unpacked', async () => {
    const layers = [packed(1), packed(2), damaged].map((content, index) => ({
      name: `${index}.idx.gz`,
      content,
    }));
    const zip = given('x.zip', zipFile(layers));
    await expect(open([zip])).rejects.toThrow(
      /^With x\.zip\/2\.idx\.gz, 0 MB would lie in memory at once: at most 0 MB are read; give fewer files, or smaller ones$/,
    );
    await expect(open([zip], 2 * room)).rejects.toThrow(/^x\.zip\/2\.idx\.gz is .*damaged/);
  });

  it('have it for loose files, packed or not, before the last is read', async () => {
    const unread = {
      path: 'c.csv',
      sizeBytes: 10_000,
      read: () => Promise.reject(new Error('It was read')),
    };
    const files = [given('a.idx', array(1)), given('b.idx.gz', packed(2)), unread];
    await expect(open(files)).rejects.toThrow(/^With c\.csv, /);
    await expect(open(files, 2 * room)).rejects.toThrow(/^c\.csv cannot be read/);
  });

  it('have it for several .npz', async () => {
    const npz = (label: number) =>
      npzFile({ y: npyFile('|u1', [10_000], new Array(10_000).fill(label)) });
    const files = [given('a.npz', npz(1)), given('b.npz', npz(2)), given('c.npz', npz(3))];
    await expect(open(files)).rejects.toThrow(/^With c\.npz, /);
    expect((await open(files, 2 * room)).arrays).toHaveLength(3);
  });

  it('are not those of pictures, of files that are left out, or of packings that were opened', async () => {
    const [bar, ring] = [barPng(60), ringPng(60)];
    const random = createRandom(1, 'split');
    const noise = Uint8Array.from({ length: 20_000 }, () => random.below(256));
    const files = [
      given('a/1.png', new Uint8Array(50_000)),
      given('a/picture', Uint8Array.from([...bar, ...noise])),
      given('b/2.png.gz', Uint8Array.from(gzipSync(Uint8Array.from([...ring, ...noise])))),
      given('b/notes.dat', noise),
      given('b/notes.dat.gz', Uint8Array.from(gzipSync(noise))),
    ];
    // The packed and the unpacked bytes of one file at once, and no more.
    const opened = await open(files, 2 * 21_000 + ring.length);
    expect(opened.pictures).toHaveLength(3);
    const [, , inGzip] = opened.pictures;
    expect(await inGzip?.read()).toEqual(Uint8Array.from([...ring, ...noise]));
  });
});

describe('gzips', () => {
  const images = idxFile('u1', [12, 28, 28], somePixels(12));
  const labels = gzipSync(idxFile('u1', [12], someLabels(12)));

  it.each([1_000, 4_712, 9_000])(
    'one behind the other are refused in words, be the first of %i bytes',
    async (cut) => {
      const parts = [gzipSync(images.subarray(0, cut)), gzipSync(images.subarray(cut))];
      const files = { 'images.gz': Buffer.concat(parts), 'labels.gz': labels };
      expect(await refusalOf(files)).toBe(
        'images.gz has several gzips one behind the other, and one alone is read: unpack it, and pack it anew',
      );
      const whole = { 'images.gz': gzipSync(images), 'labels.gz': labels };
      expect((await read(whole)).parts[0]?.count).toBe(12);
    },
  );
});
