/** What is painted on canvases stays sharp when the screen has other pixels. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/playground.ts';

/** Device pixels of a canvas per CSS pixel of its place, and whether anything is painted on it. */
async function looksOf(canvas: Locator): Promise<{ ratio: number; isPainted: boolean }> {
  return canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error('not a canvas');
    const { data } = element
      .getContext('2d')
      ?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
    return {
      ratio: Math.round((100 * element.width) / element.getBoundingClientRect().width) / 100,
      isPainted: data.some((value) => value > 0),
    };
  });
}

/**
 * The canvases that are enlarged to blurs: neither as fine as the screen nor meant to have large pixels.
 * The charts are drawn without pixels.
 */
async function coarseCanvases(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('canvas')]
      .filter((canvas) => canvas.checkVisibility())
      .filter((canvas) => {
        const { width } = canvas.getBoundingClientRect();
        const isFine = Math.abs(canvas.width - width * devicePixelRatio) <= 1;
        return !isFine && getComputedStyle(canvas).imageRendering !== 'pixelated';
      })
      .map((canvas) => canvas.outerHTML),
  );
}

test('pads and map are repainted when the device’s pixel ratio changes, back and forth', async ({
  playground,
  page,
}) => {
  await playground.openTrained();
  const { a, b } = playground;
  await a.draw(3);
  await b.draw(7);
  await playground.says('different');
  await page.getByRole('button', { name: 'Explain this similarity' }).click();
  await expect(page.getByRole('figure', { name: 'Explanation' })).toBeVisible();
  for (const name of ['Loss curve', 'Distance histogram']) {
    const chart = page.getByRole('figure', { name });
    await expect(chart.locator('canvas')).toHaveCount(0);
    expect(await chart.locator('svg').count()).toBeGreaterThan(0);
  }
  const map = page.getByTestId('map-canvas');
  const devtools = await page.context().newCDPSession(page);
  for (const deviceScaleFactor of [2, 1.25, 3, 1]) {
    await devtools.send('Emulation.setDeviceMetricsOverride', {
      width: 1440,
      height: 900,
      deviceScaleFactor,
      mobile: false,
    });
    for (const canvas of [a.surface, b.surface, map]) {
      await expect
        .poll(async () => (await looksOf(canvas)).ratio, `at ${deviceScaleFactor}`)
        .toBeCloseTo(deviceScaleFactor, 1);
      await expect.poll(async () => (await looksOf(canvas)).isPainted).toBe(true);
    }
    await expect.poll(() => coarseCanvases(page), `at ${deviceScaleFactor}`).toEqual([]);
  }
});
