/** A page that is hidden, left and seen again keeps its run, and asks nothing that it need not ask. */
import { carriedOn, isKept, keptIn, openRuns } from '../support/keeping.ts';
import { expect, Playground, test } from '../support/playground.ts';
import { Results } from '../support/results.ts';

test('leaving in the middle of training asks nothing, because nothing is lost', async ({
  playground,
  page,
}) => {
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.accept();
  });
  await playground.open('?backend=wasm');
  await playground.set('Steps', 20_000);
  await playground.press('Train');
  const kept = await isKept(page, 20);
  await page.reload();
  await playground.isInState('paused');
  expect(await playground.number(playground.stepCount)).toBeGreaterThanOrEqual(kept);
  expect(asked).toEqual([]);
});

test('a page that goes out of sight keeps at once what has just changed', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await page.clock.install();
  await playground.open('?backend=wasm');
  await playground.press('Step');
  await playground.hasSteps(1);
  await isKept(page, 1);
  // From here on, no timer ends: nothing is kept by waiting.
  await page.clock.pauseAt(Date.now() + 60_000);
  await new Results(page).open('History');
  expect(JSON.stringify(await keptIn(page, 'desks'))).not.toContain('past');
  await page.evaluate(() => {
    // A page without a window is never out of sight.
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(async () => JSON.stringify(await keptIn(page, 'desks'))).toContain('past');
});

test('a page that the browser has put to sleep has its run again, which nobody took meanwhile', async ({
  playwright,
  baseURL,
}, { project }) => {
  // A browser of its own: Playwright’s others put no page to sleep.
  const browser = await playwright.chromium.launch({
    ...project.use.launchOptions,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    // A service worker that takes over the page while it sleeps would have the browser forget it.
    const page = await browser.newPage({
      serviceWorkers: 'block',
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const playground = new Playground(page);
    await playground.open('?backend=wasm');
    await playground.hasAllData();
    await playground.press('Step');
    await playground.hasSteps(1);
    await isKept(page, 1);
    // An answer of the worker that comes after leaving would wake the page: the browser then loads it anew.
    await expect(playground.pairAccuracy).toHaveAttribute('data-step', '1');
    await page.evaluate(() => {
      window.addEventListener('pageshow', ({ persisted }) => {
        void fetch(`./icon.svg?wasAsleep=${persisted}`);
      });
    });
    await page.goto('./icon.svg');
    expect(await openRuns(page)).toBe(0);
    const isBack = page.waitForRequest(/wasAsleep=true/, { timeout: 60_000 });
    // Later: the page that is asked goes. Nothing is asked of the other one before it shows itself: that
    // would wake it, and the browser would load it anew.
    await page.evaluate(() => void setTimeout(() => window.history.back(), 100));
    await isBack;
    await expect.poll(() => openRuns(page)).toBe(1);
    await playground.press('Step');
    await playground.hasSteps(2);
    await isKept(page, 2);
    await expect(carriedOn(page)).toHaveCount(0);
  } finally {
    await browser.close();
  }
});
