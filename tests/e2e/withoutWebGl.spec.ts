/** A browser that gives no WebGL at all, and so no WebGPU. */
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

test('a forced WebGL or WebGPU is refused with a way out, and the page chooses WASM', async ({
  playground,
  page,
}) => {
  for (const backend of ['webgl', 'webgpu']) {
    await page.goto(`./?backend=${backend}`);
    await playground.isInState('error');
    await expect(playground.alert).toContainText(`“${backend}” cannot start here`);
  }
  await playground.press('Let the page choose');
  await playground.isInState('ready');
  await expect(playground.backend).toHaveAttribute('data-value', 'wasm');

  await page.getByRole('button', { name: /^Advanced/ }).click();
  await playground.select('Backend').click();
  const webGpu = page.getByRole('option', { name: 'WebGPU' });
  await expect(webGpu).toBeDisabled();
  await expect(webGpu).toHaveAccessibleDescription(/WebGPU/);

  // A choice that cannot be had costs nothing of what has been learnt.
  await page.keyboard.press('Escape');
  await playground.press('Step');
  await playground.hasSteps(1);
  const loss = await playground.number(playground.loss);
  await playground.choose('Backend', 'WebGL');
  await playground.isInState('error');
  await playground.press('Let the page choose');
  await playground.isInState('paused');
  await playground.hasSteps(1);
  expect(await playground.number(playground.loss)).toBe(loss);
});
