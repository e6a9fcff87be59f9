/** What the network is learning from, and what becomes of a pair on its way through the twins. */

import { axeViolations } from './support/axe.ts';
import { expect, test } from './support/playground.ts';
import { StepPairs, Twins } from './support/twins.ts';

test('the pairs of a step are there, the hardest first, and go to the pads', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  const pairs = new StepPairs(page);
  const twins = new Twins(page);
  // So that the pads compare with the very weights that the step has.
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await page.getByRole('switch', { name: 'Averaged weights' }).click();
  await playground.set('Steps', 5_000);
  await playground.press('Train');
  // While nothing is drawn, the pairs of the batches go through the twins, one after the other.
  await expect(twins.source('batch')).toBeChecked();
  await expect.poll(() => playground.number(twins.pair)).toBeGreaterThan(1);
  await expect(twins.figure).toContainText(/Step \d+, a \d and a \d: .* apart/);
  await pairs.figure.scrollIntoViewIfNeeded();
  await expect(pairs.of('≠ different digits')).toHaveCount(12);
  await playground.press('Pause');
  await playground.isInState('paused');
  // What the pause brings elsewhere may have moved it out of sight, where it rests.
  await pairs.figure.scrollIntoViewIfNeeded();
  const steps = await playground.number(playground.stepCount);
  await expect(pairs.figure).toContainText(`The next step, ${steps + 1}`);

  const [together, apart] = [
    await pairs.distances('= same digit'),
    await pairs.distances('≠ different digits'),
  ];
  expect(together).toEqual(together.toSorted((one, other) => other - one));
  expect(apart).toEqual(apart.toSorted((one, other) => one - other));
  await expect(pairs.of('= same digit').first()).toHaveAttribute('data-pull', 'together');
  await expect(pairs.of('≠ different digits').first()).toHaveAttribute('data-pull', 'apart');
  expect(await axeViolations(page)).toEqual([]);

  // The same two images, through the same network: the same distance.
  await pairs.of('≠ different digits').first().focus();
  await page.keyboard.press('Enter');
  expect(await playground.a.ink()).toBeGreaterThan(0);
  expect(await playground.b.ink()).toBeGreaterThan(0);
  await expect.poll(() => playground.distance()).toBeCloseTo(apart[0] ?? Number.NaN, 1);

  // What a person puts on the pads comes first.
  await expect(twins.source('yours')).toBeChecked();
  // By keyboard, layer after layer, also where that scrolls the page.
  await twins.layer('A', 1).focus();
  const view = page.getByRole('tooltip');
  await expect(view).toContainText(/one of its 32 patterns/);
  await page.keyboard.press('Tab');
  await expect(twins.layer('A', 2)).toBeFocused();
  await expect(view).toContainText(/combinations of the maps before/);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(view).toHaveCount(0);
});
