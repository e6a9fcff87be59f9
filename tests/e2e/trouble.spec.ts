/** What goes wrong is said where it goes wrong, and nothing is lost. */
import { expect, test } from './support/playground.ts';

test('a shard that arrives broken is tried again, reported, and can be retried', async ({
  playground,
  page,
}) => {
  let tries = 0;
  await page.route('**/mnist/train-03.bin', async (route) => {
    tries++;
    const response = await route.fetch();
    const body = await response.body();
    body[100] = (body[100] ?? 0) ^ 255;
    await route.fulfill({ response, body });
  });
  await playground.open('?backend=wasm');
  await expect(playground.alert).toContainText('train-03.bin has the SHA-256');
  expect(tries).toBe(4);
  // Training goes on with what has arrived.
  await playground.press('Step');
  await playground.hasSteps(1);
  await page.unroute('**/mnist/train-03.bin');
  await playground.press('Retry');
  await playground.hasAllData();
  await expect(playground.alert).toHaveCount(0);
});

test('without any images the page says so, and starts when they come', async ({
  playground,
  page,
}) => {
  await page.route('**/mnist/*', (route) => route.abort());
  await page.goto('./?backend=wasm');
  await playground.isInState('error');
  await expect(playground.alert).toContainText('MNIST could not be loaded');
  await page.unroute('**/mnist/*');
  await playground.press('Retry');
  await playground.isInState('ready');
  await expect(playground.alert).toHaveCount(0);
});

test('a file that is no weights file changes nothing', async ({ playground }) => {
  await playground.open('?backend=wasm');
  await playground.set('Steps', 30);
  await playground.press('Train');
  await playground.isInState('finished');
  const { text } = await playground.exportWeights();
  const hostile: [string, string][] = [
    ['{"format": "something else"}', 'not a siamese-playground.weights file'],
    ['not json at all', 'not JSON'],
    [text.replace('"version":1', '"version":2'), 'version 2'],
    [text.replace('"shape":[5,5,1,32]', '"shape":[5,5,1,31]'), 'conv1/kernel'],
    [text.replace(/"data":\[[^,]*,/, '"data":[1e999,'), 'tensors.0.data.0'],
    [text.replace(/"data":\[[^,]*,/, '"data":[0.5,'), 'sha256'],
    ['x'.repeat(16_000_001), 'too big'],
  ];
  for (const [content, complaint] of hostile) {
    await playground.importWeights(content);
    await expect(playground.alert).toContainText(complaint);
    await playground.hasSteps(30);
    await playground.isInState('finished');
    await playground.press('Close the message');
  }
  await playground.importWeights(text);
  await expect(playground.alert).toHaveCount(0);
  await expect(playground.button('Undo import')).toBeVisible();
  const again = await playground.exportWeights();
  expect(JSON.parse(again.text).sha256).toBe(JSON.parse(text).sha256);
});

test('a link that asks for what there is not is told so', async ({ playground }) => {
  await playground.open('?backend=abacus&seed=-3');
  await expect(playground.alert).toContainText('abacus');
  await expect(playground.alert).toContainText('seed is “-3”');
});

test('a forced backend that cannot start says so and offers a way out', async ({
  playground,
  page,
}) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('./?backend=wasm');
  await playground.isInState('error');
  await expect(playground.alert).toContainText('“wasm” cannot start here');
  await playground.press('Let the page choose');
  await playground.isInState('ready');
  await expect(playground.backend).toHaveAttribute('data-value', 'cpu');
});
