/** A phone: what a finger can press, type into and scroll, and a screen that stays on. */
import type { Page } from '@playwright/test';
import { photoOfSeven } from './support/pictures.ts';
import { expect, test } from './support/playground.ts';
import { tooSmall } from './support/targets.ts';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

test('everything that can be pressed is large enough for a finger, and no field makes iOS zoom', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  expect.soft(await tooSmall(page), 'at first').toEqual([]);

  await page.getByRole('button', { name: /^Advanced/ }).tap();
  await playground.set('Steps', 40);
  await playground.a.draw(3, 0, undefined, 'touch');
  await playground.b.draw(7, 0, undefined, 'touch');
  await playground.press('Train');
  await playground.isInState('finished');
  await page.getByRole('button', { name: 'Explain this similarity' }).tap();
  expect.soft(await tooSmall(page), 'after training').toEqual([]);

  for (const tab of await page.getByRole('tab').all()) {
    await tab.tap();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByText('Loading …')).toHaveCount(0);
    const name = (await tab.textContent()) ?? '';
    if (name === 'One-shot') {
      await page.getByRole('button', { name: 'Add an example of a new symbol' }).tap();
      await page.getByRole('menuitem', { name: 'Drawing A', exact: true }).tap();
      await expect(page.getByLabel('Name of Symbol 1')).toBeVisible();
    }
    if (name === 'Runs') {
      await page.getByRole('button', { name: 'Rename' }).first().tap();
      await expect(page.getByLabel('Name of the run')).toBeVisible();
    }
    expect.soft(await tooSmall(page), name).toEqual([]);
  }

  for (const name of ['Experiments', 'Loss curve: numbers and files']) {
    await playground.press(name);
    await expect(page.getByRole('menu')).toBeVisible();
    expect.soft(await tooSmall(page), name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
  await playground.select('Loss function').tap();
  await expect(page.getByRole('listbox')).toBeVisible();
  expect.soft(await tooSmall(page), 'losses').toEqual([]);
  await page.keyboard.press('Escape');
  for (const name of ['How does it work?', 'Compare over seeds']) {
    await playground.press(name);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await tooSmall(page), name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('the dialog of a picture is made for fingers too', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  const file = { name: 'seven.png', mimeType: 'image/png', buffer: await photoOfSeven(page) };
  await page.getByLabel('Open picture A').setInputFiles(file);
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Use' })).toBeEnabled();
  expect(await tooSmall(page)).toEqual([]);
});

/** Moves a finger upwards, quickly. */
async function swipeUp(page: Page, x: number, fromY: number, way: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove', y: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
  await send('touchStart', fromY);
  for (const share of [0.25, 0.5, 0.75, 1]) await send('touchMove', fromY - share * way);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await devtools.detach();
}

for (const width of [390, 320]) {
  test(`at ${width} px a thumb scrolls beside the pads and between them`, {
    tag: width === 390 ? [] : ['@thorough'],
  }, async ({ playground, page }) => {
    await page.setViewportSize({ width, height: 844 });
    await playground.open('?backend=wasm');
    const boxes = await Promise.all(
      [playground.a, playground.b].map(({ surface }) => surface.boundingBox()),
    );
    const [a, b] = boxes;
    if (a == null || b == null) throw new Error('the pads are not in sight');
    const ends = [a.x, a.x + a.width, b.x, b.x + b.width];
    expect(Math.min(ends[0] ?? 0, width - (ends[3] ?? 0))).toBeGreaterThanOrEqual(32);
    for (const x of [16, ((ends[1] ?? 0) + (ends[2] ?? 0)) / 2, width - 16]) {
      await page.evaluate(() => window.scrollTo(0, 0));
      await swipeUp(page, x, a.y + a.height / 2, 200);
      await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
    }
    expect([await playground.a.ink(), await playground.b.ink()]).toEqual([0, 0]);
  });
}

test('a swipe that began on a pad is undone by one press', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  const { a } = playground;
  await a.draw(3, 0, undefined, 'touch');
  const three = await a.digit();
  const note = page.getByRole('button', { name: 'Undo the swipe on A' });
  await expect(note).toHaveCount(0);
  const box = await a.surface.boundingBox();
  if (box === null) throw new Error('the pad is not in sight');
  await swipeUp(page, box.x + 60, box.y + 0.6 * box.height, box.height);
  await expect(note).toBeVisible();
  await expect(page.getByText('Was that a scroll?').first()).toBeVisible();
  expect(await a.digit()).not.toEqual(three);
  // Chromium takes a tap right after a swipe for the end of the swipe.
  await expect(async () => {
    await note.tap({ timeout: 1_000 });
    await expect(note).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  expect(await a.digit()).toEqual(three);
  await expect(note).toHaveCount(0);
});

test('the screen stays on while one watches the training, and only then', async ({
  playground,
  page,
}) => {
  await page.addInitScript(() => {
    const held = { count: 0 };
    Object.defineProperty(window, 'heldLocks', { value: held });
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        request: async () => {
          held.count++;
          return { release: async () => held.count-- };
        },
      },
    });
    let visibility = 'visible';
    Object.defineProperty(document, 'visibilityState', { get: () => visibility });
    window.addEventListener('test-turn', () => {
      visibility = visibility === 'visible' ? 'hidden' : 'visible';
      document.dispatchEvent(new Event('visibilitychange'));
    });
  });
  const hasLocks = (count: number): Promise<unknown> =>
    page.waitForFunction(
      (wanted) => Reflect.get(Reflect.get(window, 'heldLocks'), 'count') === wanted,
      count,
    );
  const turn = (): Promise<unknown> =>
    page.evaluate(() => window.dispatchEvent(new Event('test-turn')));
  await playground.open('?backend=wasm');
  await hasLocks(0);
  await playground.set('Steps', 20_000);
  await playground.press('Train');
  await hasLocks(1);
  await turn();
  await hasLocks(0);
  await turn();
  await hasLocks(1);
  await playground.press('Pause');
  await hasLocks(0);
});

test('a browser without wake locks trains as any other', { tag: '@thorough' }, async ({
  playground,
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'wakeLock');
  });
  await playground.open('?backend=wasm');
  expect(await page.evaluate(() => 'wakeLock' in navigator)).toBe(false);
  await playground.set('Steps', 20);
  await playground.press('Train');
  await playground.isInState('finished');
  await expect(playground.alert).toHaveCount(0);
});
