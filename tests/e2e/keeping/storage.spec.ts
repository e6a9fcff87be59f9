/** A browser that takes its storage away, or gives none: said once, training goes on. */
import type { Page } from '@playwright/test';
import { carriedOn, databaseName, hasPassed, isKept, keptSteps } from '../support/keeping.ts';
import { expect, type Playground, test } from '../support/playground.ts';
import { Results } from '../support/results.ts';

async function train(playground: Playground): Promise<void> {
  await playground.set('Steps', 20_000);
  await playground.press('Train');
  await hasPassed(playground, 5);
}

/** Pauses, and expects the page after a reload to go on from there. */
async function isThereAfterReload(playground: Playground): Promise<void> {
  await playground.press('Pause');
  await playground.isInState('paused');
  const steps = await playground.number(playground.stepCount);
  await isKept(playground.page, steps);
  await playground.page.reload();
  await playground.isInState('paused');
  await playground.hasSteps(steps);
  await expect(carriedOn(playground.page)).toBeVisible();
}

async function addSymbol(playground: Playground): Promise<void> {
  const results = new Results(playground.page);
  await playground.a.draw(3);
  await results.open('One-shot');
  await results.card.getByRole('button', { name: 'Add an example of a new symbol' }).click();
  await playground.page.getByRole('menuitem', { name: 'Drawing A', exact: true }).click();
  await expect(results.card.getByLabel('Name of Symbol 1')).toBeVisible();
}

async function symbolIsThere(page: Page): Promise<void> {
  const results = new Results(page);
  await results.open('One-shot');
  await expect(results.card.getByLabel('Name of Symbol 1')).toBeVisible();
}

/** Tries to leave the page, is asked, and stays. */
async function asksBeforeLeaving(page: Page): Promise<void> {
  const asked = page.waitForEvent('dialog');
  // Later: the page does not answer while it asks.
  await page.evaluate(() => void setTimeout(() => window.location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
}

for (const [how, remove] of [
  [
    'by another tab',
    async (page: Page) => {
      const other = await page.context().newPage();
      await other.goto('./icon.svg');
      await other.evaluate(async (name) => {
        await new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = resolve;
          request.onerror = reject;
        });
      }, databaseName);
      await other.close();
    },
  ],
  [
    'by the browser',
    async (page: Page) => {
      const browser = await page.context().newCDPSession(page);
      const { origin } = new URL(page.url());
      await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    },
  ],
] as const) {
  test(`a database that is deleted ${how} is made again with all of the run`, {
    tag: how === 'by the browser' ? [] : ['@thorough'],
  }, async ({ playground, page }) => {
    await playground.open('?backend=wasm');
    await train(playground);
    await isKept(page, 1);
    await remove(page);
    await playground.press('Pause');
    await playground.isInState('paused');
    await isKept(page, await playground.number(playground.stepCount));
    // It is the same run still.
    await expect(carriedOn(page)).toHaveCount(0);
    await playground.press('Resume');
    await isThereAfterReload(playground);
    await expect(playground.alert).toHaveCount(0);
  });
}

test('a handle that the browser closes is opened again, and nothing is missed', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await page.addInitScript(() => {
    const open = indexedDB.open.bind(indexedDB);
    const handles: IDBDatabase[] = [];
    const closeHandles = (): void => {
      for (const handle of handles) handle.close();
    };
    Object.assign(window, { closeHandles });
    indexedDB.open = (name, version) => {
      const request = version === undefined ? open(name) : open(name, version);
      if (version !== undefined) {
        request.addEventListener('success', () => handles.push(request.result));
      }
      return request;
    };
  });
  await playground.open('?backend=wasm');
  await train(playground);
  await isKept(page, 1);
  await page.evaluate('closeHandles()');
  await addSymbol(playground);
  await page.evaluate('closeHandles()');
  await isThereAfterReload(playground);
  await symbolIsThere(page);
  await expect(playground.alert).toHaveCount(0);
});

test('a full storage is said once, asks before leaving, and is used again when there is room', async ({
  playground,
  page,
  baseURL,
}) => {
  // From the beginning: the browser looks only now and then how much room is left.
  const { origin } = new URL(baseURL ?? '');
  const browser = await page.context().newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await playground.open('?backend=wasm');
  await expect(playground.alert).toContainText('The browser has no room left');
  await playground.press('Close the message');
  await train(playground);
  await hasPassed(playground, 50);
  expect(await keptSteps(page)).toEqual([]);
  await expect(playground.alert).toHaveCount(0);
  await asksBeforeLeaving(page);
  await playground.isInState('training');

  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await isThereAfterReload(playground);
});

test('where the browser forbids storage, it is said once and everything works', async ({
  playground,
  page,
}) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await playground.open('?backend=wasm');
  await expect(playground.alert).toContainText('This browser keeps nothing for this page');
  await playground.press('Close the message');
  await addSymbol(playground);
  await train(playground);
  await playground.press('Pause');
  await playground.isInState('paused');
  await playground.b.draw(7);
  await expect(playground.verdict).toHaveAttribute('data-verdict', /same|different/);
  await expect(playground.alert).toHaveCount(0);
  await asksBeforeLeaving(page);
});
