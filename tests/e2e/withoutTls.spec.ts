/** An address without TLS, as that of another machine in the house: browsers keep a good deal from it. */
import { preview } from 'vite';
import { expect, test } from './support/playground.ts';

const host = 'another-machine.test';

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${host} 127.0.0.1`];
    await use({ ...launchOptions, args });
  },
});

test('the page trains, compares, keeps and exports there', async ({ playground, page }) => {
  const server = await preview({
    preview: { host: '127.0.0.1', port: 4_290, allowedHosts: [host] },
    logLevel: 'silent',
  });
  const { port } = new URL(server.resolvedUrls?.local[0] ?? '');
  await page.goto(`http://${host}:${port}/?backend=wasm`);
  await playground.isInState('ready');
  expect(await page.evaluate(() => [isSecureContext, 'locks' in navigator])).toEqual([
    false,
    false,
  ]);
  const offline = page.getByTestId('offline');
  await expect(offline).toHaveAttribute('data-value', 'unavailable');
  await expect(offline).toHaveText(/only at addresses that begin with https/);
  await playground.press('Step');
  await playground.hasSteps(1);
  await playground.a.draw(3);
  await page.reload();
  await playground.isInState('paused');
  await playground.hasSteps(1);
  await playground.experiment('A trained network');
  await playground.isInState('finished');
  await playground.b.draw(7);
  await playground.says('different');
  expect((await playground.exportWeights()).name).toMatch(/\.json$/);
  await expect(playground.alert).toHaveCount(0);
  await server.close();
});
