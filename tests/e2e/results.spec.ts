/** What came of the training: figures, confusions, digits never seen. */
import { expect, test } from './support/playground.ts';
import { Results } from './support/results.ts';

const steps = 60;

test('the figures of a trained network stand where they belong', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  const results = new Results(page);
  await results.open('How good is it?');
  await expect(results.card).toContainText('Not measured yet');
  await playground.set('Steps', steps);
  await playground.press('Train');
  await playground.isInState('finished');
  await results.areFull(steps);

  const accuracy = await playground.number(playground.pairAccuracy);
  const [low, high] = [await results.figure('accuracy-low'), await results.figure('accuracy-high')];
  expect(low).toBeLessThanOrEqual(accuracy);
  expect(high).toBeGreaterThanOrEqual(accuracy);
  expect(low).toBeGreaterThan(0.5);
  const [falseAccepts, falseRejects] = [
    await results.figure('false-accept-rate'),
    await results.figure('false-reject-rate'),
  ];
  expect(1 - (falseAccepts + falseRejects) / 2).toBeCloseTo(accuracy, 6);
  // The area lies above the polygon through the one point where both errors are equal.
  const equalErrorRate = await results.figure('equal-error-rate');
  expect(await results.figure('auc')).toBeGreaterThanOrEqual(1 - equalErrorRate - 1e-3);
  expect(await results.figure('calibration-error')).toBeLessThan(0.2);
  // Random weights already keep near what looks alike.
  expect(await results.figure('precision-at-1-untrained')).toBeGreaterThan(0.5);
  expect(await results.figure('precision-at-1')).toBeGreaterThan(0.5);
  const [mapAtR, rPrecision] = [
    await results.figure('map-at-r'),
    await results.figure('r-precision'),
  ];
  expect(mapAtR).toBeGreaterThan(await results.figure('map-at-r-untrained'));
  expect(mapAtR).toBeLessThanOrEqual(rPrecision);
  expect(await results.figure('false-rejects-at-1-per-mille')).toBeGreaterThanOrEqual(
    await results.figure('false-rejects-at-1-percent'),
  );
  expect(await results.figure('log-loss')).toBeLessThan(Math.LN2);
  expect(await results.figure('brier-score')).toBeLessThan(0.25);
  expect(await results.figure('opis')).toBeLessThan(0.05);
  // It is asked for when a person can see it.
  await results.card.getByTestId('few-shot').scrollIntoViewIfNeeded();
  // Told from one example each, by five: twice as often as by guessing.
  expect(await results.figure('few-shot-chance')).toBe(0.2);
  expect(await results.figure('few-shot')).toBeGreaterThan(0.4);
  await page.getByRole('combobox', { name: 'Digits (n)' }).click();
  await page.getByRole('option', { name: '2', exact: true }).click();
  await expect(results.card.getByTestId('few-shot-chance')).toHaveAttribute('data-value', '0.5');
  expect(await results.figure('few-shot')).toBeGreaterThan(0.5);
  expect(await results.figure('few-shot-pixels')).toBeGreaterThan(0.5);
  for (const name of ['ROC curve', 'DET curve', 'Reliability diagram']) {
    await expect(
      results.card.getByRole('figure', { name }).locator('svg.recharts-surface'),
    ).toBeVisible();
  }

  expect(await results.violations()).toEqual([]);

  await results.open('Confusions');
  const matrix = results.card.getByRole('figure', { name: 'Confusions' }).getByRole('table');
  await expect(matrix.getByRole('rowheader')).toHaveText([
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
  ]);
  await expect(results.card).toContainText(/\d and \d are confused most/);
  // What is not looked at is not there.
  await expect(results.card.getByTestId('auc')).toHaveCount(0);
  expect(await results.violations()).toEqual([]);

  await results.open(/^Digits never seen/);
  await expect(results.card).toContainText('Held-out digits');
});

test('digits that were held out have figures of their own', async ({ playground, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await playground.open('?backend=wasm');
  const results = new Results(page);
  await results.open('How good is it?');
  const heldOut = page.getByLabel('Held-out digits', { exact: true });
  await heldOut.getByRole('button', { name: '8', exact: true }).click();
  await heldOut.getByRole('button', { name: '9', exact: true }).click();
  await playground.set('Steps', steps);
  await playground.press('Train');
  await playground.isInState('finished');
  await results.areFull(steps);

  await results.open('Digits never seen: 8, 9');
  expect(await results.figure('held-out-chance')).toBe(0.5);
  for (const id of ['among-auc', 'with-auc', 'one-shot', 'one-shot-untrained', 'one-shot-pixels']) {
    expect(await results.figure(`held-out-${id}`)).toBeGreaterThan(0.5);
  }
  await results.card.getByTestId('few-shot').scrollIntoViewIfNeeded();
  expect(await results.figure('few-shot-chance')).toBe(0.5);
  expect(await results.figure('few-shot')).toBeGreaterThan(0.5);
  expect(await results.violations()).toEqual([]);

  await results.open('Confusions');
  const matrix = results.card.getByRole('figure', { name: 'Confusions' }).getByRole('table');
  await expect(matrix.getByRole('rowheader', { name: '8 (held out)' })).toBeVisible();
  await expect(results.card).toContainText('No pairs of 8 or 9 here');
});

test('the keyboard alone goes from tab to tab', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  const results = new Results(page);
  await results.tab("This step's pairs").focus();
  await page.keyboard.press('ArrowRight');
  await expect(results.tab('How good is it?')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(results.tab('Confusions')).toBeFocused();
  await expect(results.tab('Confusions')).toHaveAttribute('aria-selected', 'true');
});
