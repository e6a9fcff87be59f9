// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { entryOf, lookForNewVersion } from '../../../../src/store/page/newVersion.ts';

const address = 'https://example.org/play/';

/** A built page that begins with this script. */
const pageWith = (script: string): string =>
  `<!doctype html><html><head><title>Page</title>
    <script>classic()</script>
    <script type="module" crossorigin src="${script}"></script>
    <link rel="modulepreload" href="./assets/shared-1.js"></head><body></body></html>`;

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** What is found by a page that began with `index-1.js`, when the server answers so. */
const found = (answer: () => Promise<string>) =>
  lookForNewVersion({
    address,
    openEntry: entryOf(parse(pageWith('./assets/index-1.js')), address),
    fetchDocument: answer,
    parse,
  });

describe('the version that the server offers', () => {
  it('is the same if the document begins with the same script, however its address is written', async () => {
    expect(await found(async () => pageWith('./assets/index-1.js'))).toBe('same');
    expect(await found(async () => pageWith('/play/assets/index-1.js'))).toBe('same');
    expect(await found(async () => pageWith(`${address}assets/index-1.js`))).toBe('same');
  });

  it('is another if the document begins with another script', async () => {
    expect(await found(async () => pageWith('./assets/index-2.js'))).toBe('another');
  });

  it('is not known if the server does not answer, or answers with something else', async () => {
    expect(await found(() => Promise.reject(new TypeError('Failed to fetch')))).toBe('nothing');
    expect(await found(async () => '<!doctype html><h1>Sign in</h1>')).toBe('nothing');
    expect(await found(async () => '')).toBe('nothing');
  });

  it('is asked for at the address of the page', async () => {
    const asked: string[] = [];
    await lookForNewVersion({
      address,
      openEntry: null,
      fetchDocument: async (at) => {
        asked.push(at);
        return pageWith('./assets/index-1.js');
      },
      parse,
    });
    expect(asked).toEqual([address]);
  });
});
