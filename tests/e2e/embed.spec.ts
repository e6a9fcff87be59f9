/** One panel in the frame of another site: it trains and answers there, and leaves nothing behind. */
import type { FrameLocator, Page } from '@playwright/test';
import { ForeignPage } from './support/foreignPage.ts';
import { axeFindsNothing } from './support/looks.ts';
import { expect, Playground, test } from './support/playground.ts';
import { handwritten, Pointer } from './support/pointer.ts';

const size = 'width="720" height="480" style="border: 0"';

/** Opens a page of another site with a frame of ours in it, and waits until that can train. */
async function embedded(page: Page, baseURL: string | undefined, query: string) {
  const foreign = await ForeignPage.start(
    `<iframe title="Playground" src="${baseURL}${query}" ${size}></iframe>`,
  );
  await page.goto(foreign.url);
  return { foreign, frame: page.frameLocator('iframe') };
}

const figures = (frame: FrameLocator) => frame.getByRole('figure');

async function isInState(frame: FrameLocator, state: string): Promise<void> {
  await expect(frame.getByTestId('run-state')).toHaveAttribute('data-value', state, {
    timeout: 150_000,
  });
}

test('the pads in an article: a reader trains, draws and reads the verdict', async ({
  page,
  baseURL,
}) => {
  const { foreign, frame } = await embedded(page, baseURL, '?backend=wasm&steps=60&embed=pads');
  await isInState(frame, 'ready');
  await frame.getByRole('button', { name: 'Train', exact: true }).click();
  await isInState(frame, 'finished');
  await expect(frame.getByTestId('step-count')).toHaveAttribute('data-value', '60');
  await expect(frame.getByTestId('pair-accuracy')).toHaveAttribute('data-value', /^0\.[89]/);

  const pointer = new Pointer(page);
  for (const [letter, digit] of [
    ['A', 0],
    ['B', 1],
  ] as const) {
    const surface = frame.getByLabel(`Drawing ${letter}`, { exact: true });
    await pointer.draw(surface, handwritten(digit));
  }
  await expect(frame.getByTestId('similarity')).toHaveAttribute('data-verdict', 'different');

  await expect(frame.getByRole('banner').getByRole('button')).toHaveText('Train on');
  await expect(figures(frame)).toHaveCount(1);
  for (const name of ['Settings', 'What it has learnt']) {
    await expect(frame.getByLabel(name, { exact: true })).toHaveCount(0);
  }
  // Chromium denies this frame its storage: nothing is asked of that, so nothing is said of it.
  await expect(frame.getByRole('alert')).toHaveCount(0);
  await foreign.end();
});

for (const [panel, name] of [
  ['map', 'Embedding map'],
  ['hills', 'Distance histogram'],
] as const) {
  test(`embed=${panel} shows that figure alone, of the trained network at once`, {
    tag: panel === 'map' ? [] : ['@thorough'],
  }, async ({ page, baseURL }) => {
    const query = `?backend=wasm&experiment=trained&embed=${panel}`;
    const { foreign, frame } = await embedded(page, baseURL, query);
    await isInState(frame, 'finished');
    await expect(frame.getByTestId('pair-accuracy')).toHaveAttribute('data-value', /^0\.99/);
    await expect(figures(frame)).toHaveCount(1);
    await expect(frame.getByRole('figure', { name, exact: true })).toBeVisible();
    await expect(frame.getByLabel('Drawing A', { exact: true })).toHaveCount(0);

    const opened = page.waitForEvent('popup');
    await frame.getByRole('link', { name: 'Open the whole page' }).click();
    const whole = await opened;
    await expect(whole).toHaveURL(/\?backend=wasm&experiment=trained$/);
    await expect(whole.getByLabel('Settings', { exact: true })).toBeVisible();
    await foreign.end();
  });
}

test('an embedded panel keeps nothing, and reads nothing of what the page keeps', async ({
  playground,
  page,
}) => {
  const kept = () =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).length,
      caches: await caches.keys(),
      texts: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    }));
  await page.goto('./?backend=wasm&steps=20&embed=pads');
  await playground.isInState('ready');
  await playground.press('Train');
  await playground.isInState('finished');
  await page.reload();
  await playground.isInState('ready');
  await playground.hasSteps(0);
  expect(await kept()).toEqual({ databases: 0, caches: [], texts: [] });

  await page.goto('./?backend=wasm&steps=20');
  await playground.press('Train');
  await playground.isInState('finished');
  await expect.poll(async () => (await kept()).databases).toBe(1);
  await page.goto('./?backend=wasm&embed=pads');
  await playground.isInState('ready');
  await playground.hasSteps(0);
});

test('an unknown panel is said; in a foreign frame, the whole page is the pads all the same', async ({
  page,
  baseURL,
  playground,
}) => {
  await page.goto('./?backend=wasm&embed=everything');
  await playground.isInState('ready');
  await expect(playground.alert).toContainText(
    'embed is “everything”; it can be pads, map, hills.',
  );
  await expect(page.getByLabel('Settings', { exact: true })).toBeVisible();

  const { foreign, frame } = await embedded(page, baseURL, '?backend=wasm&embed=everything');
  await isInState(frame, 'ready');
  await expect(frame.getByRole('alert')).toContainText('embed is “everything”');
  await expect(frame.getByLabel('Drawing A', { exact: true })).toBeVisible();
  await expect(frame.getByLabel('Settings', { exact: true })).toHaveCount(0);
  await foreign.end();
});

test('the snippet that the card Share gives shows the panel with the page’s settings', async ({
  playground,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open('?backend=wasm');
  await playground.set('Steps', 25);
  await playground.press('Embed one panel');
  await playground.choose('Panel', 'Hills');
  await playground.press('Copy snippet');
  await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  const field = page.getByRole('textbox', { name: 'Snippet' });
  await expect(field).toHaveValue(snippet);
  expect(snippet).toContain('?steps=25&amp;backend=wasm&amp;embed=hills&amp;defaults=1"');
  await axeFindsNothing(page, 'a snippet', 'aside');

  await playground.switch('Already trained').click();
  await expect(field).toHaveValue(/\?experiment=trained&amp;backend=wasm&amp;embed=hills"/);

  const foreign = await ForeignPage.start(snippet);
  await page.goto(foreign.url);
  const frame = page.frameLocator('iframe');
  await isInState(frame, 'ready');
  await expect(frame.getByRole('figure', { name: 'Distance histogram' })).toBeVisible();
  await frame.getByRole('button', { name: 'Train', exact: true }).press('Enter');
  await isInState(frame, 'finished');
  await expect(frame.getByTestId('step-count')).toHaveAttribute('data-value', '25');
  await foreign.end();
});

test('axe finds nothing in an embedded panel, and none is wider than a narrow frame', async ({
  page,
}) => {
  const playground = new Playground(page);
  for (const panel of ['pads', 'map', 'hills']) {
    await page.setViewportSize({ width: 320, height: 480 });
    await page.goto(`./?backend=wasm&experiment=trained&embed=${panel}`);
    await playground.isInState('finished');
    await expect(playground.pairAccuracy).toHaveAttribute('data-value', /\d/);
    for (const width of [320, 390, 768]) {
      await page.setViewportSize({ width, height: 480 });
      const widest = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(widest, `${panel} at ${width} pixels`).toBe(width);
    }
    // As high as the panel: axe takes what the window's edge cuts off for too small a target.
    await page.setViewportSize({ width: 390, height: 1_400 });
    await axeFindsNothing(page, panel);
  }
});
