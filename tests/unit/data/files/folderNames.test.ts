import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { longestKeptName, longestName } from '../../../../src/data/files/bounds.ts';
import { datasetHeadSchema } from '../../../../src/store/datasets/keptDataset.ts';
import { read } from '../../../helpers/dataFiles/givenFiles.ts';
import { barPng, ringPng } from '../../../helpers/dataFiles/pngFiles.ts';

const [bar, ring] = [barPng(60), ringPng(60)];

describe('long names of nested folders', () => {
  // A character such as this has two units, as many as any.
  const long = '𐎀'.repeat(120);
  const files = {
    [`set/${long}/west/${long}/1/a.png`]: bar,
    [`set/${long}/west/${long}/2/a.png`]: ring,
    [`set/${long}/east/${long}/1/a.png`]: bar,
    [`set/short/1/a.png`]: ring,
  };

  it('are shortened, of classes and of alphabets alike, and can be kept', async () => {
    const { classes, families } = await read(files);
    if (families === null) throw new Error('Every class has a folder around it');
    for (const name of [...classes, ...families]) {
      expect([...name].length).toBeLessThanOrEqual(longestName);
      expect(name.length).toBeLessThanOrEqual(longestKeptName);
    }
    const head = {
      version: 1,
      title: 'set',
      classes,
      families,
      counts: { train: 2, validation: 1, test: 1 },
      sizeBytes: 1,
      createdAt: 1,
    };
    expect(v.safeParse(datasetHeadSchema, head).success).toBe(true);
  });

  it('stay alike where folders are the same, and differ where folders differ', async () => {
    const { classes, families } = await read(files);
    expect(new Set(classes).size).toBe(4);
    const [short, east, west, westToo] = families ?? [];
    expect(short).toBe('short');
    expect(west).toBe(westToo);
    expect(new Set([east, short, west]).size).toBe(3);
  });
});

describe('pictures that lie flat in the folder of a part', () => {
  const flat = { 'set/test/1.png': bar, 'set/test/2.png': ring };
  const leftOut = {
    what: 'pictures',
    why: 'they lie in no class’s folder',
    example: 'set/test/1.png',
  };

  it('are left out where other parts have classes', async () => {
    const found = await read({ 'set/train/cat/1.png': bar, 'set/train/dog/1.png': ring, ...flat });
    expect(found.classes).toEqual(['cat', 'dog']);
    expect(found.parts.map(({ name, count }) => [name, count])).toEqual([['train', 2]]);
    expect(found.leftOut).toEqual([{ ...leftOut, count: 2 }]);
  });

  it('do not lengthen the names of the classes', async () => {
    const found = await read({
      'set/train/images/cat/1.png': bar,
      'set/train/images/dog/1.png': ring,
      ...flat,
    });
    expect(found.classes).toEqual(['cat', 'dog']);
  });

  it('make a class where no part has classes', async () => {
    const found = await read({ 'set/train/1.png': bar, ...flat });
    expect(found.classes).toEqual(['test', 'train']);
    expect(found.leftOut).toEqual([]);
  });
});
