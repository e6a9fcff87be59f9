/** A worker that dies is replaced by itself, and what it had learnt up to its last copy is not lost. */
import type { Page, Worker } from '@playwright/test';
import { Graphics, trainingWorker } from './support/graphics.ts';
import { runEverywhere } from './support/lesserBrowser.ts';
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

/** The worker that something starts. */
async function workerOf(page: Page, start: () => Promise<void>): Promise<Worker> {
  const started = page.waitForEvent('worker');
  await start();
  return started;
}

/** The run trains on by itself, and says from where. */
async function trainsOn(playground: Playground, reason: string, where = ''): Promise<void> {
  await expect(playground.alert).toContainText(`The worker that trains had stopped (${reason}`);
  await expect(playground.alert).toContainText(
    new RegExp(`Training (goes on from step \\d+|began anew)${where}\\.$`),
  );
  const steps = await playground.number(playground.stepCount);
  await expect.poll(() => playground.number(playground.stepCount)).toBeGreaterThan(steps);
  await playground.isInState('training');
  // A lost graphics card reads as zeros; a broken memory as anything.
  const loss = await playground.number(playground.loss);
  expect(loss).toBeGreaterThan(0);
  expect(loss).toBeLessThan(10);
}

/** Opens the page and trains. */
async function startTraining(playground: Playground, query: string): Promise<void> {
  await playground.open(query);
  await playground.set('Steps', 20_000);
  await playground.press('Train');
  await expect.poll(() => playground.number(playground.stepCount)).toBeGreaterThan(1);
}

test('a worker that fails, or is ended without a word, is replaced by itself', async ({
  playground,
  page,
}) => {
  // A browser that ends a worker for want of memory tells nobody; neither does `terminate`.
  await page.addInitScript(() => {
    const { Worker } = window;
    window.Worker = class extends Worker {
      constructor(...parameters: ConstructorParameters<typeof Worker>) {
        super(...parameters);
        window.addEventListener('end-workers', () => this.terminate());
      }
    };
  });
  await startTraining(playground, '?backend=wasm');
  await rejectPromise(trainingWorker(page));
  await trainsOn(playground, 'Uncaught Error: made to fail');
  await expect(playground.backend).toHaveAttribute('data-value', 'wasm');
  expect(page.workers()).toHaveLength(1);

  // So soon after that, another backend stands in. The drawing is compared by whoever is there then.
  await page.evaluate(() => window.dispatchEvent(new Event('end-workers')));
  await playground.b.draw(7);
  await trainsOn(playground, 'it has said nothing for', ', on JavaScript');
  // By another hand: the same strokes are no distance apart.
  await playground.a.draw(7, 1);
  expect(await playground.distance()).toBeGreaterThan(0);
  await playground.press('Pause');
  await playground.isInState('paused');

  // A third time, a person decides.
  await throwError(trainingWorker(page));
  await expect(playground.alert).toContainText(
    'The worker that trains has stopped: Uncaught Error: made to fail.',
  );
  await playground.press('Start again');
  await playground.isInState('paused');
  await expect(playground.backend).toHaveAttribute('data-value', 'wasm');
});

const cardIsGone = 'the graphics card was taken away';

test('a graphics context that is lost in an evaluation, and then for good, costs a moment', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  const graphics = new Graphics(page);
  await graphics.watch();
  await playground.open('?backend=webgl');
  await playground.set('Steps', 20_000);
  await playground.a.draw(3);
  await playground.b.draw(8);
  await playground.press('Train');
  await expect.poll(() => playground.number(playground.stepCount)).toBeGreaterThan(10);
  await playground.press('Pause');
  // The network is measured now, and the drawings wait to be compared by it.
  await expect(page.getByText('measuring …')).toBeVisible();
  await graphics.lose();
  await expect(playground.alert).toContainText(`(${cardIsGone}). The network of step`);
  await expect(playground.backend).toHaveAttribute('data-value', 'webgl');
  expect(await playground.distance()).toBeGreaterThan(0);
  await expect(playground.pairAccuracy).toHaveAttribute('data-value', /^0\.[4-9]/);

  // In training, and soon after that; there is no other context any more.
  await playground.press('Resume');
  await playground.isInState('training');
  await graphics.lose(true);
  await trainsOn(playground, cardIsGone, ', on WASM');
});

