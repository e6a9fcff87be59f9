import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserRecords } from '../../../../../src/store/core/kept/browserRecords.ts';
import type { Change, KeptRecords } from '../../../../../src/store/core/kept/keptRecords.ts';
import { everything, faultOf, keysOf, put } from '../../../../helpers/keptDatabase.ts';

let kept: KeptRecords;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  kept = browserRecords();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('records', () => {
  it('come back as they were written, typed arrays bit for bit', async () => {
    const value = {
      weights: Float32Array.of(0.1, -0, 1e-45, 3.4e38),
      bytes: Uint8Array.of(0, 255),
      none: null,
      nested: [{ at: 1 }],
    };
    await kept.write([put('a', value)]);
    const read = await kept.read('runs', 'a');
    expect(read).toEqual(value);
    expect(read).not.toBe(value);
    expect(await kept.read('runs', 'b')).toBeUndefined();
    expect(await kept.read('states', 'a')).toBeUndefined();
    // Another page, later.
    expect(await browserRecords().read('runs', 'a')).toEqual(value);
  });

  it('are read by the beginning of their key, in the order of their keys', async () => {
    const keys = ['b/2', 'a/10', 'a/1', 'b', 'a', 'a/\u{1F600}', 'ab', 'a/02'];
    await kept.write(keys.map((key) => put(key, `value of ${key}`)));
    const sorted = keys.toSorted();
    expect(await kept.readAll('runs')).toEqual(
      sorted.map((key) => ({ key, value: `value of ${key}` })),
    );
    for (const prefix of ['a', 'a/', 'b', 'b/', 'c']) {
      expect(await keysOf(kept, prefix)).toEqual(sorted.filter((key) => key.startsWith(prefix)));
    }
  });

  it('are removed by key or by the beginning of their key, and are all gone after a clearing', async () => {
    await kept.write(['a', 'a/1', 'a/2', 'b'].map((key) => put(key)));
    await kept.write([
      { kind: 'removeAll', store: 'runs', prefix: 'a/' },
      { kind: 'remove', store: 'runs', key: 'b' },
      put('c'),
    ]);
    expect(await keysOf(kept)).toEqual(['a', 'c']);
    await kept.write([{ kind: 'put', store: 'states', key: 'a', value: 1 }]);
    await kept.clear();
    expect(Object.values(await everything()).flat()).toEqual([]);
  });
});

describe('several changes', () => {
  it('are one transaction', async () => {
    await kept.read('runs', 'a');
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await kept.write([put('a'), { kind: 'put', store: 'states', key: 'a', value: 1 }]);
    expect(begun).toHaveBeenCalledTimes(1);
  });

  it('are all made or none: the ones before a value that cannot be copied are not', async () => {
    await kept.write([put('a', 'before')]);
    const changes = [put('a', 'after'), put('b'), put('c', () => 'a function')];
    expect(await faultOf(kept.write(changes))).toBe('failed');
    expect(await kept.readAll('runs')).toEqual([{ key: 'a', value: 'before' }]);
    await kept.write([put('b')]);
    expect(await keysOf(kept)).toEqual(['a', 'b']);
  });

  it('are made if the guard allows what is there, and else not', async () => {
    const seen: unknown[] = [];
    const guard = (allowed: unknown) => ({
      store: 'runs' as const,
      key: 'head',
      allows: (found: unknown) => {
        seen.push(found);
        return found === allowed;
      },
    });
    expect(await kept.write([put('head', 1)], guard(1))).toBe(false);
    expect(await keysOf(kept)).toEqual([]);
    expect(await kept.write([put('head', 1)], guard(undefined))).toBe(true);
    expect(await kept.write([put('head', 2)], guard(1))).toBe(true);
    // The guard's record may lie in a store without changes.
    const elsewhere: Change = { kind: 'put', store: 'states', key: 'x', value: 'new' };
    expect(await kept.write([elsewhere], guard(1))).toBe(false);
    expect(await kept.read('states', 'x')).toBeUndefined();
    expect(seen).toEqual([undefined, undefined, 1, 2]);
  });

  it('with a guard stand against another page that writes at the same time: one wins', async () => {
    const other = browserRecords();
    await Promise.all([kept.read('runs', ''), other.read('runs', '')]);
    const guard = {
      store: 'runs',
      key: 'head',
      allows: (found: unknown) => found === undefined,
    } as const;
    const both = [kept, other].map((page, index) => page.write([put('head', index)], guard));
    expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
  });
});
