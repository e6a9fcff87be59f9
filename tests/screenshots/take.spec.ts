/** The README's pictures: a trained network and two drawings, at four widths, by day and by night. */
import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/support/playground.ts';

const screens = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;
const themes = ['light', 'dark'] as const;

test('a page that has learnt, at every width, in both themes', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  await playground.set('Steps', 600);
  await playground.press('Train');
  await playground.isInState('finished');
  await playground.a.draw(3, 0);
  await playground.b.draw(7, 0);
  await playground.says('different');
  await mkdir(new URL('../../docs/screens', import.meta.url), { recursive: true });
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    for (const screen of screens) {
      await page.setViewportSize(screen);
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.mouse.move(0, 0);
      const path = `../../docs/screens/${screen.width}-${colorScheme}.png`;
      await writeFile(new URL(path, import.meta.url), await stillScreenshot(page));
    }
  }
});

/** A picture of the page once nothing on it moves any more. */
async function stillScreenshot(page: Page): Promise<Buffer> {
  let newest = await page.screenshot();
  const isStill = async () => {
    const last = newest;
    newest = await page.screenshot();
    return newest.equals(last);
  };
  await expect.poll(isStill).toBe(true);
  return newest;
}
