/** Looking inside one step: forward, backward, update; tied and untied. */

import { axeViolations } from './support/axe.ts';
import { InsidePanel } from './support/inside.ts';
import { expect, test } from './support/playground.ts';

/** float32 rounding leaves about 10⁻⁷ in each number; summing many makes it a little more. */
const rounding = 1e-5;

test('three presses look inside a step and take it; the parts add up to the whole', async ({
  playground,
  page,
}) => {
  const inside = new InsidePanel(page);
  await playground.open('?backend=wasm');
  await inside.open();
  await expect(inside.phase).toHaveAttribute('data-value', '');

  await inside.next('forward');
  await playground.hasSteps(0);
  await expect(inside.pairs.getByRole('radio')).toHaveCount(12);
  await inside.pair('different digits, pair 3 of 6').click();
  await expect(inside.pair('different digits, pair 3 of 6')).toBeChecked();

  await inside.next('backward');
  await playground.hasSteps(0);
  expect(await playground.number(inside.pairDifference)).toBeLessThanOrEqual(rounding);
  expect(await playground.number(inside.stepDifference)).toBeLessThanOrEqual(rounding);
  await expect(inside.table('This pair').getByRole('columnheader')).toHaveCount(5);
  await inside.pair('same digit, pair 2 of 6').click();
  await expect(inside.pair('same digit, pair 2 of 6')).toBeChecked();
  await expect(inside.phase).toHaveAttribute('data-value', 'backward');
  expect(await playground.number(inside.pairDifference)).toBeLessThanOrEqual(rounding);
  expect(await axeViolations(page)).toEqual([]);

  await inside.next('update');
  await playground.hasSteps(1);
  await expect(page.getByText('step 1 taken')).toBeVisible();
  await inside.next('forward');
  await playground.hasSteps(1);
  await playground.press('Step');
  await expect(inside.phase).toHaveAttribute('data-value', '');
});

test('tied towers are one: the same image differs by exactly 0', async ({ playground, page }) => {
  const inside = new InsidePanel(page);
  await playground.open('?backend=wasm');
  await expect(inside.towerDifference).toHaveAttribute('data-value', '');
  await playground.a.draw(3);
  await expect(inside.towerDifference).toHaveAttribute('data-value', '0');
  await playground.press('Step');
  await playground.hasSteps(1);
  await expect(inside.towerDifference).toHaveAttribute('data-value', '0');
});

test('untied towers keep their gradients, and the same image comes out differently', async ({
  playground,
  page,
}) => {
  const inside = new InsidePanel(page);
  await playground.open('?backend=wasm');
  await playground.a.draw(3);
  await page.getByRole('combobox', { name: 'Loss function' }).click();
  await page.getByRole('option', { name: 'Contrastive, given pairs' }).click();
  await page.getByRole('switch', { name: 'Tie weights' }).click();
  await expect(page.getByText('two sets of weights')).toBeVisible();
  await inside.open();
  for (const step of [1, 2, 3]) {
    await inside.next('forward');
    await inside.next('backward');
    await inside.next('update');
    await playground.hasSteps(step);
  }
  await expect.poll(() => playground.number(inside.towerDifference)).toBeGreaterThan(0);

  await inside.next('forward');
  await inside.next('backward');
  await expect(page.getByText('no weight is shared')).toBeVisible();
  await expect(inside.table('This pair').getByRole('columnheader')).toHaveCount(3);
  await expect(inside.pairDifference).toHaveCount(0);
  expect(JSON.parse((await playground.exportWeights()).text).encoders).toHaveLength(2);
});
