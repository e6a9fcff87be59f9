/** Numbers of every size: nothing goes blank, and what no number can say is said in words. */
import { expect, type Playground, test } from './support/playground.ts';
import { withSteps, withWeights } from './support/weights.ts';

const tellsNothing = /nothing can be told apart/;

/** Opens every panel and takes a step: all that shows a number. */
async function lookAtAll(playground: Playground): Promise<void> {
  const { page } = playground;
  await page.getByRole('radio', { name: 'logarithmic', exact: true }).click();
  for (const tab of await page.getByRole('tablist', { name: 'Results' }).getByRole('tab').all()) {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }
  await page.getByRole('tab', { name: 'Inside one step' }).click();
  await playground.press('Step');
  await expect(page.getByRole('tabpanel')).not.toBeEmpty();
  await page.getByRole('radio', { name: 'linear', exact: true }).click();
}

/** No part has stopped, and no number is called by a program's name. */
async function isWhole({ page }: Playground): Promise<void> {
  await expect(page.getByText(/has stopped on an error/)).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText(/NaN|undefined|Infinity/);
  for (const name of ['Loss curve', 'Distance histogram', 'Embedding map', 'Twins']) {
    await expect(page.getByRole('figure', { name })).toHaveCount(1);
  }
}

for (const { what, change, says } of [
  {
    what: 'one weight of 1e20',
    change: (weight: number, place: number) => (place === 3 ? 1e20 : weight),
    says: null,
  },
  { what: 'all weights 1e38', change: () => 1e38, says: tellsNothing },
  { what: 'all weights 0', change: () => 0, says: tellsNothing },
]) {
  test(`a network from a file with ${what} leaves every picture standing`, {
    tag: says === null ? [] : ['@thorough'],
  }, async ({ playground, page }) => {
    await playground.openTrained();
    const { text } = await playground.exportWeights();
    await playground.a.random.click();
    await playground.b.random.click();
    await playground.importWeights(withWeights(text, change));
    await expect(playground.button('Undo import')).toBeVisible();
    if (says !== null) {
      await expect(page.getByRole('status').filter({ hasText: says })).toBeVisible();
      await playground.says('none');
      await expect(playground.verdict).toContainText('tells nothing apart');
    }
    await isWhole(playground);
    await lookAtAll(playground);
    await isWhole(playground);
    // What was there is not lost.
    await playground.press('Undo import');
    await expect(playground.verdict).toHaveAttribute('data-verdict', /same|different/);
    await isWhole(playground);
  });
}

test('a network of more steps than can be counted is refused; of many, it trains on', {
  tag: '@thorough',
}, async ({ playground }) => {
  await playground.openTrained();
  const { text } = await playground.exportWeights();
  await playground.importWeights(withSteps(text, 4_294_967_295));
  await expect(playground.alert).toContainText('training.steps is 4294967295; at most 1000000000');
  await playground.press('Close the message');
  await playground.importWeights(withSteps(text, 1_000_000_000));
  await playground.hasSteps(1_000_000_000);
  await playground.press('Step');
  await playground.hasSteps(1_000_000_001);
  await isWhole(playground);
});
