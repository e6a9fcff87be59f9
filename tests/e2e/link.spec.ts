/** A link carries all settings; a teacher's link hides parts and opens an experiment. */
import { lossesOf } from './support/keeping.ts';
import { expect, Playground, test } from './support/playground.ts';

/** Trains to the planned end: the loss of each step. */
async function lossesOfRun(playground: Playground): Promise<readonly string[]> {
  await playground.press('Train');
  await playground.isInState('finished');
  return lossesOf(playground.page);
}

test('a copied link gives the same first 50 losses in a browser that was never here', async ({
  playground,
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open('?backend=wasm');
  await playground.choose('Encoder', 'MLP');
  await playground.choose('Loss function', 'Triplet');
  await playground.set('Embedding size', 8);
  await playground.set('Margin', 0.7);
  await playground.set('Images per digit', 5);
  await playground.heldOut(9).click();
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await playground.choose('Optimiser', 'Adam');
  await playground.set('Seed', 31);
  await playground.set('Steps', 50);

  await playground.press('Copy link');
  await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await expect(page.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(link);
  expect(new URL(link).search).toBe(
    '?encoder=mlp&loss=triplet&optimizer=adam&embeddingSize=8&margin=0.7&learningRate=0.003' +
      '&imagesPerDigit=5&steps=50&seed=31&heldOutDigits=9&backend=wasm&defaults=1',
  );
  const losses = await lossesOfRun(playground);
  expect(new Set(losses).size).toBe(50);

  const elsewhere = await browser.newContext();
  const other = new Playground(await elsewhere.newPage());
  await other.page.goto(link);
  await other.isInState('ready');
  await expect(other.alert).toHaveCount(0);
  expect(await lossesOfRun(other)).toEqual(losses);
  await elsewhere.close();
});

test('a link with three wrong values says so once, and takes the rest', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await playground.open(
    '?backend=wasm&steps=0&loss=triplet&tieWeights=off&colour=%3Cb%3Ered&embeddingSize=8',
  );
  await expect(playground.alert).toHaveCount(1);
  for (const words of [
    'steps is “0”; it must be a whole number from 1 to 20000.',
    'tieWeights is left out: ',
    '“colour” is nothing that this page can set by a link.',
  ]) {
    await expect(playground.alert).toContainText(words);
  }
  await expect(playground.select('Loss function')).toContainText('Triplet');
  await expect(page.getByRole('spinbutton', { name: 'Embedding size' })).toHaveValue('8');
  await playground.set('Steps', 30);
  await playground.press('Train');
  await playground.isInState('finished');
  await expect(playground.alert).toHaveCount(0);

  // A person who reloads has read it, and finds what was made since.
  await page.reload();
  await expect(page.getByText(/^Carried on from step/)).toBeVisible();
  await playground.hasSteps(30);
  await expect(playground.alert).toHaveCount(0);
});

test('a link hides parts of the page until a person wants to see them', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm&hide=network,learning,data,advanced,link,map,hills,results');
  await expect(page.getByRole('complementary', { name: 'Settings' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'What it has learnt' })).toHaveCount(0);
  await expect(playground.a.surface).toBeVisible();
  await expect(page.getByText('The link hides a part of this page')).toContainText('the map');
  const narrow = (await playground.b.surface.boundingBox())?.x ?? 0;
  expect(narrow).toBeGreaterThan(800);
  await playground.press('Show everything');
  await expect(playground.radio('CNN')).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Embedding map' })).toBeVisible();
  await expect(page.getByText('The link hides a part of this page')).toHaveCount(0);
});

test('a link opens an experiment, which waits for a person; or a trained network', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm&experiment=held-out&seed=3');
  await expect(
    page.getByRole('status').filter({ hasText: '7, 8 and 9 never seen.' }),
  ).toBeVisible();
  await expect(playground.heldOut(8)).toHaveAttribute('aria-pressed', 'true');
  await playground.hasSteps(0);
  await expect(page.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(
    /experiment=held-out&.*heldOutDigits=7,8,9/,
  );

  await playground.forget();
  await page.goto('./?backend=wasm&experiment=trained');
  await playground.isInState('finished');
  await expect(page.getByRole('status').filter({ hasText: 'A trained network.' })).toBeVisible();
});

test('where the clipboard is out of reach, the link is selected', async ({ playground, page }) => {
  // So it is on plain HTTP, at any address but localhost.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  );
  await playground.open('?backend=wasm');
  await playground.press('Copy link');
  await expect(page.getByRole('status').filter({ hasText: 'Selected: copy it' })).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Link', exact: true });
  await expect(field).toBeFocused();
  const selected = await field.evaluate((input) =>
    input instanceof HTMLInputElement
      ? input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)
      : '',
  );
  expect(selected).toMatch(/\?backend=wasm&defaults=1$/);
});
