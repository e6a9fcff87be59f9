import { describe, expect, it } from 'vitest';
import { createDataset, type Dataset, type ShardState } from '../../../../src/data/dataset.ts';
import { digitPixels } from '../../../../src/data/digit.ts';
import { loadManifest, loadShards } from '../../../../src/data/shards/shardLoader.ts';
import {
  type Answer,
  described,
  FakeServer,
  manifestUrl,
  type PackedData,
  packData,
} from '../../../helpers/fakeServer.ts';
import { makeShards } from '../../../helpers/syntheticData.ts';

const recipes = [
  { split: 'train', imagesPerClass: 2 },
  { split: 'validation', imagesPerClass: 1 },
  { split: 'test', imagesPerClass: 1 },
  { split: 'train', imagesPerClass: 1 },
  { split: 'train', imagesPerClass: 2 },
] as const;
const packed = packData(3, recipes);
const allFiles = packed.manifest.shards.map(({ file }) => file);
/** The shard that things go wrong with. */
const broken = 'test-2.bin';
const allTries = [400, 1_200, 3_600];

/** Loads a data set and tells what came of it. */
async function load(server: FakeServer, { manifest }: PackedData = packed) {
  const dataset = createDataset(manifest);
  return { dataset, reports: await loadInto(dataset, server, manifest) };
}

async function loadInto(
  dataset: Dataset,
  server: FakeServer,
  { shards, ...rest } = packed.manifest,
) {
  const reports: [string, string | null][] = [];
  const manifest = { ...rest, shards };
  await loadShards(dataset, manifest, manifestUrl, server.ports, (shard, error) => {
    reports.push([shard.file, error?.message ?? null]);
  });
  return reports;
}

function states({ splits }: Dataset): Record<string, ShardState> {
  const slots = Object.values(splits).flatMap((split) => split.slots);
  return Object.fromEntries(slots.map(({ shard, state }) => [shard.file, state]));
}

/** An answer for the one broken shard, every time or for the first tries only. */
function breaking(answer: () => Response, tries = Number.POSITIVE_INFINITY): Answer {
  return (file, attempt) => (file === broken && attempt <= tries ? answer() : null);
}

/** The same served files, with the broken one replaced and the manifest saying so. */
function withFile(bytes: Uint8Array): PackedData {
  const file = Uint8Array.from(bytes);
  const shards = packed.manifest.shards.map((shard) =>
    shard.file === broken ? { ...shard, ...described(file) } : shard,
  );
  const files = new Map(packed.files).set(broken, file);
  return { manifest: { ...packed.manifest, shards }, files };
}

