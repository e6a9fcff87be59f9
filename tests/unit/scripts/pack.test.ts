import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packMnist } from '../../../scripts/mnist/pack.mjs';
import { mnistSource } from '../../../scripts/paths.mjs';
import { parseManifest } from '../../../src/data/shards/manifest.ts';
import { datasets } from '../../../src/settings/datasets.ts';

const image = 28 * 28;

let folder = '';
const places = () => ({
  target: join(folder, 'mnist'),
  staging: join(folder, 'staging'),
  level: 1,
});
const file = (name: string) => join(folder, 'mnist', name);
const manifest = async () =>
  parseManifest(JSON.parse(await readFile(file('manifest.json'), 'utf8')));

/** The original file's content, its header skipped by its known length. */
async function original(name: string, headerSize: number): Promise<Buffer> {
  return (await readFile(join(mnistSource, name))).subarray(headerSize);
}

/** A split as the page would unpack it, its shards in the order of their names. */
async function unpack(split: string): Promise<{ pixels: Buffer; labels: Buffer }> {
  const shards = (await manifest()).shards.filter((shard) => shard.split === split);
  shards.sort((a, b) => a.file.localeCompare(b.file));
  const parts = await Promise.all(
    shards.map(async (shard) => {
      const payload = gunzipSync(await readFile(file(shard.file)));
      expect(payload.length).toBe(shard.count * (image + 1));
      return [payload.subarray(0, shard.count * image), payload.subarray(shard.count * image)];
    }),
  );
  const [pixels, labels] = [0, 1].map((i) => Buffer.concat(parts.flatMap((part) => part[i] ?? [])));
  return { pixels: pixels ?? Buffer.alloc(0), labels: labels ?? Buffer.alloc(0) };
}

function countByLabel(labels: Buffer): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  folder = await mkdtemp(join(tmpdir(), 'pack-test-'));
  await packMnist(places());
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('packed MNIST', () => {
  it('has a manifest that the page accepts, in the order of loading', async () => {
    const { name, classes, image, shards } = await manifest();
    expect({ name, image }).toEqual({ name: 'MNIST', image: { height: 28, width: 28 } });
    expect(classes).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    const { title, classes: classNames, imageCount } = datasets.mnist;
    expect({ title, classNames }).toEqual({ title: name, classNames: classes });
    expect(shards.reduce((sum, shard) => sum + shard.count, 0)).toBe(imageCount);
    const others = Array.from({ length: 10 }, (_, i) => `train-${i < 9 ? `0${i + 1}` : '10'}.bin`);
    expect(shards.map((shard) => shard.file)).toEqual([
      'train-00.bin',
      'validation-00.bin',
      'test-00.bin',
      'test-01.bin',
      ...others,
    ]);
    expect(new Set(shards.map((shard) => shard.count))).toEqual(new Set([5_000]));
  });

  it('says the size and SHA-256 of every file as it is served', async () => {
    for (const shard of (await manifest()).shards) {
      const served = await readFile(file(shard.file));
      expect(shard.sizeBytes).toBe(served.length);
      expect(shard.sha256).toBe(createHash('sha256').update(served).digest('hex'));
    }
  });

  it('holds the first 55,000 and the last 5,000 of the training files, untouched', async () => {
    const pixels = await original('train-images-idx3-ubyte', 16);
    const labels = await original('train-labels-idx1-ubyte', 8);
    const [train, validation] = [await unpack('train'), await unpack('validation')];
    expect(train.pixels.equals(pixels.subarray(0, 55_000 * image))).toBe(true);
    expect(validation.pixels.equals(pixels.subarray(55_000 * image))).toBe(true);
    expect(countByLabel(train.labels)).toEqual(countByLabel(labels.subarray(0, 55_000)));
    expect(countByLabel(validation.labels)).toEqual(countByLabel(labels.subarray(55_000)));
    expect(Buffer.concat([train.labels, validation.labels]).equals(labels)).toBe(true);
  });

  it('holds the 10,000 of the test files, untouched', async () => {
    const test = await unpack('test');
    expect(test.pixels.equals(await original('t10k-images-idx3-ubyte', 16))).toBe(true);
    const labels = await original('t10k-labels-idx1-ubyte', 8);
    expect(countByLabel(test.labels)).toEqual(countByLabel(labels));
    expect(test.labels.equals(labels)).toBe(true);
  });
});

describe('packing again', () => {
  it('leaves whole files alone', async () => {
    const before = (await stat(file('manifest.json'))).mtimeMs;
    await packMnist(places());
    expect((await stat(file('manifest.json'))).mtimeMs).toBe(before);
  });

  it('mends a damaged shard, and leaves nothing else behind', async () => {
    const whole = await readFile(file('test-01.bin'));
    const damaged = Buffer.from(whole);
    damaged[1_000] = ~(damaged[1_000] ?? 0) & 0xff;
    await writeFile(file('test-01.bin'), damaged);
    await writeFile(file('stray.bin'), 'left over');
    await packMnist(places());
    expect((await readFile(file('test-01.bin'))).equals(whole)).toBe(true);
    expect(await readdir(join(folder, 'mnist'))).toHaveLength(15);
    expect(await readdir(join(folder, 'staging'))).toEqual([]);
  });

  it('says what is missing and how to mend it', async () => {
    const absent = packMnist({ ...places(), source: join(folder, 'nowhere') });
    await expect(absent).rejects.toMatchObject({
      message: expect.stringContaining('train-images-idx3-ubyte'),
      remedy: 'npm ci',
    });
  });
});
