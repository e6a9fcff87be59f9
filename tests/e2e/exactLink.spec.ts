/** With exact arithmetic, a link leads to the very same network, in every browser. */
import { exactNetwork } from '../helpers/exactNetwork.ts';
import { expect, Playground, test } from './support/playground.ts';

const { query, steps, sha256 } = exactNetwork;
const named = `&network=${steps}-${sha256.slice(0, 16)}-2`;
/** The same link, to a network of another checksum. */
const broken = `&network=40-${'0'.repeat(16)}-2`;

// `npm run engines` tries this in each of them.
test('the network that Node has trained comes out of its link, bit by bit', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await page.goto(`./${query}${named}`);
  const bar = page.getByRole('progressbar', { name: 'The same network' });
  await expect(bar).toBeVisible();
  await expect(page.getByText('The very same network.')).toBeVisible({ timeout: 200_000 });
  await playground.hasSteps(steps);
  await expect(bar).toHaveCount(0);
  await expect(playground.alert).toHaveCount(0);
});

test('a copied link to a network leads to it in a browser that was never here', async ({
  playground,
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open('?backend=wasm&encoder=mlp&steps=60');
  const toNetwork = playground.button('Copy link to this network');
  await expect(toNetwork).toBeDisabled();
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await page.getByRole('switch', { name: 'Exact arithmetic' }).click();
  await playground.press('Train');
  await playground.isInState('finished');
  await toNetwork.click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await expect(page.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(link);
  expect(new URL(link).search).toMatch(
    /&exactArithmetic=on&backend=wasm&network=60-[0-9a-f]{16}-2-[0-9a-f]{48}&/,
  );

  const elsewhere = await browser.newContext();
  const other = new Playground(await elsewhere.newPage());
  await other.page.goto(link);
  await expect(other.page.getByText('The very same network.')).toBeVisible();
  await other.hasSteps(60);
  await elsewhere.close();
});

test('a link to another network says so, and training can be cancelled', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await page.goto(`./${query}${broken}`);
  await expect(page.getByText('Not the same network.')).toBeVisible();
  await expect(page.getByText('the link’s is 0000000000000000.')).toBeVisible();
  await playground.isInState('paused');
  await playground.hasSteps(40);

  const again = await page.context().newPage();
  await again.goto(`./${query}${named}`);
  const bar = again.getByRole('progressbar', { name: 'The same network' });
  await expect(bar).toBeVisible();
  await new Playground(again).isInState('training');
  await again.getByRole('region', { name: 'The network of the link' }).getByRole('button').click();
  await expect(bar).toHaveCount(0);
  await new Playground(again).isInState('paused');
});

test('a backend that cannot be exact says so and trains nothing', async ({ playground, page }) => {
  await page.goto(`./${query.replace('backend=wasm', 'backend=webgl')}${named}`);
  await expect(page.getByText('cannot be trained to the bit here.')).toBeVisible();
  await playground.isInState('ready');
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await expect(page.getByText('Not exact here.')).toBeVisible();
  await page.getByRole('switch', { name: 'Exact arithmetic' }).click();
  await expect(page.getByRole('switch', { name: 'Exact arithmetic' })).toBeDisabled();
});