describe('loading the shards', () => {
  it('unpacks every one into its place', async () => {
    const { dataset, reports } = await load(new FakeServer(packed.files));
    expect(reports.map(([file]) => file).sort()).toEqual([...allFiles].sort());
    expect(reports.every(([, error]) => error === null)).toBe(true);
    for (const [index, { file, unpacked, count }] of makeShards(3, recipes).entries()) {
      const split = dataset.splits[recipes[index]?.split ?? 'train'];
      const start = split.slots.find(({ shard }) => shard.file === file)?.start ?? -1;
      const images = split.images.subarray(start * digitPixels, (start + count) * digitPixels);
      expect(images).toEqual(unpacked.subarray(0, count * digitPixels));
      expect([...split.labels.subarray(start, start + count)]).toEqual([
        ...unpacked.subarray(count * digitPixels),
      ]);
    }
  });

  it('gives the first one the line to itself, and then asks for three at once', async () => {
    const server = new FakeServer(packed.files);
    await load(server);
    expect(server.requests).toEqual(allFiles);
    const [first, second, third, fourth] = allFiles;
    const begin = [`+${first}`, `-${first}`, `+${second}`, `+${third}`, `+${fourth}`];
    expect(server.log.slice(0, 5)).toEqual(begin);
    expect(server.log[5]).toMatch(/^-/);
  });

  const faults: [string, () => Response, string][] = [
    ['is missing', () => new Response('', { status: 404 }), '/data/test-2.bin answered 404'],
    ['is cut', () => new Response('short'), 'test-2.bin has 5 bytes, expected '],
    [
      'never gets through',
      () => {
        throw new TypeError('Failed to fetch');
      },
      '/data/test-2.bin cannot be fetched: TypeError: Failed to fetch',
    ],
    [
      'is changed',
      () => new Response(packed.files.get(broken)?.map((byte, at) => (at === 99 ? ~byte : byte))),
      'test-2.bin has the SHA-256 ',
    ],
  ];

  it.each(faults)(
    'tries again, ever later, when one %s, then gives it up and loads the others',
    async (_, answer, message) => {
      const server = new FakeServer(packed.files, breaking(answer));
      const { dataset, reports } = await load(server);
      expect(server.waits).toEqual(allTries);
      expect(server.requests.filter((file) => file === broken)).toHaveLength(4);
      const expected = Object.fromEntries(
        allFiles.map((file) => [file, file === broken ? 'failed' : 'ready']),
      );
      expect(states(dataset)).toEqual(expected);
      expect(reports.filter(([, error]) => error !== null)).toEqual([
        [broken, expect.stringContaining(message)],
      ]);
    },
  );

  it('is content when one gets through in the end', async () => {
    const server = new FakeServer(
      packed.files,
      breaking(() => new Response('busy', { status: 503 }), 2),
    );
    const { dataset } = await load(server);
    expect(server.waits).toEqual([400, 1_200]);
    expect(states(dataset)[broken]).toBe('ready');
  });

  it('asks past every cache from the second try on: what was wrong may have come from one', async () => {
    const server = new FakeServer(
      packed.files,
      breaking(() => new Response('broken'), 2),
    );
    await load(server);
    expect(server.reloads).toEqual([broken, broken]);
  });

  it('hands on those that are right, and no other, to be kept', async () => {
    const server = new FakeServer(
      packed.files,
      breaking(() => new Response('broken')),
    );
    await load(server);
    const right = packed.manifest.shards.filter(({ file }) => file !== broken);
    expect([...server.kept].sort()).toEqual(
      right.map(({ file, sha256 }) => [new URL(file, manifestUrl).href, sha256]).sort(),
    );
  });

  it('loads all the same when none can be kept', async () => {
    const server = new FakeServer(packed.files);
    const keepShard = () => Promise.reject(new Error('no room'));
    const dataset = createDataset(packed.manifest);
    const ports = { ...server.ports, keepShard };
    await loadShards(dataset, packed.manifest, manifestUrl, ports, () => {});
    expect(Object.values(states(dataset)).every((state) => state === 'ready')).toBe(true);
  });

  it('tries only those that failed when called again', async () => {
    const server = new FakeServer(
      packed.files,
      breaking(() => new Response('', { status: 500 }), 4),
    );
    const { dataset } = await load(server);
    expect(states(dataset)[broken]).toBe('failed');
    const before = server.requests.length;
    expect(await loadInto(dataset, server)).toEqual([[broken, null]]);
    expect(server.requests.slice(before)).toEqual([broken]);
    expect(new Set(Object.values(states(dataset)))).toEqual(new Set(['ready']));
  });

  it('refuses a shard that is whole but has labels beyond the classes', async () => {
    const unpacked = new Uint8Array(3 * (digitPixels + 1)).fill(200);
    const data = withFile(await gzip(unpacked));
    const { dataset, reports } = await load(new FakeServer(data.files), data);
    expect(states(dataset)[broken]).toBe('failed');
    expect(reports).toContainEqual([
      broken,
      'test-2.bin has the label 200, but Squares has 3 classes',
    ]);
  });

  it('refuses a shard that is whole but not compressed', async () => {
    const data = withFile(new Uint8Array(100).fill(7));
    const { dataset, reports } = await load(new FakeServer(data.files), data);
    expect(states(dataset)[broken]).toBe('failed');
    expect(reports).toContainEqual([
      broken,
      expect.stringContaining('test-2.bin cannot be unpacked: '),
    ]);
  });

  it('passes on what goes wrong in the caller, and blames no shard for it', async () => {
    const dataset = createDataset(packed.manifest);
    const server = new FakeServer(packed.files);
    const seen: (string | null)[] = [];
    const loading = loadShards(dataset, packed.manifest, manifestUrl, server.ports, (_, error) => {
      seen.push(error?.message ?? null);
      throw new Error('The graphics card is full');
    });
    await expect(loading).rejects.toThrow('The graphics card is full');
    expect(seen).toEqual([null]);
    expect(states(dataset)[allFiles[0] ?? '']).toBe('ready');
  });
});

describe('loading the manifest', () => {
  it('gives it checked', async () => {
    const server = new FakeServer(packed.files);
    expect(await loadManifest(manifestUrl, server.ports)).toEqual(packed.manifest);
  });

  it.each([
    ['is not there', () => new Response('', { status: 404 }), '/data/manifest.json answered 404'],
    [
      'is a page instead',
      () => new Response('<!doctype html>'),
      '/data/manifest.json is not JSON: is the data set packed?',
    ],
    [
      'is of another kind',
      () => new Response('{"format":"other"}'),
      "The data set's manifest is not valid at ",
    ],
  ])('tries four times and says what is wrong when it %s', async (_, answer, message) => {
    const server = new FakeServer(packed.files, answer);
    await expect(loadManifest(manifestUrl, server.ports)).rejects.toThrow(message);
    expect(server.waits).toEqual(allTries);
  });
});

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
