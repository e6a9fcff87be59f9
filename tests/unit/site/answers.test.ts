import { beforeEach, describe, expect, it } from 'vitest';
import { type AnswerPorts, answerTo, withSiteHeaders } from '../../../src/site/answers.ts';
import { appCacheName, shardCacheName } from '../../../src/site/caches.ts';
import { siteHeaders } from '../../../src/site/headers.ts';

const scope = 'https://here.test/page/';
const app = ['index.html', 'assets/main-1.js'];

/** The texts in the caches, by the cache's name and the key. */
let kept: Map<string, Map<string, string>>;
let fetched: string[];

const ports: AnswerPorts = {
  scope,
  keyOf: (url) => (app.some((file) => scope + file === url) ? `${url}?key` : undefined),
  caches: {
    open: async (name) => {
      const texts = kept.get(name);
      if (texts === undefined) throw new Error('The browser denies its caches');
      const match = async (key: RequestInfo | URL): Promise<Response | undefined> => {
        const text = texts.get(String(key));
        return text === undefined ? undefined : new Response(text);
      };
      return Object.assign(Object.create(null), { match });
    },
  },
  fetch: async ({ url }) => {
    fetched.push(url);
    return new Response('of the server');
  },
};

/** A request as the page makes it; Node's own cannot navigate, nor ask for a worker. */
function ask(path: string, kind: Partial<Request> = {}): Promise<Response> | null {
  const request = new Request(new URL(path, scope));
  return answerTo(
    Object.defineProperties(
      request,
      Object.fromEntries(Object.entries(kind).map(([name, value]) => [name, { value }])),
    ),
    ports,
  );
}

const textOf = async (answer: Promise<Response> | null): Promise<string | undefined> =>
  (await answer)?.text();

beforeEach(() => {
  fetched = [];
  kept = new Map([
    [appCacheName(scope), new Map(app.map((file) => [`${scope}${file}?key`, `kept ${file}`]))],
    [shardCacheName(scope), new Map([[`${scope}mnist/train-00.bin`, 'a kept shard']])],
  ]);
});

describe('the service worker answers', () => {
  it('the page and its files from the app that it came with, whatever the link chooses', async () => {
    expect(await textOf(ask('', { mode: 'navigate' }))).toBe('kept index.html');
    expect(await textOf(ask('?backend=wasm', { mode: 'navigate' }))).toBe('kept index.html');
    expect(await textOf(ask('assets/main-1.js?try=2'))).toBe('kept assets/main-1.js');
    expect(fetched).toEqual([]);
  });

  it('a shard from the shards, and one that is not there from the network', async () => {
    expect(await textOf(ask('mnist/train-00.bin'))).toBe('a kept shard');
    expect(await textOf(ask('mnist/test-00.bin'))).toBe('of the server');
    expect(fetched).toEqual([`${scope}mnist/test-00.bin`]);
  });

  it('from the network where the browser has thrown its caches away', async () => {
    kept.clear();
    expect(await textOf(ask('assets/main-1.js'))).toBe('of the server');
  });

  it('a worker and a page that it does not know from the network, with the headers', async () => {
    for (const kind of [{ destination: 'worker' }, { mode: 'navigate' }] as const) {
      const answer = await ask('assets/main-2.js', kind);
      expect(await answer?.text()).toBe('of the server');
      expect(answer?.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    }
  });
});

describe('the service worker leaves to the browser', () => {
  it('who looks for a new version, and a shard that was broken', () => {
    expect(ask('', { cache: 'no-store' })).toBeNull();
    expect(ask('mnist/train-00.bin', { cache: 'reload' })).toBeNull();
  });

  it('but not a reload of the page itself, which must not mix versions', async () => {
    const answer = ask('', { mode: 'navigate', cache: 'reload' });
    expect(await textOf(answer)).toBe('kept index.html');
  });

  it('what is not of the page: other folders, other sites, what is sent', () => {
    expect(ask('../elsewhere/index.html')).toBeNull();
    expect(ask('https://there.test/page/index.html')).toBeNull();
    expect(ask('', { method: 'POST' })).toBeNull();
  });
});

describe('the headers of an answer', () => {
  it('are the site’s where the server sent none, and the server’s where it did', () => {
    const answer = withSiteHeaders(
      new Response('x', { headers: { 'Referrer-Policy': 'origin', 'Content-Type': 'text/css' } }),
    );
    const own = { 'Referrer-Policy': 'origin', 'Content-Type': 'text/css' };
    for (const [name, value] of Object.entries({ ...siteHeaders, ...own })) {
      expect(answer.headers.get(name), name).toBe(value);
    }
  });

  it('are not put on a redirect, which the browser takes only as it is', () => {
    const redirect = Response.error();
    expect(withSiteHeaders(redirect)).toBe(redirect);
  });
});
