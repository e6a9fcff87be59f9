/** The embedding map: live, to be filtered, zoomed and clicked; at no cost where nobody sees it. */

import { axeViolations } from './support/axe.ts';
import { MapFigure } from './support/map.ts';
import { expect, test } from './support/playground.ts';

const galleryDigits = 2_000;

test('a dot of the map is found, looked at and sent to a pad', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  const map = new MapFigure(page);
  await playground.experiment('A trained network');
  await playground.isInState('finished');
  const steps = await playground.number(playground.stepCount);
  await map.isOf(steps, galleryDigits);
  await expect(map.figure).toContainText(`${steps.toLocaleString('en')} steps`);
  await expect(map.figure).toContainText(/\d+\.\d times further apart/);

  // With the mouse, into pad A.
  await map.clickADot();
  await map.send('A');
  await expect(playground.a.seen).toHaveAttribute('data-empty', 'false');
  await expect(map.menu).toHaveCount(0);

  // With the keyboard alone, into pad B.
  await map.canvas.focus();
  await page.keyboard.press('+');
  expect(await playground.number(map.canvas, 'data-zoom')).toBeGreaterThan(1);
  for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft']) await page.keyboard.press(key);
  await expect(map.canvas).toHaveAttribute('data-cursor', /\d/);
  await page.keyboard.press('Enter');
  await expect(map.menu.getByRole('button', { name: 'Send to A' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(playground.b.seen).toHaveAttribute('data-empty', 'false');
  await expect(map.canvas).toBeFocused();
  await page.keyboard.press('0');
  await expect(map.canvas).toHaveAttribute('data-zoom', '1');

  // The legend takes a digit's dots away.
  await map.legend(3).click();
  await expect(map.map).toHaveAttribute('data-dots', String(galleryDigits - 200));
  await map.legend(3).click();
  await expect(map.map).toHaveAttribute('data-dots', String(galleryDigits));

  // UMAP on request: given up, the map is as it was; else it says what it is of.
  await map.layout('UMAP').click();
  await expect(map.umapProgress).toBeVisible();
  await map.cancelUmap.click();
  await expect(map.layout('PCA')).toBeChecked();
  await expect(map.umapProgress).toHaveCount(0);
  await map.layout('UMAP').click();
  await expect(map.map).toHaveAttribute('data-layout', 'UMAP', { timeout: 120_000 });
  await expect(map.figure).toContainText(`as of step ${steps.toLocaleString('en')}`);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const within = 'figure[aria-label="Embedding map"]';
    expect(await axeViolations(page, { within })).toEqual([]);
  }
});

test('the map follows training while it is seen, and not where nobody sees it', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  const map = new MapFigure(page);
  await map.isOf(0, galleryDigits);
  await playground.set('Steps', 20_000);
  await playground.press('Train');
  // Early in a run, looks at the network come first; the map follows after some hundred steps.
  await expect(map.map).not.toHaveAttribute('data-step', '0', { timeout: 120_000 });

  await page.setViewportSize({ width: 390, height: 500 });
  await playground.a.surface.scrollIntoViewIfNeeded();
  await map.isOutOfSight();
  const { before, after } = await map.stepsWhile(async () => {
    const now = await playground.number(playground.stepCount);
    await expect
      .poll(() => playground.number(playground.stepCount), { timeout: 120_000 })
      .toBeGreaterThan(now + 60);
  });
  expect(after).toBe(before);

  await map.figure.scrollIntoViewIfNeeded();
  await expect.poll(() => map.step(), { timeout: 120_000 }).toBeGreaterThan(after);
});
