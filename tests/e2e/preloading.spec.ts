/** What the worker needs first is on its way before the page's own script has run, and comes once. */
import { expect, test } from './support/playground.ts';

interface Fetched {
  readonly file: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly bodyBytes: number;
  /** Whether the body came from the browser's cache. */
  readonly isCached: boolean;
}

/** Everything that was fetched in this thread. Runs in the page and in the worker. */
function whatWasFetched(): Fetched[] {
  return performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .map(({ name, startTime, responseEnd, transferSize, encodedBodySize }) => ({
      file: name.split('/').at(-1) ?? '',
      startMs: startTime,
      endMs: responseEnd,
      bodyBytes: encodedBodySize,
      isCached: transferSize < encodedBodySize,
    }));
}

test('the worker, its backend, the first images and the letters load at navigation, each of them once', async ({
  playground,
  page,
}) => {
  await page.goto('./?backend=wasm');
  await playground.isInState('ready');
  const preloaded = await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLLinkElement>('link[rel="preload"]'), ({ href }) =>
      href.split('/').at(-1),
    ),
  );
  for (const pattern of [/^main-.*\.js$/, /wasm-simd-.*\.wasm$/, /^train-00\.bin$/, /\.woff2$/]) {
    expect(preloaded.filter((file) => pattern.test(file ?? ''))).toHaveLength(1);
  }
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('The page has no worker');
  const inPage = await page.evaluate(whatWasFetched);
  const inWorker = await worker.evaluate(whatWasFetched);
  const loadedFaces = await page.evaluate(
    () => [...document.fonts].filter(({ status }) => status === 'loaded').length,
  );
  const ownScript = inPage.find(({ file }) => /^index-.*\.js$/.test(file));
  for (const file of preloaded) {
    const fetches = [...inPage, ...inWorker].filter((fetched) => fetched.file === file);
    const [early, ...later] = fetches.toSorted((one, other) => one.startMs - other.startMs);
    // Clocks of page and worker differ: only the page knows the early ones.
    expect(
      inPage.some((fetched) => fetched.file === file),
      file,
    ).toBe(true);
    expect(early?.bodyBytes, file).toBeGreaterThan(0);
    expect(
      fetches.filter(({ isCached }) => !isCached),
      `${file} comes once`,
    ).toHaveLength(1);
    // A font that was preloaded has one entry; the page's letters say whether it is used.
    const uses = file?.endsWith('.woff2') ? loadedFaces : later.length;
    expect(uses, `${file} is used`).toBeGreaterThan(0);
    const inDocument = inPage.filter((fetched) => fetched.file === file);
    const begun = Math.min(...inDocument.map(({ startMs }) => startMs));
    // The page's own script cannot have run yet.
    expect(begun, `${file} is early`).toBeLessThan(ownScript?.endMs ?? 0);
  }
  const [firstShard, ...others] = inWorker.filter(({ file }) => file.endsWith('.bin'));
  expect(firstShard?.file).toBe('train-00.bin');
  expect(others.every(({ isCached }) => !isCached)).toBe(true);
});
