/** What is computed does not depend on what computes it. */
import { expect, test } from './support/playground.ts';

const networks = [
  { name: 'an LSTM', encoder: 'LSTM', size: 'Medium', tag: [] },
  { name: 'a CNN whose patches overlap', encoder: 'CNN', size: 'Large', tag: ['@thorough'] },
] as const;

for (const { name, encoder, size, tag } of networks) {
  test(`${name} learns the same on WebGL as on WASM`, { tag: [...tag] }, async ({ playground }) => {
    const losses: number[][] = [];
    for (const backend of ['wasm', 'webgl'] as const) {
      await playground.open(`?backend=${backend}`);
      await expect(playground.backend).toHaveAttribute('data-value', backend);
      await playground.choose('Encoder', encoder);
      await playground.choose('Encoder size', size);
      await playground.set('Images per digit', 3);
      losses.push(await playground.nextLosses(4));
    }
    const [onWasm = [], onWebGl = []] = losses;
    expect(onWebGl).toHaveLength(4);
    onWebGl.forEach((loss, step) => {
      expect(Math.abs(loss / (onWasm[step] ?? 0) - 1)).toBeLessThan(1e-3);
    });
    expect(new Set(onWasm).size).toBe(4);
  });
}

test('a probe times all backends, goes on with the fastest, and is remembered', async ({
  playground,
  page,
}) => {
  const status = page.getByRole('status').filter({ hasText: /Chosen|Timing|Starting/ });
  await playground.open();
  await playground.press('Step');
  await playground.hasSteps(1);
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await expect(status).toHaveText('Chosen by itself: WebGL here is drawn in software.');
  await playground.press('Probe again');
  await expect(playground.button('Probe again')).toBeDisabled();
  await expect(status).toHaveText(/^Timing/, { timeout: 60_000 });
  // Nothing can be asked of the run before it is there again.
  expect(await playground.runState.getAttribute('data-value')).toBe('loading');
  const outcome = /^Chosen by a probe: \w+ [\d.]+ ms a step, \w+ [\d.]+ ms\.$/;
  await expect(status).toHaveText(outcome, { timeout: 120_000 });
  await expect(status).toContainText('WASM');
  await expect(status).toContainText('WebGL');
  // The run is carried over to the worker that probed, and goes on there.
  await playground.hasSteps(1);
  await playground.press('Step');
  await playground.hasSteps(2);

  // What was unfolded is unfolded again.
  await page.goto('./');
  await playground.isInState('paused');
  await expect(status).toContainText('Chosen by an earlier probe: ');
});
