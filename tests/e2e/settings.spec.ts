/** What goes together and what does not, where one chooses it; and the experiments. */

import { axeViolations } from './support/axe.ts';
import { expect, test } from './support/playground.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open('?backend=wasm');
});

test('a loss brings its own settings, and what it excludes says why', async ({
  playground,
  page,
}) => {
  await expect(playground.slider('Margin')).toBeVisible();
  await expect(playground.radio('Semi-hard')).toHaveCount(0);

  await playground.choose('Loss function', 'Triplet');
  await expect(playground.radio('Semi-hard')).toBeChecked();
  await expect(playground.slider('Margin')).toBeVisible();
  await expect(playground.switch('Tie weights')).toBeDisabled();
  await expect(playground.switch('Tie weights')).toHaveAccessibleDescription(/given pairs/);

  await playground.choose('Loss function', 'Supervised contrastive');
  await expect(playground.slider('Temperature')).toBeVisible();
  await expect(playground.slider('Margin')).toHaveCount(0);
  await expect(playground.radio('Semi-hard')).toHaveCount(0);
  await expect(playground.switch('Unit length')).toBeChecked();
  await expect(playground.switch('Unit length')).toBeDisabled();
  await expect(page.getByRole('list', { name: 'Layers of the encoder' })).toContainText('length 1');

  await playground.choose('Loss function', 'Learned distance, given pairs');
  await expect(playground.slider('Share of positive pairs')).toBeVisible();
  await expect(playground.slider('Temperature')).toHaveCount(0);
  await expect(playground.switch('Unit length')).not.toBeChecked();
  await expect(playground.switch('Tie weights')).toBeEnabled();
});

test('directions and views bring along what they need, and say why', { tag: '@thorough' }, async ({
  playground,
}) => {
  await playground.radio('Cosine').click();
  await expect(playground.switch('Unit length')).toBeChecked();
  await expect(playground.switch('Unit length')).toHaveAccessibleDescription(/compares directions/);
  await playground.choose('Loss function', 'Learned distance, given pairs');
  await expect(playground.radio('Cosine')).toBeDisabled();

  await playground.choose('Loss function', 'NT-Xent, no labels');
  await expect(playground.radio('Cosine')).toBeChecked();
  const augmentation = playground.switch('Shift, turn, scale a little');
  await expect(augmentation).toBeDisabled();
  await expect(augmentation).toHaveAccessibleDescription(/the same picture/);
});

test('towers of their own have twice the weights, and leave the losses on given pairs', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await playground.choose('Loss function', 'Contrastive, given pairs');
  await playground.switch('Tie weights').click();
  await expect(page.getByText('116,672 weights')).toBeVisible();
  await playground.select('Loss function').click();
  for (const name of ['Contrastive, all pairs', 'Triplet', 'Supervised contrastive', 'Pull only']) {
    const option = page.getByRole('option', { name });
    await expect(option).toBeDisabled();
    await expect(option).toContainText('Needs tied weights.');
  }
  await expect(page.getByRole('option', { name: 'Learned distance' })).toBeEnabled();
});

test('eight digits can be held out, and the other two say why they cannot', async ({
  playground,
  page,
}) => {
  for (const digit of [0, 1, 2, 3, 4, 5, 6, 7]) await playground.heldOut(digit).click();
  await expect(playground.heldOut(7)).toHaveAttribute('aria-pressed', 'true');
  await expect(playground.heldOut(8)).toBeDisabled();
  await expect(playground.heldOut(9)).toBeDisabled();
  await expect(page.getByText('At least 2 digits must stay')).toBeVisible();
  await playground.heldOut(0).click();
  await expect(playground.heldOut(9)).toBeEnabled();
  await expect(page.getByText('At least 2 digits must stay')).toHaveCount(0);
});

test('one image of each digit is refused where a loss needs two, and taken where it does not', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  const field = page.getByRole('spinbutton', { name: 'Images per digit' });
  await playground.set('Images per digit', 1);
  await expect(field).toHaveAccessibleDescription(/At least 2: with one image of each digit/);
  await playground.slider('Images per digit').press('Home');
  await expect(field).toHaveValue('2');

  await playground.choose('Loss function', 'Contrastive, given pairs');
  await playground.set('Images per digit', 1);
  await expect(field).toHaveValue('1');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await playground.select('Loss function').click();
  await expect(page.getByRole('option', { name: 'Triplet' })).toBeDisabled();
  await expect(page.getByRole('option', { name: 'Triplet' })).toContainText('Needs 2 images');
});

