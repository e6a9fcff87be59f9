import { describe, expect, it } from 'vitest';
import { KeptError, type StoreName } from '../../../../../src/store/core/kept/keptRecords.ts';
import { eventually } from '../../../../helpers/eventually.ts';
import { FakeBrowser, openPlayground } from '../../../../helpers/fakePlayground.ts';
import { KeptInMemory } from '../../../../helpers/keptInMemory.ts';

const pixels = Uint8Array.from({ length: 784 }, (_, pixel) => pixel % 256);
const symbol = { name: 'Alpha', examples: [pixels, pixels] };
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

describe('what the page reads', () => {
  it('is taken over where it is as it should be', async () => {
    const kept = new KeptInMemory({ symbols: { k1: symbol }, comparisons: { k1: comparison } });
    const { state } = await openPlayground({ kept });
    expect(state().oneShot.symbols).toEqual([{ id: 1, ...symbol }]);
    const [past] = state().past.comparisons;
    expect(past).toMatchObject({ distance: 0.25, similarity: 0.9, step: 12 });
    expect(past?.a.drawing).toEqual(comparison.a);
    expect(past?.b.digit).toEqual(pixels);
    expect(state().problem).toBeNull();
  });

  it('takes a stroke of 21,000 points as any other', async () => {
    const long = Array.from({ length: 21_000 }, (_, index) => ({ x: index / 21_000, y: 0.5 }));
    const kept = new KeptInMemory({
      comparisons: { k1: { ...comparison, a: { kind: 'strokes', strokes: [long] } } },
    });
    const { state } = await openPlayground({ kept });
    expect(state().past.comparisons).toHaveLength(1);
  });

  const hostile: readonly [string, StoreName, unknown][] = [
    ['no symbol', 'symbols', { length: 3 }],
    ['a symbol with too many examples', 'symbols', { name: 'a', examples: Array(4).fill(pixels) }],
    ['an example of another size', 'symbols', { name: 'a', examples: [new Uint8Array(5)] }],
    ['an example that is no bytes', 'symbols', { name: 'a', examples: [Array.from(pixels)] }],
    ['a name that is endless', 'symbols', { name: 'a'.repeat(1e6), examples: [pixels] }],
    ['a similarity beyond 1', 'comparisons', { ...comparison, similarity: 2 }],
    ['a distance that is no number', 'comparisons', { ...comparison, distance: Number.NaN }],
    [
      'a place that is not finite',
      'comparisons',
      { ...comparison, a: { kind: 'strokes', strokes: [[{ x: Infinity, y: 0 }]] } },
    ],
    ['a drawing of an unknown kind', 'comparisons', { ...comparison, a: { kind: 'video' } }],
  ];

  it.each(hostile)('is left out alone, and said so, where it is %s', async (_, store, value) => {
    const kept = new KeptInMemory({
      symbols: { k1: symbol },
      comparisons: { k1: comparison },
      [store]: { k1: store === 'symbols' ? symbol : comparison, k2: value },
    });
    const { state } = await openPlayground({ kept });
    expect(state().problem?.message).toMatch(
      /^One of your (symbols|last comparisons) could not be read and is left out \(.+\)\.$/,
    );
    // The others are not lost with it.
    expect(state().oneShot.symbols).toHaveLength(1);
    expect(state().past.comparisons).toHaveLength(1);
    expect(state().runState).toBe('ready');
    await eventually(() => expect(kept.keys(store)).toEqual(['k1']));
    expect(kept.values('setAside')).toMatchObject([{ value }]);
  });

  it('cannot be read or written in a browser that forbids it: said once, and all works', async () => {
    const kept = new KeptInMemory();
    kept.failure = new KeptError('denied', 'storage is forbidden');
    const { state } = await openPlayground({ kept });
    expect(state().problem?.message).toBe(
      'This browser keeps nothing for this page (storage is forbidden). Training goes on, but what you make is gone when the page is closed: export what you want to keep.',
    );
    state().actions.page.dismissProblem();
    state().actions.oneShot.addShapes();
    expect(state().oneShot.symbols).toHaveLength(3);
    await eventually(() => expect(kept.writes).toEqual([]));
    expect(state().problem).toBeNull();
  });
});

describe('two tabs', () => {
  it('add to one list of symbols, and each sees what the other has added', async () => {
    const browser = new FakeBrowser();
    const [one, other] = [await openPlayground({ browser }), await openPlayground({ browser })];
    one.state().actions.oneShot.addExample(null, pixels);
    one.state().actions.oneShot.rename(1, 'From one');
    other.state().actions.oneShot.addExample(
      null,
      pixels.map((grey) => 255 - grey),
    );
    const named = (page: typeof one) =>
      page.state().oneShot.symbols.map(({ name, examples }) => [name, examples[0]?.[0]]);
    await eventually(() => {
      expect(named(one)).toHaveLength(2);
      expect(named(other)).toEqual(named(one));
    });
    const reopened = await openPlayground({ browser });
    expect(named(reopened)).toEqual(named(one));
    expect(new Set(named(one).map(([, grey]) => grey))).toEqual(new Set([0, 255]));
  });
});
