/** The threshold between the two hills, and the pairs behind the confusions, of a trained network. */
import { expect, test } from './support/playground.ts';
import { Results } from './support/results.ts';
import { TwoHills, type WhatIfFigures } from './support/twoHills.ts';

const isConsistent = ({ falseAccept, falseReject, accuracy }: WhatIfFigures): void =>
  expect(1 - (falseAccept + falseReject) / 2).toBeCloseTo(accuracy, 12);

test('a threshold is tried out without moving the verdict', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  const [hills, results] = [new TwoHills(page), new Results(page)];
  await expect(hills.figure).toContainText('Nothing to show yet');
  await expect(hills.handle).toHaveCount(0);
  await playground.experiment('A trained network');
  await playground.isInState('finished');
  await results.open('How good is it?');
  await expect(results.basis).toHaveAttribute('data-scope', 'full');
  await playground.a.random.click();
  await playground.b.random.click();
  await hills.look();
  expect(await hills.violations()).toEqual([]);

  const calibrated = await hills.figures();
  isConsistent(calibrated);
  expect(calibrated.falseAccept).toBe(await results.figure('false-accept-rate'));
  expect(calibrated.falseReject).toBeCloseTo(await results.figure('false-reject-rate'), 12);
  const distance = await playground.distance();
  const similarity = await playground.verdict.getAttribute('data-similarity');
  await expect(hills.putBack).toBeDisabled();

  const axisEnd = await hills.drag(0.75);
  const dragged = await hills.figures();
  isConsistent(dragged);
  expect(Math.abs(dragged.threshold - 0.75 * axisEnd)).toBeLessThan(0.01 * axisEnd);
  expect(dragged.falseAccept).toBeGreaterThan(calibrated.falseAccept);
  expect(dragged.falseReject).toBeLessThanOrEqual(calibrated.falseReject);

  await hills.handle.focus();
  await page.keyboard.press('ArrowLeft');
  const { threshold } = await hills.figures();
  expect(threshold).toBeLessThan(dragged.threshold);
  await expect(hills.handle).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^distance ${threshold.toFixed(2)}: accepts .* of different, rejects .* of same$`),
  );
  await page.keyboard.press('Home');
  expect(await hills.figures()).toEqual({
    threshold: 0,
    falseAccept: 0,
    falseReject: 1,
    accuracy: 0.5,
  });
  await page.keyboard.press('PageUp');
  isConsistent(await hills.figures());
  await page.keyboard.press('End');
  expect(await hills.figures()).toMatchObject({ falseAccept: 1, falseReject: 0, accuracy: 0.5 });
  await page.keyboard.press('Escape');
  expect(await hills.figures()).toEqual(calibrated);

  await hills.drag(0.2);
  expect((await hills.figures()).falseReject).toBeGreaterThan(calibrated.falseReject);
  await hills.putBack.click();
  expect(await hills.figures()).toEqual(calibrated);
  expect(await playground.distance()).toBe(distance);
  await expect(playground.verdict).toHaveAttribute('data-similarity', similarity ?? '');
});

test('a cell of the confusions shows its worst pairs, which go on the pads', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  const results = new Results(page);
  await playground.experiment('A trained network');
  await playground.isInState('finished');
  await results.open('Confusions');
  await expect(results.basis).toHaveAttribute('data-scope', 'full');
  const matrix = results.card.getByRole('figure', { name: 'Confusions' });
  await matrix.getByRole('radio', { name: 'mean distance' }).click();
  const cell = matrix.getByRole('button', { name: /^4 and 9:/ });
  await expect(cell).toHaveText(/^\d\.\d\d$/);
  await cell.focus();
  await page.keyboard.press('Enter');
  const pairs = results.card.getByRole('region', { name: 'Worst pairs' });
  const buttons = pairs.getByRole('listitem').getByRole('button');
  await expect(buttons).toHaveCount(12);
  await expect(pairs.getByTestId('worst-pairs-step')).toHaveAttribute('data-value', /^\d+$/);
  await expect(pairs.getByRole('button', { name: 'Show the newest' })).toBeDisabled();
  const distances = await Promise.all(
    [0, 1, 11].map((place) => playground.number(buttons.nth(place), 'data-distance')),
  );
  expect(distances).toEqual(distances.toSorted((a, b) => a - b));

  await buttons.first().click();
  await playground.says('same');
  expect(await playground.distance()).toBeCloseTo(distances[0] ?? 0, 4);
  await cell.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(matrix.getByRole('button', { name: /^4 and 8:/ })).toBeFocused();
  expect(await results.violations()).toEqual([]);
});
