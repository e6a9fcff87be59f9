import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browserKept } from '../../../../../src/store/core/kept/browserKept.ts';
import type { KeptName } from '../../../../../src/store/core/kept/keptValues.ts';
import { openPlayground } from '../../../../helpers/fakePlayground.ts';
import { keptInMemory } from '../../../../helpers/keptInMemory.ts';

const databaseName = 'siamese-playground';
const pixels = Uint8Array.from({ length: 784 }, (_, pixel) => pixel % 256);
const symbols = [{ name: 'Alpha', examples: [pixels, pixels] }];
const strokes = [
  [
    { x: 0.1, y: 0.2, pressure: 0.5 },
    { x: 0.3, y: 0.4 },
  ],
];
const comparison = {
  a: { kind: 'strokes', strokes },
  b: { kind: 'digit', pixels, className: '3', index: 7 },
  distance: 0.25,
  similarity: 0.9,
  step: 12,
};

describe("the browser's database", () => {
  beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory());
  });

  it('has nothing to begin with, and gives back what was written, typed arrays too', async () => {
    const kept = browserKept();
    expect(await kept.read('symbols')).toBeUndefined();
    await kept.write('symbols', symbols);
    expect(await browserKept().read('symbols')).toEqual(symbols);
    expect(await kept.read('comparisons')).toBeUndefined();
  });

  it('that another version of the page has made is a clear error', async () => {
    (await openDB(databaseName, 9)).close();
    await expect(browserKept().read('symbols')).rejects.toThrow(/version/);
  });
});

describe('what the page reads', () => {
  it('is taken over where it is as it should be', async () => {
    const kept = keptInMemory({ symbols, comparisons: [comparison] });
    const { state } = await openPlayground(undefined, kept);
    expect(state().oneShot.symbols).toEqual([{ id: 1, ...symbols[0] }]);
    const [past] = state().past.comparisons;
    expect(past).toMatchObject({ distance: 0.25, similarity: 0.9, step: 12 });
    expect(past?.a.drawing).toEqual(comparison.a);
    expect(past?.b.digit).toEqual(pixels);
    expect(state().problem).toBeNull();
  });

  const hostile: readonly [string, KeptName, unknown][] = [
    ['no list', 'symbols', { length: 3 }],
    ['too many symbols', 'symbols', Array.from({ length: 9 }, () => symbols[0])],
    ['too many examples', 'symbols', [{ name: 'a', examples: Array(4).fill(pixels) }]],
    ['an example of another size', 'symbols', [{ name: 'a', examples: [new Uint8Array(5)] }]],
    ['an example that is no bytes', 'symbols', [{ name: 'a', examples: [Array.from(pixels)] }]],
    ['a name that is endless', 'symbols', [{ name: 'a'.repeat(1e6), examples: [pixels] }]],
    ['a similarity beyond 1', 'comparisons', [{ ...comparison, similarity: 2 }]],
    ['a distance that is no number', 'comparisons', [{ ...comparison, distance: Number.NaN }]],
    [
      'a place that is not finite',
      'comparisons',
      [{ ...comparison, a: { kind: 'strokes', strokes: [[{ x: Infinity, y: 0 }]] } }],
    ],
    ['a drawing of an unknown kind', 'comparisons', [{ ...comparison, a: { kind: 'video' } }]],
    ['too many comparisons', 'comparisons', Array.from({ length: 51 }, () => comparison)],
  ];

  it.each(hostile)('is left out and complained of where it is %s', async (_, name, value) => {
    const good = { symbols, comparisons: [comparison] };
    const { state } = await openPlayground(undefined, keptInMemory({ ...good, [name]: value }));
    expect(state().problem?.message).toMatch(/^What this browser has kept of your .* is broken/);
    // The other one is not lost with it.
    expect(state().oneShot.symbols).toHaveLength(name === 'symbols' ? 0 : 1);
    expect(state().past.comparisons).toHaveLength(name === 'comparisons' ? 0 : 1);
    expect(state().runState).toBe('ready');
  });

  it('cannot be read or written in a browser that forbids it: one clear message, and all works', async () => {
    const refuse = async () => {
      throw new Error('storage is forbidden');
    };
    const { state } = await openPlayground(undefined, { read: refuse, write: refuse });
    expect(state().problem?.message).toBe(
      'What this browser has kept cannot be read (storage is forbidden).',
    );
    state().actions.page.dismissProblem();
    state().actions.oneShot.addShapes();
    expect(state().oneShot.symbols).toHaveLength(3);
    await vi.waitFor(() =>
      expect(state().problem?.message).toBe(
        'This browser cannot keep your symbols (storage is forbidden): they are gone when the page is closed.',
      ),
    );
  });
});
