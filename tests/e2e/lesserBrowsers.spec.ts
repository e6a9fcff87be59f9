/** Browsers that lack what others have: the page works, and says what is less. */
import type { Page } from '@playwright/test';
import { runEverywhere } from './support/lesserBrowser.ts';
import { MapFigure } from './support/map.ts';
import { photoOfSeven } from './support/pictures.ts';
import { expect, type Playground, test } from './support/playground.ts';

/** Takes a step, and tells drawn digits apart with a trained network. */
async function works(playground: Playground): Promise<void> {
  const steps = await playground.number(playground.stepCount);
  await playground.press('Step');
  await playground.hasSteps(steps + 1);
  expect(await playground.number(playground.loss)).toBeGreaterThan(0);
  await playground.experiment('A trained network');
  await playground.isInState('finished');
  await playground.a.draw(3, 0);
  await playground.b.draw(3, 1);
  await playground.says('same');
  await playground.b.clear.click();
  await playground.b.draw(7, 0);
  await playground.says('different');
  const map = new MapFigure(playground.page);
  await map.isOf(await playground.number(playground.stepCount), 2_000);
}

async function openPicture(page: Page): Promise<void> {
  const buffer = await photoOfSeven(page);
  const input = page.getByLabel('Open picture A');
  await input.setInputFiles({ name: 'seven.png', mimeType: 'image/png', buffer });
}

test('without WebAssembly, plain JavaScript computes, and a sentence says so', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await runEverywhere(page, 'delete globalThis.WebAssembly');
  await playground.open();
  await expect(playground.backend).toHaveAttribute('data-value', 'cpu');
  const note = page.getByRole('status').filter({ hasText: 'Plain JavaScript computes here' });
  await expect(note).toContainText('everything works, but training is far slower.');
  await expect(note).toContainText('WASM failed: this browser has no WebAssembly.');
  await works(playground);

  await page.goto('./?backend=wasm');
  await playground.isInState('error');
  await expect(playground.alert).toContainText('“wasm” cannot start here');
  await playground.press('Let the page choose');
  await playground.isInState('finished');
  await expect(playground.backend).toHaveAttribute('data-value', 'cpu');
});

for (const { what, getContext } of [
  { what: 'gives no WebGL', getContext: 'return null' },
  { what: 'throws at it', getContext: 'throw new Error("forbidden")' },
]) {
  test(`with an OffscreenCanvas that ${what}, the page takes WASM, and photos are read`, {
    tag: what === 'gives no WebGL' ? [] : ['@thorough'],
  }, async ({ playground, page }) => {
    await runEverywhere(
      page,
      `{
        const { getContext } = OffscreenCanvas.prototype;
        OffscreenCanvas.prototype.getContext = function (kind, ...rest) {
          if (kind.startsWith('webgl')) { ${getContext} }
          return getContext.call(this, kind, ...rest);
        };
      }`,
    );
    await playground.open();
    await expect(playground.backend).toHaveAttribute('data-value', 'wasm');
    await expect(playground.backend).toHaveAttribute('title', /gives no WebGL 2 context/);
    await works(playground);
    await openPicture(page);
    await playground.press('Use');
    await playground.says('same');
  });
}

test('without OffscreenCanvas, the page takes WASM, and a photo is refused in a sentence', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await runEverywhere(page, 'delete globalThis.OffscreenCanvas');
  await playground.open();
  await expect(playground.backend).toHaveAttribute('data-value', 'wasm');
  await expect(playground.backend).toHaveAttribute('title', /no OffscreenCanvas/);
  await works(playground);
  await openPicture(page);
  await expect(playground.alert).toHaveText(/^This browser cannot read pictures here.*\w\.$/);
  await playground.press('Cancel');
  await playground.says('different');
});

test('without Web Locks, a run trains, is kept, and is carried on', { tag: '@thorough' }, async ({
  playground,
  page,
}) => {
  await page.addInitScript('delete Navigator.prototype.locks');
  await playground.open('?backend=wasm');
  expect(await page.evaluate(() => 'locks' in navigator)).toBe(false);
  await playground.press('Step');
  await playground.hasSteps(1);
  await playground.a.draw(3);
  await page.reload();
  await playground.isInState('paused');
  await playground.hasSteps(1);
  await expect(page.getByRole('status').filter({ hasText: /^Carried on from step/ })).toBeVisible();
  await works(playground);
});
