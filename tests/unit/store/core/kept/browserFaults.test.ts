import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { type IDBPDatabase, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserRecords } from '../../../../../src/store/core/kept/browserRecords.ts';
import type { KeptRecords } from '../../../../../src/store/core/kept/keptRecords.ts';
import { eventually } from '../../../../helpers/eventually.ts';
import {
  databaseName,
  everything,
  faultOf,
  isOutdated,
  keysOf,
  openedHandles,
  put,
} from '../../../../helpers/keptDatabase.ts';
import { laterTask } from '../../../../helpers/laterTask.ts';

/** A browser whose settings forbid storage for this site. */
const forbidden = {
  open: () => {
    throw new DOMException('The operation is insecure', 'SecurityError');
  },
};

let kept: KeptRecords;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  kept = browserRecords();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a handle that the browser has closed', () => {
  it.each([
    ['reading', () => kept.read('runs', 'a').then((value) => expect(value).toBe('a'))],
    ['reading a list', () => kept.readAll('runs').then((list) => expect(list).toHaveLength(1))],
    ['writing', () => kept.write([put('b')]).then((isMade) => expect(isMade).toBe(true))],
    ['clearing', () => kept.clear()],
  ])('is opened again when it is found closed by %s', async (_, use) => {
    const handles = openedHandles();
    await kept.write([put('a')]);
    const [handle] = handles();
    // Its type asks for the class, the function for one database.
    Reflect.apply(forceCloseDatabase, undefined, [handle]);
    await use();
    expect(handles()).toHaveLength(2);
  });

  it('without a word is opened again too', async () => {
    const handles = openedHandles();
    await kept.write([put('a')]);
    handles()[0]?.close();
    expect(await kept.read('runs', 'a')).toBe('a');
    expect(handles()).toHaveLength(2);
    await kept.read('runs', 'a');
    expect(handles()).toHaveLength(2);
  });

  it('under several actions at once serves them all from one new handle', async () => {
    const handles = openedHandles();
    await kept.write([put('a')]);
    handles()[0]?.close();
    const uses = [kept.read('runs', 'a'), kept.write([put('b')]), kept.readAll('runs')];
    await Promise.all(uses);
    expect(await keysOf(kept)).toEqual(['a', 'b']);
    expect(handles()).toHaveLength(2);
  });

  it('again and again is a fault, and the page does not try for ever', async () => {
    await kept.write([put('a')]);
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('The connection is closing', 'InvalidStateError');
    });
    expect(await faultOf(kept.write([put('b')]))).toBe('denied');
    expect(transaction).toHaveBeenCalledTimes(2);
    transaction.mockRestore();
    await kept.write([put('b')]);
    expect(await keysOf(kept)).toEqual(['a', 'b']);
  });
});

describe('a transaction that the browser aborts', () => {
  /** Lets the browser abort the transaction once, at a request of a store. */
  function abortOnceAt(method: 'get' | 'getAllKeys' | 'put' | 'clear'): void {
    const original = IDBObjectStore.prototype[method];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementationOnce(function (
      this: IDBObjectStore,
      ...values: unknown[]
    ) {
      queueMicrotask(() => this.transaction.abort());
      return Reflect.apply(original, this, values);
    });
  }

  const guard = { store: 'runs', key: 'a', allows: () => true } as const;

  it.each<[string, Parameters<typeof abortOnceAt>[0], () => Promise<unknown>]>([
    ['a write', 'put', () => kept.write([put('b')])],
    ['a guarded write, while the guard is asked', 'get', () => kept.write([put('b')], guard)],
    ['a reading', 'get', () => kept.read('runs', 'a')],
    ['the reading of a list', 'getAllKeys', () => kept.readAll('runs')],
    ['a clearing', 'clear', () => kept.clear()],
  ])('is done once more: %s', async (_, method, use) => {
    await kept.write([put('a')]);
    abortOnceAt(method);
    const afterwards = await use();
    if (method === 'put' || afterwards === true) expect(await keysOf(kept)).toEqual(['a', 'b']);
    if (method === 'clear') expect(await keysOf(kept)).toEqual([]);
    // A rejection that nobody has heard would end the tests here.
    await laterTask();
  });
});

describe('a database that is deleted while the page is open', () => {
  it('is let go at once, and made anew at the next use', async () => {
    await kept.write([put('a')]);
    await new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(databaseName);
      deleting.onsuccess = resolve;
      deleting.onblocked = () => reject(new Error('The page has held it'));
    });
    expect(await kept.readAll('runs')).toEqual([]);
    await kept.write([put('b')]);
    expect(await keysOf(kept)).toEqual(['b']);
    expect(await isOutdated(kept)).toBe(false);
  });
});