test('a graphics context that is lost at rest is replaced', { tag: '@thorough' }, async ({
  playground,
  page,
}) => {
  const graphics = new Graphics(page);
  await graphics.watch();
  await playground.open('?backend=webgl');
  await playground.press('Step');
  await playground.hasSteps(1);
  await expect(playground.pairAccuracy).toHaveAttribute('data-value', /^0\.[4-9]/);
  await expect(page.getByText('measuring …')).toHaveCount(0);
  await graphics.lose();
  await expect(playground.alert).toContainText(`(${cardIsGone}). The network of step 1 is back.`);
  await expect(playground.backend).toHaveAttribute('data-value', 'webgl');
});

test(
  'a graphics process that crashes twice in a row stops training for a moment only',
  { tag: '@thorough' },
  async ({ playwright, baseURL }, { project }) => {
    // A browser of its own: one that has lost its graphics card is no good to other tests.
    const browser = await playwright.chromium.launch(project.use.launchOptions);
    try {
      const page = await browser.newPage({ ...(baseURL === undefined ? {} : { baseURL }) });
      const playground = new Playground(page);
      await startTraining(playground, '?backend=webgl');
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.crashGpuProcess');
      await trainsOn(playground, cardIsGone);
      await expect(playground.backend).toHaveAttribute('data-value', 'webgl');
      await session.send('Browser.crashGpuProcess');
      await trainsOn(playground, cardIsGone, ', on WASM');
      await expect(playground.backend).toHaveAttribute('data-value', 'wasm');
    } finally {
      await browser.close();
    }
  },
);

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

  // Once is not worth a word.
  await page.route('**/assets/main-*.js', (route) => route.abort(), { times: 1 });
  await page.reload();
  await playground.isInState('ready');
  await expect(playground.alert).toHaveCount(0);
});

test('a page that freezes, sleeps for a night or loses its server trains on, and blames no worker', async ({
  playground,
  page,
}) => {
  await page.clock.install();
  await startTraining(playground, '?backend=wasm');
  const browser = await page.context().newCDPSession(page);
  for (const state of ['frozen', 'active'] as const) {
    await browser.send('Page.setWebLifecycleState', { state });
  }
  await page.context().setOffline(true);
  // As when a laptop is closed for a night.
  await page.clock.fastForward('08:00:00');
  const steps = await playground.number(playground.stepCount);
  await expect.poll(() => playground.number(playground.stepCount)).toBeGreaterThan(steps);
  await playground.isInState('training');
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

test('WebAssembly that gets no more memory trains no rubbish: another worker takes over', async ({
  playground,
  page,
}) => {
  // Each worker as it starts: its memory grows until the test forbids it.
  await runEverywhere(
    page,
    `{
      const { grow } = WebAssembly.Memory.prototype;
      WebAssembly.Memory.prototype.grow = function (pages) {
        if (globalThis.isMemoryFull) throw new RangeError('Unable to grow instance memory');
        return grow.call(this, pages);
      };
    }`,
  );
  await startTraining(playground, '?backend=wasm');
  await trainingWorker(page).evaluate(() => {
    Object.assign(globalThis, { isMemoryFull: true });
    const engine: unknown = Reflect.get(globalThis, '_tfengine');
    try {
      // What has grown already may be enough for the run: fill it.
      for (;;) Reflect.get(Object(engine), 'makeTensor').call(engine, new Float32Array(1e5), [1e5]);
    } catch {}
  });
  // Whoever asks first: TensorFlow.js for a tensor, or a kernel for itself, which then breaks.
  await expect(playground.alert).toContainText(
    /\((WebAssembly has \d+ MB of memory and gets no more\.|(Uncaught RuntimeError: )?memory access out of bounds)/,
  );
  await trainsOn(playground, '');
});
