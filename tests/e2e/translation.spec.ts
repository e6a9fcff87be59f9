/** A browser's translator rewrites every text of the page, again and again: the page goes on. */
import { expect, type Playground, test } from './support/playground.ts';
import { translate, translated } from './support/translator.ts';

const noticeOfError = /has stopped on an error/;

test.beforeEach(async ({ playground, page }) => {
  await translate(page);
  await playground.open('?backend=wasm');
  await expect(playground.button(translated('Train'))).toBeVisible();
});

test.afterEach(async ({ page }) => {
  await expect(page.getByText(noticeOfError)).toHaveCount(0);
  await expect(page.getByRole('main')).toBeVisible();
});

test('a translated page trains, pauses, steps and starts over, and its labels follow', async ({
  playground,
  page,
}) => {
  await playground.press(translated('Train'));
  await playground.isInState('training');
  await playground.set('Learning rate', 0.001);
  await page.getByRole('figure', { name: 'Loss curve' }).scrollIntoViewIfNeeded();
  await expect(page.getByText('1 change during this run')).toBeVisible();
  await playground.set('Margin', 1.5);
  // Its words are replaced all the time: the element around them is not.
  await page.locator('summary', { hasText: 'during this run' }).scrollIntoViewIfNeeded();
  await expect(page.getByText('2 changes during this run')).toBeVisible();
  await playground.press(translated('Pause'));
  await playground.isInState('paused');
  await expect(playground.button(translated('Resume'))).toBeVisible();
  const steps = await playground.number(playground.stepCount);
  await playground.press(translated('Step'));
  await playground.hasSteps(steps + 1);
  await expect(playground.stepCount).toContainText((steps + 1).toLocaleString('en'));

  await playground.choose('Encoder', 'MLP');
  await playground.press(translated('Start over with them'));
  await playground.hasSteps(0);
  await expect(playground.button(translated('Train'))).toBeVisible();
  await playground.press(translated('Undo reset'));
  await playground.hasSteps(steps + 1);
  await playground.press(translated('Reset'));
  await playground.hasSteps(0);

  await playground.set('Steps', 20);
  await playground.press(translated('Train'));
  await playground.isInState('finished');
  await expect(playground.button(translated('Train on'))).toBeVisible();
});

test('a translated page takes every setting', { tag: '@thorough' }, async ({
  playground,
  page,
}) => {
  for (const encoder of ['LSTM', 'MLP', 'CNN']) await playground.choose('Encoder', encoder);
  const loss = playground.select('Loss function');
  for (const name of [
    'Triplet',
    'Supervised contrastive',
    'Learned distance, given pairs',
    'Pull only',
    'Contrastive, given pairs',
  ]) {
    await loss.click();
    await page.getByRole('option', { name }).click();
    await expect(loss).toContainText(`«${name}`);
  }
  await playground.switch('Tie weights').click();
  const heldOut = page.getByRole('group', { name: 'Held-out digits' });
  for (const digit of ['8', '9']) {
    await heldOut.getByRole('button', { name: translated(digit), exact: true }).click();
  }
  await expect(page.getByText('8, 9', { exact: true })).toHaveCount(0);
  await expect(page.getByText(translated('8, 9'))).toBeVisible();
  await page.getByRole('button', { name: 'Advanced' }).click();
  await playground.choose('Optimiser', 'Gradient descent');
  await playground.set('Margin', 99);
  await expect(page.getByText('A number from 0.1 to 5, please.')).toBeVisible();
  await playground.set('Margin', 2);
  await expect(page.getByText('please.')).toHaveCount(0);
});

test('every panel and every dialog of a translated page opens, and closes', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await playground.press(translated('Experiments'));
  await page.getByRole('menuitem', { name: 'A trained network' }).click();
  await playground.isInState('finished');
  await draws(playground);

  const tabs = page.getByRole('tablist', { name: 'Results' }).getByRole('tab');
  await expect(tabs).toHaveCount(8);
  for (const tab of [...(await tabs.all()), ...(await tabs.all())]) {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }
  await page.getByRole('tab', { name: 'Inside one step' }).click();
  await playground.press(translated('Step'));
  await page.getByRole('tab', { name: 'One-shot' }).click();
  await playground.press(translated('Use three shapes'));
  await playground.press(translated('Remove all'));
  await playground.press(translated('Bring back the symbols before'));

  await page.getByRole('tab', { name: 'Runs' }).click();
  for (const opener of ['How does it work?', 'Compare over seeds']) {
    await page.getByRole('button', { name: opener }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  for (const menu of await page.getByRole('button', { name: /: numbers and files$/ }).all()) {
    await menu.click();
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
  await draws(playground);
});

test('the explanations of a translated page open, on hover, on a press and by keys', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  const tip = page.getByRole('tooltip');
  for (const about of ['About pad A', 'About Encoder', 'About Twins', 'About Embedding map']) {
    const sign = playground.button(about);
    await sign.hover();
    await expect(tip).toContainText('«');
    await page.keyboard.press('Escape');
    await expect(tip).toHaveCount(0);
    await sign.click();
    await expect(tip).toContainText('«');
    await page.keyboard.press('Escape');
    await expect(tip).toHaveCount(0);
    await sign.blur();
    await page.mouse.move(0, 0);
    await sign.focus();
    await page.keyboard.press('Enter');
    await expect(tip).toContainText('«');
    await page.keyboard.press('Escape');
    await expect(tip).toHaveCount(0);
    await sign.blur();
  }
});

/** Draws on both pads, in ways that change the words of the verdict. */
async function draws(playground: Playground): Promise<void> {
  for (const pad of [playground.a, playground.b]) {
    if (await pad.clear.isEnabled()) await pad.clear.click();
  }
  await playground.says('none');
  await playground.a.draw(3);
  await playground.b.draw(3, 1);
  await playground.says('same');
  await playground.b.random.click();
  await playground.b.clear.click();
  await playground.b.draw(8);
  await playground.says('different');
}
