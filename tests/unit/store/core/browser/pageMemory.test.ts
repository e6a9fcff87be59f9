import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageMemory } from '../../../../../src/store/core/browser/pageMemory.ts';

/** A browser's storage with room for so many characters in all. */
function storageOf(mostCharacters: number) {
  const texts = new Map<string, string>();
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > mostCharacters) throw new DOMException('no room', 'QuotaExceededError');
      texts.set(key, text);
    },
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(globalThis, 'localStorage');
});

describe('a text that the browser keeps', () => {
  it('is null at first, and read as it was written, each key by itself', () => {
    vi.stubGlobal('localStorage', storageOf(100));
    const [one, other] = [pageMemory('one'), pageMemory('other')];
    expect(one.read()).toBeNull();
    one.write('a text');
    expect(pageMemory('one').read()).toBe('a text');
    expect(other.read()).toBeNull();
  });

  it('stays as it was when there is no room for another', () => {
    vi.stubGlobal('localStorage', storageOf(10));
    const memory = pageMemory('one');
    memory.write('short');
    memory.write('far too long for it');
    expect(memory.read()).toBe('short');
  });

  it('is not remembered, without an error, where the very name of the storage is forbidden', () => {
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('Access is denied for this document', 'SecurityError');
      },
    });
    const memory = pageMemory('one');
    memory.write('a text');
    expect(memory.read()).toBeNull();
  });

  it('is not remembered, without an error, where there is no storage', () => {
    const memory = pageMemory('one');
    memory.write('a text');
    expect(memory.read()).toBeNull();
  });
});
