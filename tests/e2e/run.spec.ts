/** Starting, pausing, changing and taking back a run. */
import { expect, test } from './support/playground.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open('?backend=wasm');
});

test('a run can be paused, resumed, finished and carried on', async ({ playground }) => {
  await playground.set('Steps', 120);
  await playground.press('Train');
  await playground.isInState('training');
  await playground.press('Pause');
  await playground.isInState('paused');
  const pausedAt = await playground.number(playground.stepCount);
  expect(pausedAt).toBeLessThan(120);
  await expect(playground.pairAccuracy).toHaveAttribute('data-value', /\d/);
  await playground.press('Resume');
  await playground.isInState('finished');
  await playground.hasSteps(120);
  await playground.press('Train on');
  await playground.isInState('training');
  await playground.isInState('finished');
  await playground.hasSteps(240);
});

test('a trained network comes back after a reset, with its figures', async ({ playground }) => {
  await playground.set('Steps', 60);
  await playground.press('Train');
  await playground.isInState('finished');
  const loss = await playground.number(playground.loss);
  await playground.a.draw(3);
  await playground.b.draw(7);
  const distance = await playground.distance();
  await playground.press('Reset');
  await playground.isInState('ready');
  await playground.hasSteps(0);
  await expect(playground.pairAccuracy).toHaveAttribute('data-value', '');
  await playground.says('none');
  await playground.press('Undo reset');
  await playground.isInState('finished');
  await playground.hasSteps(60);
  expect(await playground.number(playground.loss)).toBe(loss);
  await expect.poll(() => playground.distance()).toBeCloseTo(distance, 9);
  await expect(playground.button('Undo reset')).toHaveCount(0);

  // Looking back costs nothing that was learnt since, either.
  await playground.press('Reset');
  await playground.press('Step');
  await playground.hasSteps(1);
  await playground.press('Undo reset');
  await playground.hasSteps(60);
  await playground.press('Bring it back');
  await playground.hasSteps(1);
});

test('rate and margin change while it runs; size and seed wait for a reset', async ({
  playground,
}) => {
  await playground.set('Steps', 2_000);
  await playground.press('Train');
  await playground.isInState('training');
  await playground.set('Learning rate', 0.001);
  await playground.set('Margin', 2);
  await playground.isInState('training');
  await playground.set('Embedding size', 8);
  await expect(playground.button('Start over with them')).toBeVisible();
  await expect(playground.page.getByText('58,336 weights')).toBeVisible();
  await playground.press('Pause');
  await playground.press('Start over with them');
  await playground.isInState('ready');
  await expect(playground.page.getByText('56,776 weights')).toBeVisible();
  await expect(playground.button('Start over with them')).toHaveCount(0);
});

test('a number out of its range is refused where it is typed, with the range', async ({
  playground,
}) => {
  await playground.set('Margin', 99);
  await expect(playground.page.getByText('A number from 0.1 to 5, please.')).toBeVisible();
  await playground.set('Margin', 2);
  await expect(playground.page.getByText('please.')).toHaveCount(0);
});

test('the steps that are planned can be changed while it runs', async ({ playground }) => {
  await playground.press('Train');
  await playground.isInState('training');
  await playground.set('Steps', 1);
  await playground.isInState('finished');
  expect(await playground.number(playground.stepCount)).toBeLessThan(2_000);
});
