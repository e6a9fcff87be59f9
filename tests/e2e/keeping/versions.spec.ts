/** Pages of several versions in one browser do not spoil each other's storage. */
import type { Page } from '@playwright/test';
import { databaseName, hasPassed, isKept } from '../support/keeping.ts';
import { expect, type Playground, test } from '../support/playground.ts';
import { Results } from '../support/results.ts';

/** A tab of the same site that is not the page. */
async function blankTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto('./icon.svg');
  return tab;
}

/** Opens the database as a page of version 99 does; what it holds then, as a text. */
async function openNewer(tab: Page): Promise<string> {
  await tab.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 99);
      request.onupgradeneeded = () => request.result.createObjectStore('newer').put('kept', 'key');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    Object.assign(window, { database });
  }, databaseName);
  return contentOf(tab);
}

/** Everything in the database that a tab has open. */
function contentOf(tab: Page): Promise<string> {
  return tab.evaluate(async () => {
    const database = 'database' in window ? window.database : null;
    if (!(database instanceof IDBDatabase)) throw new Error('Nothing is open');
    const names = [...database.objectStoreNames];
    const reading = database.transaction(names);
    const all = names.map(
      (name) =>
        new Promise((resolve, reject) => {
          const request = reading.objectStore(name).getAll();
          request.onsuccess = () => resolve([name, request.result]);
          request.onerror = () => reject(request.error);
        }),
    );
    return JSON.stringify([database.version, await Promise.all(all)], (_key, value) =>
      ArrayBuffer.isView(value) ? Array.from(new Uint8Array(value.buffer)) : value,
    );
  });
}

/** Writes a database as the first version of the page did; the tab keeps it open. */
async function openOldest(tab: Page): Promise<void> {
  await tab.evaluate(async (name) => {
    const grey = (of: number): Uint8Array => new Uint8Array(784).fill(of);
    const stroke = [
      { x: 0.3, y: 0.2 },
      { x: 0.6, y: 0.8 },
    ];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        const values = request.result.createObjectStore('values');
        values.put(
          [
            { name: 'Alpha', examples: [grey(10)] },
            { name: 'Beta', examples: [grey(20), grey(30)] },
          ],
          'symbols',
        );
        const comparison = (similarity: number, index: number) => ({
          a: { kind: 'strokes', strokes: [stroke] },
          b: { kind: 'digit', pixels: grey(index), className: '7', index },
          distance: 1 - similarity,
          similarity,
          step: 200,
        });
        values.put([comparison(0.9, 5), comparison(0.1, 6)], 'comparisons');
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    Object.assign(window, { database });
  }, databaseName);
}

async function train(playground: Playground): Promise<void> {
  await playground.set('Steps', 20_000);
  await playground.press('Train');
  await hasPassed(playground, 5);
}

test('an older tab says that a newer page is open, and leaves the newer database alone', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  await train(playground);
  await isKept(page, 1);
  const newer = await blankTab(page);
  const content = await openNewer(newer);
  expect(content).toContain('"version":1');
  await page.bringToFront();
  await expect(playground.alert).toContainText('A newer version of this page is open');
  await playground.press('Close the message');
  await hasPassed(playground, (await playground.number(playground.stepCount)) + 20);
  await playground.a.draw(3);
  await playground.press('Pause');
  await playground.isInState('paused');
  await expect(playground.alert).toHaveCount(0);
  // What the browser asks on leaving is seen elsewhere; here, the person leaves.
  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(playground.alert).toContainText('A newer version of this page is open');
  await playground.isInState('ready');
  await playground.press('Step');
  await playground.hasSteps(1);
  expect(await contentOf(newer)).toBe(content);
});

test('a tab of the first version that does not let go is named at once; when it closes, all is kept again', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  const old = await blankTab(page);
  await openOldest(old);
  await playground.open('?backend=wasm');
  await expect(playground.alert).toContainText('An older version of this page is open');
  await playground.press('Close the message');
  await train(playground);
  await old.close();
  await isKept(page, 1);
  await playground.press('Pause');
  await playground.isInState('paused');
  const steps = await playground.number(playground.stepCount);
  await isKept(page, steps);
  await page.reload();
  await playground.isInState('paused');
  await playground.hasSteps(steps);
});

test('what the first version of the page kept is there', async ({ playground, page }) => {
  const old = await blankTab(page);
  await openOldest(old);
  await old.close();
  await playground.open('?backend=wasm');
  const results = new Results(page);
  await results.open('One-shot');
  const names = results.card.getByLabel(/^Name of/);
  await expect(names).toHaveCount(2);
  await expect(names.nth(0)).toHaveValue('Alpha');
  await expect(names.nth(1)).toHaveValue('Beta');
  await expect(results.card.getByLabel(/^Remove example \d of Beta/)).toHaveCount(2);
  await results.open('History');
  const entries = results.card.getByRole('list', { name: 'Last comparisons' }).getByRole('button');
  await expect(entries).toHaveCount(2);
  await expect(entries.first()).toHaveAttribute('data-verdict', 'same');
  await expect(entries.last()).toHaveAttribute('data-verdict', 'different');
  await expect(playground.alert).toHaveCount(0);
});
