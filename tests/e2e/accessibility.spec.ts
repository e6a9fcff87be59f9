/** Axe finds nothing in any state of the page, whatever the theme. */

import { axeFindsNothing } from './support/looks.ts';
import { photoOfSeven } from './support/pictures.ts';
import { expect, test } from './support/playground.ts';

test('axe finds nothing where the digits have not arrived', async ({ playground, page }) => {
  await page.route('**/mnist/*', (route) => route.abort());
  await page.goto('./?backend=wasm');
  await playground.isInState('error');
  await axeFindsNothing(page, 'no digits');
});

test('axe finds nothing before anything was done, and in what opens then', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  await playground.hasAllData();
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await axeFindsNothing(page, 'empty, Advanced open');

  const tip = playground.button('About pad A');
  // Scrolling would close it.
  await tip.hover();
  await tip.click();
  await expect(page.getByRole('tooltip')).toBeAttached();
  await axeFindsNothing(page, 'a tip');
  await page.keyboard.press('Escape');

  await playground.select('Loss function').click();
  await expect(page.getByRole('listbox')).toBeVisible();
  // Radix hides the rest of the page and keeps the focus from it: for axe, only a dialog may do that.
  await axeFindsNothing(page, 'the options of a select', '[role="listbox"]');
  await page.keyboard.press('Escape');

  await playground.press('Experiments');
  await expect(page.getByRole('menu')).toBeVisible();
  await axeFindsNothing(page, 'the experiments');
  await page.keyboard.press('Escape');

  await playground.importWeights('no weights at all');
  await expect(playground.alert).toBeVisible();
  await axeFindsNothing(page, 'a message of an error');

  await page.getByLabel('Open picture A').setInputFiles({
    name: 'seven.png',
    mimeType: 'image/png',
    buffer: await photoOfSeven(page),
  });
  const dialog = page.getByRole('dialog', { name: 'A picture for pad A' });
  await expect(dialog.getByRole('button', { name: 'Use' })).toBeEnabled();
  await axeFindsNothing(page, 'a photo');
});

test('axe finds nothing while it trains, paused, and after a reset', async ({
  playground,
  page,
}) => {
  // As high as all settings: axe takes what the window's edge cuts off for too small a target.
  await page.setViewportSize({ width: 1440, height: 2_400 });
  await playground.open('?backend=wasm');
  await playground.set('Steps', 5_000);
  await playground.press('Train');
  await expect(playground.loss).toHaveAttribute('data-value', /\d/);
  await axeFindsNothing(page, 'training');
  await playground.set('Learning rate', 0.001);
  await playground.press('Pause');
  await playground.isInState('paused');
  await playground.choose('Encoder', 'MLP');
  await axeFindsNothing(page, 'paused, settings wait');
  await playground.press('Reset');
  await expect(playground.button('Undo reset')).toBeVisible();
  await axeFindsNothing(page, 'an offer to undo');
});

test('axe finds nothing in what a trained network brings', async ({ playground, page }) => {
  // It looks at the whole page or a card fifteen times: each look takes some ten seconds on two busy cores.
  test.setTimeout(480_000);
  await playground.openTrained();
  await playground.a.draw(3);
  await playground.b.draw(7);
  await playground.says('different');
  await page.getByRole('button', { name: 'Explain this similarity' }).click();
  await expect(page.getByRole('figure', { name: 'Explanation' })).toBeVisible();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByText('Loading …')).toHaveCount(0);
    await axeFindsNothing(page, (await tab.textContent()) ?? '', 'section[aria-label="Results"]');
  }
  await axeFindsNothing(page, 'a verdict, its explanation, runs');
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page.getByRole('button', { name: /^Clear everything/ }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await axeFindsNothing(page, 'a question before all is cleared');
  await playground.press('Cancel');
  for (const name of ['How does it work?', 'Compare over seeds']) {
    await playground.press(name);
    await expect(page.getByRole('dialog')).toBeVisible();
    await axeFindsNothing(page, name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await playground.press('Distance histogram: numbers and files');
  await page.getByRole('menuitem', { name: 'Show as a table' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await axeFindsNothing(page, 'a table');
});