describe('a newer version of the page', () => {
  const newer = (): Promise<IDBPDatabase> =>
    openDB(databaseName, 9, {
      upgrade: (database) => {
        if (!database.objectStoreNames.contains('runs')) database.createObjectStore('runs');
        database.createObjectStore('of a later time');
      },
    });

  it('that opens meanwhile takes the storage over: told, and nothing is written any more', async () => {
    await kept.write([put('a')]);
    const other = await newer();
    await other.put('of a later time', 'a value', 'a key');
    expect(await isOutdated(kept)).toBe(true);
    const before = await everything();
    expect(await faultOf(kept.write([put('b')]))).toBe('outdated');
    expect(await faultOf(kept.read('runs', 'a'))).toBe('outdated');
    expect(await faultOf(kept.readAll('runs'))).toBe('outdated');
    expect(await faultOf(kept.clear())).toBe('outdated');
    expect(await everything()).toEqual(before);
    other.close();
    // Also once the newer page is gone: its records may mean something else.
    expect(await faultOf(kept.write([put('b')]))).toBe('outdated');
  });

  it('that was here before has the storage: told at the first use, and nothing is touched', async () => {
    const other = await newer();
    await other.put('runs', 'theirs', 'a');
    other.close();
    const before = await everything();
    expect(await isOutdated(kept)).toBe(false);
    expect(await faultOf(kept.write([put('b')]))).toBe('outdated');
    expect(await isOutdated(kept)).toBe(true);
    expect(await everything()).toEqual(before);
    expect((await openDB(databaseName)).version).toBe(9);
  });
});

describe('an older version of the page that holds the storage', () => {
  /** An open tab with the page of version 1, which does not listen to `versionchange`. */
  const older = (): Promise<IDBPDatabase> =>
    openDB(databaseName, 1, { upgrade: (database) => void database.createObjectStore('values') });

  it('is a fault at once, for every use, until that tab is closed', async () => {
    const old = await older();
    const uses = [kept.read('runs', 'a'), kept.write([put('a')]), kept.readAll('runs')];
    expect(await Promise.all(uses.map(faultOf))).toEqual(['blocked', 'blocked', 'blocked']);
    expect(await faultOf(kept.write([put('a')]))).toBe('blocked');
    old.close();
    await eventually(async () => expect(await kept.write([put('a')])).toBe(true));
    expect(await keysOf(kept)).toEqual(['a']);
    expect(await isOutdated(kept)).toBe(false);
  });

  it('leaves nothing blocked behind if the opening then fails', async () => {
    const old = await older();
    expect(await faultOf(kept.read('runs', 'a'))).toBe('blocked');
    const making = vi.spyOn(IDBDatabase.prototype, 'createObjectStore');
    making.mockImplementationOnce(() => {
      throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
    });
    old.close();
    await eventually(async () => expect(await kept.write([put('a')])).toBe(true));
  });
});

describe('a storage without room for more', () => {
  const full = () => new DOMException('The quota has been exceeded', 'QuotaExceededError');

  it('that refuses a request keeps what it had, and nothing half', async () => {
    await kept.write([put('a', 'what it had')]);
    const original = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put')
      .mockImplementationOnce(function (this: IDBObjectStore, ...values) {
        return Reflect.apply(original, this, values);
      })
      .mockImplementationOnce(() => {
        throw full();
      });
    expect(await faultOf(kept.write([put('a', 'more'), put('b'), put('c')]))).toBe('full');
    expect(await kept.readAll('runs')).toEqual([{ key: 'a', value: 'what it had' }]);
    await laterTask();
  });

  it('that is found full at the end of the transaction keeps what it had, and says why', async () => {
    await kept.write([put('a', 'what it had')]);
    const original = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (
      this: IDBObjectStore,
      ...values
    ) {
      const request = Reflect.apply(original, this, values);
      // As a browser does that runs out of room when it commits.
      Reflect.apply(Reflect.get(this.transaction, '_abort'), this.transaction, [full().name]);
      return request;
    });
    expect(await faultOf(kept.write([put('a', 'more')]))).toBe('full');
    expect(await kept.readAll('runs')).toEqual([{ key: 'a', value: 'what it had' }]);
  });

  it('takes records again when there is room', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw full();
    });
    expect(await faultOf(kept.write([put('a')]))).toBe('full');
    await kept.write([put('a')]);
    expect(await keysOf(kept)).toEqual(['a']);
  });
});

describe('a browser that refuses storage', () => {
  it.each([
    ['forbids it', forbidden],
    ['has none', undefined],
  ])('and %s denies each use', async (_, storage) => {
    vi.stubGlobal('indexedDB', storage);
    expect(await faultOf(kept.read('runs', 'a'))).toBe('denied');
    expect(await faultOf(kept.readAll('runs'))).toBe('denied');
    expect(await faultOf(kept.write([put('a')]))).toBe('denied');
    expect(await faultOf(kept.clear())).toBe('denied');
  });

  it('is asked again the next time: it may have been allowed since', async () => {
    const allowed = indexedDB;
    vi.stubGlobal('indexedDB', forbidden);
    expect(await faultOf(kept.write([put('a')]))).toBe('denied');
    vi.stubGlobal('indexedDB', allowed);
    await kept.write([put('a')]);
    expect(await keysOf(kept)).toEqual(['a']);
  });
});
