/** The encoders and the experiments, trained for real. */
import { expect, test } from './support/playground.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open('?backend=wasm');
});

test('LSTM twins learn to tell digits apart', async ({ playground }) => {
  await playground.choose('Encoder', 'LSTM');
  await expect(playground.page.getByText('LSTM over 28 rows, 64 units')).toBeVisible();
  await playground.set('Steps', 300);
  await playground.press('Train');
  await playground.isInState('finished');
  expect(await playground.number(playground.pairAccuracy)).toBeGreaterThan(0.85);
  const { text } = await playground.exportWeights();
  expect(JSON.parse(text).encoders[0].layers[0].op).toBe('lstm');
});

test('a network that only pulls collapses, and the page says so', async ({ playground }) => {
  await playground.experiment('Pull without push');
  await playground.isInState('training');
  await expect(playground.page.getByRole('status').filter({ hasText: 'one point' })).toBeVisible({
    timeout: 120_000,
  });
});

test('the trained network that comes with the page can be tried at once', async ({
  playground,
}) => {
  await playground.experiment('A trained network');
  await playground.isInState('finished');
  const words = playground.page.getByRole('status').filter({ hasText: 'A trained network.' });
  await expect(words).toBeVisible();
  await expect
    .poll(() => playground.number(playground.pairAccuracy), { timeout: 120_000 })
    .toBeGreaterThan(0.99);
  await playground.a.draw(3, 0);
  await playground.b.draw(3, 1);
  await playground.says('same');
  await playground.b.clear.click();
  await playground.b.draw(7, 0);
  await playground.says('different');
});
