/** WebGPU on the processor, which Chromium has where it is asked for. */
import { expect, test } from './support/playground.ts';

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), '--enable-unsafe-webgpu'];
    await use({ ...launchOptions, args });
  },
});

test('an MLP learns the same on WebGPU as on WASM', { tag: '@thorough' }, async ({
  playground,
  page,
}) => {
  const losses: number[][] = [];
  for (const backend of ['wasm', 'webgpu'] as const) {
    await playground.forget();
    await page.goto(`./?backend=${backend}&seed=3`);
    const isThere = await page.evaluate(
      async () => 'gpu' in navigator && (await navigator.gpu.requestAdapter()) !== null,
    );
    if (backend === 'webgpu' && !isThere) {
      await expect(playground.alert).toContainText('“webgpu” cannot start here');
      return;
    }
    await playground.isInState('ready');
    await expect(playground.backend).toHaveAttribute('data-value', backend);
    await playground.choose('Encoder', 'MLP');
    await playground.choose('Encoder size', 'Small');
    await playground.set('Images per digit', 3);
    losses.push(await playground.nextLosses(10));
  }
  const [onWasm = [], onWebGpu = []] = losses;
  expect(onWebGpu).toHaveLength(10);
  onWebGpu.forEach((loss, step) => {
    expect(Math.abs(loss / (onWasm[step] ?? 0) - 1)).toBeLessThan(1e-3);
  });
  expect(new Set(onWasm).size).toBe(10);
  await expect(playground.backend).toContainText('swiftshader');
});
