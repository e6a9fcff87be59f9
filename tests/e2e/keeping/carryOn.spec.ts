/** What is on the page outlives it: a reload, a crash, a closed tab. */
import { expect, test } from '../support/playground.ts';

test('a run that was reloaded in the middle ends as one that was not, bit for bit', async ({
  playground,
  page,
}) => {
  const checksum = async (): Promise<string> =>
    JSON.parse((await playground.exportWeights()).text).sha256;
  const end = async (): Promise<{ loss: number; accuracy: number; weights: string }> => {
    await playground.isInState('finished');
    await playground.hasSteps(300);
    const weights = await checksum();
    return {
      loss: await playground.number(playground.loss),
      accuracy: await playground.number(playground.pairAccuracy),
      weights,
    };
  };
  await playground.open('?backend=wasm');
  await playground.set('Steps', 300);
  await playground.press('Train');
  const uninterrupted = await end();

  await playground.open('?backend=wasm');
  await playground.set('Steps', 300);
  await playground.a.draw(3);
  await playground.press('Train');
  await expect.poll(() => playground.number(playground.stepCount)).toBeGreaterThanOrEqual(150);
  await page.reload();
  await playground.isInState('paused');
  await expect(page.getByRole('status').filter({ hasText: /^Carried on from step/ })).toBeVisible();
  await expect(playground.a.seen).toHaveAttribute('data-empty', 'false');
  await playground.press('Resume');
  expect(await end()).toEqual(uninterrupted);
});
