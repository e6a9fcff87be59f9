/** A worker that dies is said to have died, and what it had learnt up to its last copy is not lost. */
import type { Page, Worker } from '@playwright/test';
import { MapFigure } from './support/map.ts';
import { paste, photoOfSeven } from './support/pictures.ts';
import { expect, Playground, test } from './support/playground.ts';

/** Throws in a worker, outside any call. */
const throwError = (worker: Worker): Promise<unknown> =>
  worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('made to fail');
    });
  });

/** Rejects a promise in a worker that nobody awaits. */
const rejectPromise = (worker: Worker): Promise<unknown> =>
  worker.evaluate(() => {
    setTimeout(() => {
      Promise.reject(new Error('made to fail'));
    });
  });

/** The page's only worker, which trains. */
function trainingWorker(page: Page): Worker {
  const [worker, ...others] = page.workers();
  if (worker === undefined || others.length > 0) throw new Error('The page has not one worker');
  return worker;
}

/** The worker that something starts. */
async function workerOf(page: Page, start: () => Promise<void>): Promise<Worker> {
  const started = page.waitForEvent('worker');
  await start();
  return started;
}

/** Takes a step, and waits for what follows on the page's copy of the run: its figures. */
async function takeStepAndKeep(playground: Playground): Promise<void> {
  await playground.press('Step');
  await playground.hasSteps(1);
  await expect(playground.pairAccuracy).toHaveAttribute('data-value', /\d/);
}

/** The run goes on from its copy, on being told to. */
async function goesOn(playground: Playground): Promise<void> {
  await expect(playground.alert).toContainText('It goes on from its last copy.');
  await playground.isInState('paused');
  const steps = await playground.number(playground.stepCount);
  expect(steps).toBeGreaterThanOrEqual(1);
  await playground.press('Close the message');
  await playground.press('Resume');
  await expect.poll(() => playground.number(playground.stepCount)).toBeGreaterThan(steps);
  await playground.press('Pause');
  await playground.isInState('paused');
  await expect(playground.alert).toHaveCount(0);
}

for (const [what, fail] of [
  ['an error', throwError],
  ['a rejection that nobody awaits', rejectPromise],
] as const) {
  test(`${what} in the middle of training costs no more than what came after the last copy`, async ({
    playground,
    page,
  }) => {
    await playground.open('?backend=wasm');
    await playground.set('Steps', 20_000);
    await takeStepAndKeep(playground);
    await playground.press('Resume');
    await expect.poll(() => playground.number(playground.stepCount)).toBeGreaterThan(1);
    await fail(trainingWorker(page));
    await expect(playground.alert).toContainText(
      'The worker that trains had stopped (Uncaught Error: made to fail)',
    );
    await goesOn(playground);
    expect(page.workers()).toHaveLength(1);
  });
}

test('a graphics card that is taken away costs no more either', async ({ playwright, baseURL }, {
  project,
}) => {
  // A browser of its own: one that has lost its graphics card is no good to other tests.
  const browser = await playwright.chromium.launch(project.use.launchOptions);
  try {
    const page = await browser.newPage({ ...(baseURL === undefined ? {} : { baseURL }) });
    const playground = new Playground(page);
    await playground.open('?backend=webgl');
    await takeStepAndKeep(playground);
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.crashGpuProcess');
    await expect(playground.alert).toContainText('the graphics card was taken away');
    await goesOn(playground);
    await expect(playground.backend).toHaveAttribute('data-value', 'webgl');
  } finally {
    await browser.close();
  }
});

test('a worker whose code does not arrive says so, and starts when it does', async ({
  playground,
  page,
}) => {
  await page.route('**/assets/main-*.js', (route) => route.abort());
  await page.goto('./?backend=wasm');
  await expect(playground.alert).toContainText(
    'The worker that trains has stopped: its code could not be loaded.',
  );
  await playground.isInState('error');
  await page.unroute('**/assets/main-*.js');
  await playground.press('Start again');
  await playground.isInState('ready');
  await expect(playground.alert).toHaveCount(0);
});

test('UMAP and the search of a photo fail in words, and the page goes on', async ({
  playground,
  page,
}) => {
  await playground.openTrained();
  const map = new MapFigure(page);
  await map.isOf(await playground.number(playground.stepCount), 2_000);
  const umap = await workerOf(page, () => map.layout('UMAP').click());
  await expect(map.umapProgress).toBeVisible();
  await throwError(umap);
  await expect(playground.alert).toContainText('UMAP has stopped: Uncaught Error: made to fail.');
  await expect(map.layout('PCA')).toBeChecked();
  await playground.press('Close the message');

  const dialog = page.getByRole('dialog', { name: 'A picture for pad A' });
  await playground.a.surface.hover();
  const photo = await photoOfSeven(page);
  const search = await workerOf(page, () => paste(page, 'seven.png', 'image/png', photo));
  await expect(dialog.getByRole('button', { name: 'Use' })).toBeEnabled();
  await throwError(search);
  await dialog.getByRole('slider', { name: 'Darkness of ink' }).press('ArrowRight');
  await expect(dialog.getByRole('alert')).toContainText(
    'The search for the digit has stopped: Uncaught Error: made to fail',
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await playground.a.draw(7);
  await expect(playground.a.seen).toHaveAttribute('data-empty', 'false');
});
