/** A browser that gives no WebGL at all. */
import { expect, test } from './support/playground.ts';

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = (launchOptions.args ?? []).filter((arg) => !/gl|swiftshader/.test(arg));
    await use({
      ...launchOptions,
      args: [...args, '--disable-gpu', '--disable-software-rasterizer'],
    });
  },
});

test('a forced WebGL is refused with a way out, and the page chooses WASM', async ({
  playground,
  page,
}) => {
  await page.goto('./?backend=webgl');
  await playground.isInState('error');
  await expect(playground.alert).toContainText('“webgl” cannot start here');
  await playground.press('Let the page choose');
  await playground.isInState('ready');
  await expect(playground.backend).toHaveAttribute('data-value', 'wasm');
});
