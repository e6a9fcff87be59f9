import { describe, expect, it, vi } from 'vitest';
import { addressIn, LazyCode } from '../../../../../src/views/components/lazy/lazyCode.ts';

interface Chunk {
  readonly name: string;
}

/** An import as it stands in a built page, with this text. */
function builtImport(text: string, importIt: () => Promise<Chunk>): () => Promise<Chunk> {
  return Object.assign(() => importIt(), { toString: () => text });
}

const text = 'async()=>Zo(()=>import(`./Part-aB_1.js`),__vite__mapDeps([0,1]),import.meta.url)';
const missing = new TypeError('Importing a module script failed.');
const chunk: Chunk = { name: 'Part' };

/** A browser that gives `answers` to the import as it stands, one after the other. */
function browser(...answers: (Chunk | Error)[]) {
  const asked: string[] = [];
  const brokenAtFirst: string[] = [];
  let tell = (_address: string): void => {};
  const ports = {
    importFrom: vi.fn(async (address: string): Promise<Chunk> => {
      asked.push(address);
      throw missing;
    }),
    loadStyle: vi.fn(async (address: string): Promise<void> => {
      asked.push(address);
    }),
    watchBrokenStyles: vi.fn((onBroken: (address: string) => void) => {
      tell = onBroken;
      return () => {
        tell = () => {};
      };
    }),
  };
  const code = new LazyCode(
    builtImport(text, async () => {
      asked.push('as it stands');
      for (const address of brokenAtFirst.splice(0)) tell(address);
      const answer = answers.shift() ?? missing;
      if (answer instanceof Error) throw answer;
      return answer;
    }),
    ports,
  );
  return { asked, brokenAtFirst, ports, code };
}

describe('the code of a lazy part', () => {
  it('is imported once, however often it is asked for', async () => {
    const { code, asked } = browser(chunk);
    const both = await Promise.all([code.load(), code.load()]);
    expect(both).toEqual([chunk, chunk]);
    expect(await code.load()).toBe(chunk);
    expect(asked).toEqual(['as it stands']);
  });

  it('is asked for anew after a failure, by a browser that does not remember one', async () => {
    const { code, asked } = browser(missing, chunk);
    await expect(code.load()).rejects.toBe(missing);
    expect(await code.load()).toBe(chunk);
    expect(asked).toEqual(['as it stands', 'as it stands']);
  });

  it('is asked for at another address each time, where the failure is remembered', async () => {
    const { code, asked, ports } = browser();
    await expect(code.load()).rejects.toBe(missing);
    await expect(code.load()).rejects.toBe(missing);
    ports.importFrom.mockImplementationOnce(async (address) => {
      asked.push(address);
      return chunk;
    });
    expect(await code.load()).toBe(chunk);
    expect(await code.load()).toBe(chunk);
    expect(asked).toEqual([
      'as it stands',
      'as it stands',
      './Part-aB_1.js?try=2',
      'as it stands',
      './Part-aB_1.js?try=3',
    ]);
  });

  it('is not taken without its stylesheet, which is asked for first the next time', async () => {
    const { code, asked, brokenAtFirst } = browser(new Error('Unable to preload CSS'), chunk);
    brokenAtFirst.push('https://example.org/Part.css');
    await expect(code.load()).rejects.toThrow('Unable to preload CSS');
    expect(await code.load()).toBe(chunk);
    expect(asked).toEqual(['as it stands', 'https://example.org/Part.css', 'as it stands']);
  });

  it('is asked for by no other address while a stylesheet is missing, and no stylesheet twice', async () => {
    const { code, asked, brokenAtFirst, ports } = browser(Error('no A'), Error('no B'), chunk);
    brokenAtFirst.push('A.css');
    await expect(code.load()).rejects.toThrow('no A');
    brokenAtFirst.push('B.css');
    await expect(code.load()).rejects.toThrow('no B');
    expect(await code.load()).toBe(chunk);
    expect(ports.importFrom).not.toHaveBeenCalled();
    expect(asked).toEqual(['as it stands', 'A.css', 'as it stands', 'B.css', 'as it stands']);
  });

  it('waits for a stylesheet that is still gone, and asks for it again', async () => {
    const { code, asked, brokenAtFirst, ports } = browser(new Error('no style'), chunk);
    brokenAtFirst.push('Part.css');
    await expect(code.load()).rejects.toThrow('no style');
    ports.loadStyle.mockRejectedValueOnce(new Error('still no style'));
    await expect(code.load()).rejects.toThrow('still no style');
    expect(await code.load()).toBe(chunk);
    expect(asked).toEqual(['as it stands', 'Part.css', 'as it stands']);
  });
});

describe('the address in an import', () => {
  const textOf = (source: string): string | null =>
    addressIn(Object.assign(async () => {}, { toString: () => source }));

  it.each([
    ['()=>import(`./es-1.js`)', './es-1.js'],
    ["() => import('./es-1.js')", './es-1.js'],
    ['()=>import("/src/views/Part.tsx").then(e=>e.t)', '/src/views/Part.tsx'],
    [text, './Part-aB_1.js'],
  ])('of %s is %s', (source, address) => {
    expect(textOf(source)).toBe(address);
  });

  it.each([
    'async()=>{}',
    '()=>import(e)',
    '() => reimport("./es-1.js")',
    '()=>import("./a.js?v=1")',
  ])('is not read from %s', (source) => expect(textOf(source)).toBeNull());
});
