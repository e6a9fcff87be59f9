/** A page that ends without a word loses no more than what came after its last save. */
import type { BrowserContext, Page } from '@playwright/test';
import { carriedOn, comeBack, hasPassed, isKept } from '../support/keeping.ts';
import { expect, type Playground, test } from '../support/playground.ts';

async function trainFor(playground: Playground): Promise<void> {
  await playground.open('?backend=wasm');
  await playground.set('Steps', 20_000);
  await playground.a.draw(3);
  await playground.press('Train');
  await hasPassed(playground, 10);
}

/** Opens the page anew, and expects the run with at least these steps, and the drawing. */
async function goesOnFrom(steps: number, most: number, context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  const playground = await comeBack(page);
  await expect(carriedOn(page)).toBeVisible();
  const carried = await playground.number(playground.stepCount);
  expect(carried).toBeGreaterThanOrEqual(steps);
  expect(carried).toBeLessThanOrEqual(most);
  await expect(playground.a.seen).toHaveAttribute('data-empty', 'false');
  await playground.press('Resume');
  await hasPassed(playground, carried + 5);
}

/** Ends the renderer, as the system does that has no memory left. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const browser = await page.context().newCDPSession(page);
  // Nobody answers.
  browser.send('Page.crash').catch(() => {});
  await crashed;
}

test('a renderer that is killed costs no more than the steps since the last save', async ({
  playground,
  page,
  context,
}) => {
  await trainFor(playground);
  const first = await isKept(page, 10);
  // The saves go on: what is kept follows the training.
  const kept = await isKept(page, first + 1);
  await crash(page);
  await goesOnFrom(kept, 20_000, context);
});

test('a tab that is closed is carried on by the next one', { tag: '@thorough' }, async ({
  playground,
  page,
  context,
}) => {
  await trainFor(playground);
  const kept = await isKept(page, 10);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => page.isClosed()).toBe(true);
  await goesOnFrom(kept, 20_000, context);
});
