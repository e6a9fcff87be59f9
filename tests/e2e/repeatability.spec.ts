/** The same seed and backend give the same losses, however fast the network is. */
import { expect, type Playground, test } from './support/playground.ts';

/** The losses of the first five steps, taken one by one, and of the fiftieth. */
async function firstLosses(playground: Playground): Promise<number[]> {
  await playground.set('Steps', 50);
  const losses = await playground.nextLosses(5);
  await playground.press('Resume');
  await playground.isInState('finished');
  await playground.hasSteps(50);
  return [...losses, await playground.number(playground.loss)];
}

test('the same seed gives the same losses up to step 50, and others than another seed', async ({
  playground,
}) => {
  await playground.open('?backend=wasm&seed=7');
  const first = await firstLosses(playground);
  await playground.open('?backend=wasm&seed=7');
  expect(await firstLosses(playground)).toEqual(first);
  await playground.open('?backend=wasm&seed=8');
  expect(await playground.nextLosses(3)).not.toEqual(first.slice(0, 3));
});

test('a run that waits for late images ends with the same loss', { tag: '@thorough' }, async ({
  playground,
}) => {
  const lossAfter = async (steps: number): Promise<number> => {
    await playground.open('?backend=wasm&seed=7');
    await playground.set('Steps', steps);
    await playground.press('Train');
    await playground.isInState('finished');
    return playground.number(playground.loss);
  };
  const loss = await lossAfter(160);

  let arrived: () => void = () => {};
  const late = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  await playground.page.route('**/mnist/train-01.bin', async (route) => {
    await late;
    await route.continue();
  });
  await playground.open('?backend=wasm&seed=7');
  await playground.set('Steps', 160);
  await playground.press('Train');
  // Step 100 is the first that draws from the second shard.
  await playground.hasSteps(100);
  await expect(playground.page.getByText('waiting for images')).toBeVisible();
  arrived();
  await playground.isInState('finished');
  expect(await playground.number(playground.loss)).toBe(loss);
});
