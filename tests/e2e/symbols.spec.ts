/** Learning from made-up symbols: what a network that has met no digit can say of digits. */
import { expect, test } from './support/playground.ts';
import { Results } from './support/results.ts';

test('a network that learns from symbols alone compares digits it has never seen', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  await playground.experiment('No digit at all');
  await expect(playground.backend).toHaveAttribute('data-value', 'wasm');
  await expect(page.getByRole('radio', { name: 'Symbols alone' })).toBeChecked();
  await expect(page.getByTestId('symbol-sheet').locator('canvas')).toHaveCount(36);
  await expect(playground.heldOut(3)).toBeDisabled();
  await expect(page.getByText('No digit is in training: all are new to it.')).toBeVisible();

  await playground.set('Steps', 200);
  await playground.isInState('finished');
  const results = new Results(page);
  await results.open('Digits never seen');
  await results.areFull(200);
  expect(await playground.number(page.getByTestId('pair-auc'))).toBeGreaterThan(0.85);
  // Chance is 1 in 10; the figures of the untrained network stand beside it.
  const oneShot = await results.figure('held-out-one-shot');
  expect(oneShot).toBeGreaterThan(0.45);
  expect(oneShot).toBeGreaterThan(await results.figure('held-out-one-shot-untrained'));
  await expect(results.card).toContainText('chosen on pairs of made-up symbols that no step shows');
});

test('the sheet of symbols follows the seed, and a batch cannot become too large', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  await page.getByRole('radio', { name: 'Digits and symbols' }).click();
  const sheet = page.getByTestId('symbol-sheet');
  const first = sheet.locator('canvas').first();
  const pixelsOf = (): Promise<string> =>
    first.evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));
  await expect(sheet).toHaveAttribute('data-seed', '1');
  const before = await pixelsOf();
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await playground.set('Seed', 2);
  await expect(sheet).toHaveAttribute('data-seed', '2');
  await expect.poll(pixelsOf).not.toBe(before);

  // 60 symbols, ten times each, leave room for 200 images: for 20 of each digit.
  await playground.set('Images per symbol', 10);
  await playground.set('Images per digit', 24);
  const tooLarge = page.getByText('A step would have 840 images; at most 800 fit.');
  await expect(tooLarge).toBeVisible();
  await playground.set('Symbols per batch', 56);
  await playground.set('Images per digit', 24);
  await expect(tooLarge).toHaveCount(0);
  await expect(page.getByRole('spinbutton', { name: 'Images per digit' })).toHaveAttribute(
    'aria-valuenow',
    '24',
  );
});
