/** What is painted on canvases stays sharp when the screen has other pixels. */
import type { Locator } from '@playwright/test';
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

test('pads and map are repainted when the device’s pixel ratio changes, back and forth', async ({
  playground,
  page,
}) => {
  await playground.openTrained();
  const { a, b } = playground;
  await a.draw(3);
  await b.draw(7);
  await playground.says('different');
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
  }
});
