import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserRecords } from '../../../../../src/store/core/kept/browserRecords.ts';
import { type StoreName, storeNames } from '../../../../../src/store/core/kept/keptRecords.ts';
import { eventually } from '../../../../helpers/eventually.ts';
import { openPlayground } from '../../../../helpers/fakePlayground.ts';

const pixels = Uint8Array.from({ length: 784 }, (_, pixel) => pixel % 256);
const symbolNamed = (name: string) => ({ name, examples: [pixels] });
const comparisonAt = (step: number) => ({
  a: {
    kind: 'strokes',
    strokes: [
      [
        { x: 0.1, y: 0.2, pressure: 0.5 },
        { x: 0.3, y: 0.4 },
      ],
    ],
  },
  b: { kind: 'digit', pixels, className: '3', index: 7 },
  distance: 0.25,
  similarity: 0.9,
  step,
});

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Makes the database as the page of version 1 did, with these values. */
async function versionOne(values: Readonly<Record<string, unknown>>): Promise<void> {
  const database = await openDB('siamese-playground', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('values');
    },
  });
  for (const [name, value] of Object.entries(values)) await database.put('values', value, name);
  database.close();
}

async function valuesIn(store: StoreName): Promise<unknown[]> {
  return (await browserRecords().readAll(store)).map(({ value }) => value);
}

describe('a database that is new', () => {
  it('has all stores, and nothing in them', async () => {
    await browserRecords().readAll('runs');
    const database = await openDB('siamese-playground');
    expect([...database.objectStoreNames].toSorted()).toEqual([...storeNames].toSorted());
    expect(database.version).toBe(3);
  });
});

describe('a database of version 1', () => {
  it('becomes one record each: symbols in their order, comparisons from the oldest on', async () => {
    const symbols = Array.from({ length: 8 }, (_, index) => symbolNamed(`Symbol ${index}`));
    const newestFirst = Array.from({ length: 50 }, (_, index) => comparisonAt(50 - index));
    await versionOne({ symbols, comparisons: newestFirst });
    expect(await valuesIn('symbols')).toEqual(symbols);
    expect(await valuesIn('comparisons')).toEqual(newestFirst.toReversed());
    expect(await valuesIn('values')).toEqual([]);
  });

  it('gives records that lie before all later ones', async () => {
    await versionOne({ symbols: [symbolNamed('Old')], comparisons: [] });
    const kept = browserRecords();
    // The key of a record of the year 1970, and one of today.
    for (const key of ['000000001-00', 'ltf1x7k00-00']) {
      await kept.write([{ kind: 'put', store: 'symbols', key, value: symbolNamed(key) }]);
    }
    const [first] = await kept.readAll('symbols');
    expect(first?.value).toEqual(symbolNamed('Old'));
  });

  it('without values becomes one without records', async () => {
    await versionOne({});
    for (const store of storeNames) expect(await valuesIn(store)).toEqual([]);
  });

  it('keeps garbage in a list for whoever reads it, and leaves no other record out', async () => {
    const garbage = [null, 7, { name: 'a'.repeat(1_000) }, 'text', [symbolNamed('nested')]];
    await versionOne({ symbols: [...garbage, symbolNamed('Good')] });
    expect(await valuesIn('symbols')).toEqual([...garbage, symbolNamed('Good')]);
  });

  it.each([
    ['a text', 'no list'],
    ['an object that looks like a list', { length: 2, 0: symbolNamed('a') }],
    ['null', null],
  ])('sets aside what is no list: %s', async (_, value) => {
    await versionOne({ symbols: value, comparisons: [comparisonAt(3)] });
    expect(await valuesIn('symbols')).toEqual([]);
    expect(await valuesIn('comparisons')).toEqual([comparisonAt(3)]);
    expect(await valuesIn('setAside')).toEqual([{ value, reason: 'Expected a list' }]);
  });

  it('stays of version 1, with all its values, when its migration fails', async () => {
    await versionOne({ symbols: [symbolNamed('One'), symbolNamed('Two')] });
    let writes = 0;
    const original = IDBObjectStore.prototype.put;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...values
    ) {
      if (++writes === 2)
        throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
      return Reflect.apply(original, this, values);
    });
    await expect(browserRecords().readAll('symbols')).rejects.toMatchObject({ fault: 'full' });
    put.mockRestore();
    expect(await valuesIn('symbols')).toEqual([symbolNamed('One'), symbolNamed('Two')]);
  });
});

describe('a page that opens on a database of version 1', () => {
  it('shows symbols and history in their old order', async () => {
    const symbols = ['Alpha', 'Beta', 'Gamma'].map(symbolNamed);
    await versionOne({ symbols, comparisons: [30, 20, 10].map(comparisonAt) });
    const { state } = await openPlayground({ kept: browserRecords() });
    expect(state().oneShot.symbols).toMatchObject(symbols);
    expect(state().past.comparisons.map(({ step }) => step)).toEqual([30, 20, 10]);
    expect(state().past.comparisons[0]?.a.drawing).toEqual(comparisonAt(30).a);
    expect(state().problem).toBeNull();
  });

  it('adds to them, and shows all of them the next time', async () => {
    await versionOne({ symbols: [symbolNamed('Old')], comparisons: [comparisonAt(10)] });
    const { state } = await openPlayground({ kept: browserRecords() });
    state().actions.oneShot.addExample(null, pixels);
    state().actions.oneShot.rename(2, 'New');
    await eventually(async () => expect(await valuesIn('symbols')).toHaveLength(2));
    const reopened = await openPlayground({ kept: browserRecords() });
    await eventually(() =>
      expect(reopened.state().oneShot.symbols.map(({ name }) => name)).toEqual(['Old', 'New']),
    );
  });

  it('leaves out what cannot be read, and says so', async () => {
    const symbols = [symbolNamed('Alpha'), { name: 'Broken', examples: [] }, symbolNamed('Gamma')];
    await versionOne({ symbols, comparisons: [comparisonAt(20), null, comparisonAt(10)] });
    const { state } = await openPlayground({ kept: browserRecords() });
    expect(state().oneShot.symbols.map(({ name }) => name)).toEqual(['Alpha', 'Gamma']);
    expect(state().past.comparisons.map(({ step }) => step)).toEqual([20, 10]);
    expect(state().problem?.message).toMatch(/^One of your .+ could not be read and is left out/);
    await eventually(async () => expect(await valuesIn('setAside')).toHaveLength(2));
  });
});
