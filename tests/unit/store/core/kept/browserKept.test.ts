import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserKept } from '../../../../../src/store/core/kept/browserKept.ts';
import { openPlayground } from '../../../../helpers/fakePlayground.ts';

/** A browser whose settings forbid storage for this site. */
const forbidden = {
  open: () => {
    throw new DOMException('The operation is insecure', 'SecurityError');
  },
};

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a browser that refuses storage', () => {
  it.each([
    ['forbids it', forbidden, 'The operation is insecure'],
    ['has none', undefined, /./],
  ])('and %s rejects each read and each write', async (_, storage, reason) => {
    vi.stubGlobal('indexedDB', storage);
    const kept = browserKept();
    await expect(kept.read('symbols')).rejects.toThrow(reason);
    await expect(kept.write('symbols', [])).rejects.toThrow(reason);
  });

  it('is asked again the next time: it may have been allowed since', async () => {
    const allowed = indexedDB;
    vi.stubGlobal('indexedDB', forbidden);
    const kept = browserKept();
    await expect(kept.read('symbols')).rejects.toThrow();
    vi.stubGlobal('indexedDB', allowed);
    await kept.write('symbols', ['a value']);
    expect(await kept.read('symbols')).toEqual(['a value']);
  });

  it('is told to the person, and the page is ready all the same', async () => {
    vi.stubGlobal('indexedDB', forbidden);
    const { state } = await openPlayground(undefined, browserKept());
    expect(state().problem?.message).toBe(
      'What this browser has kept cannot be read (The operation is insecure).',
    );
    expect(state().runState).toBe('ready');
  });
});

describe('a database', () => {
  it('without room for more rejects the write, and keeps what it had', async () => {
    const kept = browserKept();
    await kept.write('symbols', ['what it had']);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
    });
    await expect(kept.write('symbols', ['more'])).rejects.toThrow('The quota has been exceeded');
    expect(await kept.read('symbols')).toEqual(['what it had']);
  });

  it('that the browser has closed is opened again', async () => {
    const open = vi.spyOn(indexedDB, 'open');
    const kept = browserKept();
    await kept.write('symbols', ['a value']);
    await kept.read('symbols');
    const [opened] = open.mock.results;
    if (opened?.type !== 'return') throw new Error('No database was opened');
    // Its type asks for the class, the function for one database.
    Reflect.apply(forceCloseDatabase, undefined, [opened.value.result]);
    await vi.waitFor(async () => expect(await kept.read('symbols')).toEqual(['a value']));
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('of a newer page is refused, and used once it is gone', async () => {
    const newer = await openDB('siamese-playground', 9);
    const kept = browserKept();
    await expect(kept.read('symbols')).rejects.toThrow(/version/);
    newer.close();
    indexedDB.deleteDatabase('siamese-playground');
    await kept.write('symbols', ['a value']);
    expect(await kept.read('symbols')).toEqual(['a value']);
  });
});
