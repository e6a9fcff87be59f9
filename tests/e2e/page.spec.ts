/** The page itself: where it can be served, who can use it, and what it does not load. */
import { preview } from 'vite';
import { axeViolations } from './support/axe.ts';
import { expect, test } from './support/playground.ts';

test('on a software renderer the page takes WASM by itself, and says why', async ({
  playground,
}) => {
  await playground.open();
  await expect(playground.backend).toHaveAttribute('data-value', 'wasm');
  await expect(playground.backend).toHaveAttribute('title', /drawn in software/);
});

test('it works from any sub-path of a static server', async ({ playground, page }) => {
  const server = await preview({
    base: '/some/deep/path/',
    preview: { host: '127.0.0.1', port: 4_280 },
    logLevel: 'silent',
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The server has no address');
  const misses: string[] = [];
  page.on('response', (response) => {
    if (!response.ok()) misses.push(response.url());
  });
  await page.goto(`${address}?backend=wasm`);
  await playground.isInState('ready');
  await playground.hasAllData();
  await playground.press('Step');
  await playground.hasSteps(1);
  expect(misses).toEqual([]);
  await server.close();
});

test('axe finds nothing in either theme', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  await playground.page.getByRole('button', { name: /^Advanced/ }).click();
  await playground.a.draw(3);
  await playground.b.draw(7);
  await playground.set('Steps', 40);
  await playground.press('Train');
  await playground.isInState('finished');
  await playground.press('Reset');
  await expect(playground.button('Undo reset')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    expect(await axeViolations(page), colorScheme).toEqual([]);
  }
});

for (const width of [390, 768, 1440, 1920]) {
  test(`nothing scrolls sideways at ${width} pixels`, async ({ playground, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await playground.open('?backend=wasm');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}

test('the keyboard alone trains and compares', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  await playground.hasAllData();
  await playground.set('Steps', 40);
  await playground.button('Train').focus();
  await page.keyboard.press('Enter');
  await playground.isInState('finished');
  await playground.a.random.focus();
  await page.keyboard.press('Enter');
  await playground.b.random.focus();
  await page.keyboard.press('Space');
  await expect(playground.verdict).toHaveAttribute('data-verdict', /same|different/);
});
