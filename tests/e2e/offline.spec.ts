/** After one visit the page works without a network, and it never mixes two versions of itself. */
import type { Page } from '@playwright/test';
import { carriedOn, hasPassed } from './support/keeping.ts';
import { PlainSite } from './support/plainSite.ts';
import { expect, test } from './support/playground.ts';

test.use({ serviceWorkers: 'allow' });

let site: PlainSite;

test.beforeEach(async () => {
  site = await PlainSite.start();
});

test.afterEach(() => site.end());

const isOffline = (page: Page, value: string): Promise<void> =>
  expect(page.getByTestId('offline')).toHaveAttribute('data-value', value);

/** Looks for a new version, as the browser does when the page is opened; how that ended. */
const lookForUpdate = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    if (installing === null) return registration.waiting?.state ?? 'none';
    await new Promise<void>((resolve) => {
      installing.addEventListener('statechange', () => resolve(), { once: true });
    });
    return installing.state;
  });

/** The page stays open meanwhile. */
const comeBackAfterTwoHours = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 2 * 3_600_000;
    document.dispatchEvent(new Event('visibilitychange'));
  });

const versionOf = (page: Page): Promise<string | null> =>
  page.evaluate(
    () => document.querySelector('meta[name="version"]')?.getAttribute('content') ?? null,
  );

test('one visit is enough: then it trains, compares and opens its parts with no server', async ({
  playground,
  page,
}) => {
  await page.goto(`${site.url}?backend=wasm`);
  await playground.isInState('ready');
  await isOffline(page, 'ready');
  await site.goDown();

  await page.reload();
  await playground.isInState('ready');
  await isOffline(page, 'ready');
  await playground.hasAllData();
  await playground.set('Steps', 40);
  await playground.press('Train');
  await playground.isInState('finished');
  expect(await playground.number(playground.pairAccuracy)).toBeGreaterThan(0.8);
  await playground.a.draw(3);
  await playground.b.draw(8);
  await expect(playground.verdict).toHaveAttribute('data-verdict', /same|different/);
  await page.getByRole('tab', { name: 'Inside one step' }).click();
  await expect(page.getByRole('button', { name: 'Next phase' })).toBeVisible();
  await expect(playground.alert).toHaveCount(0);
  // This server sends no headers of ours: the service worker does.
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const policyOfWorker = await page.evaluate(async () => {
    const [worker] = document.querySelectorAll<HTMLLinkElement>('link[href*="/main-"]');
    return (await fetch(worker?.href ?? '')).headers.get('Content-Security-Policy');
  });
  expect(policyOfWorker).toContain("default-src 'none'");

  await playground.press('Remove the offline copy');
  await isOffline(page, 'none');
  const left = await page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    requests: (
      await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    ).flat().length,
  }));
  expect(left).toEqual({ workers: 0, requests: 0 });
  await site.goUp();
  await page.reload();
  await playground.isInState('finished');
  await playground.hasAllData();
  await isOffline(page, 'none');
  await playground.press('Keep an offline copy');
  await isOffline(page, 'ready');
  await playground.isInState('finished');
});

test('a new version comes whole, by one line and a press, and the run goes on', async ({
  playground,
  page,
}) => {
  const line = page.getByText('A new version of this page is here');
  await page.goto(`${site.url}?backend=wasm`);
  await playground.isInState('ready');
  await isOffline(page, 'ready');
  await playground.set('Steps', 5_000);
  await playground.press('Train');
  await hasPassed(playground, 10);

  // Half of it is on the server: it is not taken.
  await site.deploy('half', true);
  expect(await lookForUpdate(page)).toBe('redundant');
  await expect(line).toHaveCount(0);

  await site.deploy('second');
  await comeBackAfterTwoHours(page);
  await expect(line).toHaveCount(1);
  await playground.isInState('training');
  expect(await versionOf(page)).toBeNull();
  const steps = await playground.number(playground.stepCount);
  await playground.press('Reload');
  await expect.poll(() => versionOf(page).catch(() => null)).toBe('second');
  await playground.isInState('paused');
  await expect(carriedOn(page)).toBeVisible();
  expect(await playground.number(playground.stepCount)).toBeGreaterThanOrEqual(steps);
  await expect(line).toHaveCount(0);
  await site.goDown();
  await page.reload();
  await playground.isInState('paused');
  expect(await versionOf(page)).toBe('second');
});