test('an optimiser brings its rate, which waits with it for a fresh start', async ({
  playground,
  page,
}) => {
  const rate = page.getByRole('spinbutton', { name: 'Learning rate' });
  await playground.press('Step');
  await playground.hasSteps(1);
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await playground.choose('Optimiser', 'Gradient descent');
  await expect(rate).not.toHaveValue('0.03');
  await playground.press('Start over with them');
  await playground.isInState('ready');
  await expect(playground.button('Start over with them')).toHaveCount(0);
  await playground.choose('Optimiser', 'Muon');
  await expect(rate).toHaveValue('0.03');
});

test('every loss learns, and every encoder', async ({ playground }) => {
  await playground.set('Images per digit', 2);
  for (const [encoder, loss] of [
    ['MLP', 'Contrastive, all pairs'],
    ['CNN', 'Contrastive, given pairs'],
    ['LSTM', 'Triplet'],
    ['MLP', 'Supervised contrastive'],
    ['CNN', 'Learned distance'],
    ['LSTM', 'Pull only'],
  ] as const) {
    await playground.choose('Encoder', encoder);
    await playground.choose('Loss function', loss);
    await playground.press('Step');
    await playground.hasSteps(1);
    expect(await playground.number(playground.loss)).toBeGreaterThan(0);
    await playground.press('Reset');
    await playground.hasSteps(0);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in what is excluded, in ${colorScheme}`, {
    tag: colorScheme === 'dark' ? [] : ['@thorough'],
  }, async ({ playground, page }) => {
    await page.emulateMedia({ colorScheme });
    await playground.choose('Loss function', 'Triplet');
    for (const digit of [0, 1, 2, 3, 4, 5, 6, 7]) await playground.heldOut(digit).click();
    await playground.set('Images per digit', 1);
    expect(await axeViolations(page)).toEqual([]);
    await playground.experiment('Too high a rate');
    await expect(playground.alert).toContainText('Training has stopped');
    await playground.press('Experiments');
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
  });
}

test('the keyboard alone starts an experiment, whose words stay until they are closed', async ({
  playground,
  page,
}) => {
  await playground.set('Embedding size', 8);
  await playground.press('Step');
  await playground.hasSteps(1);
  await playground.button('Experiments').focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: '7, 8 and 9 never seen' });
  await expect(item).toBeVisible();
  await page.keyboard.press('7');
  await expect(item).toBeFocused();
  await page.keyboard.press('Enter');
  await playground.isInState('training');
  await expect(playground.heldOut(8)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('spinbutton', { name: 'Embedding size' })).toHaveValue('32');
  const words = page.getByRole('status').filter({ hasText: '7, 8 and 9 never seen.' });
  await expect(words).toContainText('to compare, not to name');
  await playground.press('Close the experiment’s words');
  await expect(words).toHaveCount(0);
  // What had been learnt can be brought back.
  await playground.press('Undo reset');
  await playground.hasSteps(1);
  await expect(page.getByRole('spinbutton', { name: 'Embedding size' })).toHaveValue('8');
});

test('a trained network that is missing says so and changes nothing', async ({
  playground,
  page,
}) => {
  await page.route('**/trained/cnn.json', (route) => route.fulfill({ status: 404 }));
  await playground.press('Step');
  await playground.hasSteps(1);
  await playground.experiment('A trained network');
  await expect(playground.alert).toContainText('trained/cnn.json did not arrive');
  await playground.hasSteps(1);
  await expect(page.getByRole('status').filter({ hasText: 'A trained network' })).toHaveCount(0);
});

test('a run that goes astray is stopped, set back, and told what to try', async ({
  playground,
}) => {
  await playground.set('Learning rate', 1);
  await playground.press('Train');
  await expect(playground.alert).toContainText('Training has stopped');
  await expect(playground.alert).toContainText('it is 1 now, try 0.1');
  await expect(playground.button('Train').or(playground.button('Resume'))).toBeVisible();
});
