/** Where the page's own scripts cannot run, it says why, and names the way to a page that runs. */
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './support/playground.ts';

const entry = /\/assets\/index-[\w-]+\.js$/;

/** Gives the page's own script another text. */
async function replaceEntry(page: Page, body: string): Promise<void> {
  await page.route(entry, (route) => route.fulfill({ contentType: 'text/javascript', body }));
}

/** Whether the page's place has ever held an alert. */
async function watchForAlerts(page: Page): Promise<() => Promise<boolean>> {
  await page.addInitScript(() => {
    const look = (): void => {
      if (document.querySelector('#root > [role="alert"]') === null) return;
      document.documentElement.dataset['hadAlert'] = 'true';
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => document.documentElement.dataset['hadAlert'] === 'true');
}

for (const document of ['dist/index.html', 'index.html']) {
  test(`${document}, opened as a file, says to type npm start`, async ({ browser }) => {
    // A page without the fixture's checks: what a file cannot load are errors here.
    const page = await browser.newPage();
    await page.goto(pathToFileURL(document).href);
    await expect(page.getByRole('alert')).toHaveText(/opened as a file.*“npm start”/);
    await expect(page.getByRole('alert')).toBeInViewport();
    await page.close();
  });
}

test('a browser without modules is told so', async ({ playground, page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(HTMLScriptElement.prototype, 'noModule');
  });
  await page.route('**/', async (route) => {
    const response = await route.fetch();
    // A browser takes no script of a type that it does not know.
    const body = (await response.text()).replace('type="module"', 'type="unknown"');
    await route.fulfill({ response, body });
  });
  await page.goto('./');
  await expect(playground.alert).toHaveText(/too old for this page.*“npm start”/);
});

test('so is one that does not understand the page’s script, or lacks what it needs', async ({
  browser,
  baseURL,
}) => {
  for (const script of ['const {;', 'absent.one;', 'import "./absent.js";']) {
    const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
    await replaceEntry(page, script);
    await page.goto('./');
    await expect(page.getByRole('alert')).toHaveText(/cannot run here.*“npm start”/);
    await page.close();
  }
});

test('a script that does not arrive is said', async ({ playground, page }) => {
  await page.route(entry, (route) => route.abort());
  await page.goto('./');
  await expect(playground.alert).toHaveText(/did not arrive.*“npm start”/);
  await page.unroute(entry);
  await page.reload();
  await playground.isInState('ready');
  await expect(playground.alert).toHaveCount(0);
});

test('a page that runs never shows it, and neither does a later error', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  const hadAlert = await watchForAlerts(page);
  await page.goto('./?backend=wasm');
  await expect(page.getByTestId('run-state')).toHaveAttribute('data-value', 'ready');
  await page.evaluate(() => window.dispatchEvent(new ErrorEvent('error', { message: 'later' })));
  expect(await hadAlert()).toBe(false);
  await page.close();
});
