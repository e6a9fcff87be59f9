/** What saving costs a training run: the built page by turns with the page that saves nothing. */
import type { Browser, Page } from '@playwright/test';
import { build, type Plugin } from 'vite';
import { pathOf } from '../paths.ts';
import { withServer } from '../server.ts';
import { buildPage, pageConfig } from './builtPage.ts';

export interface SavingFindings {
  /** Milliseconds a step, one for each round. */
  readonly savingStepMs: readonly number[];
  readonly idleStepMs: readonly number[];
  /** Tasks of more than 50 ms on the main thread while it trained and saved, of all rounds. */
  readonly savingLongTasksMs: readonly number[];
  readonly idleLongTasksMs: readonly number[];
}

const rounds = 5;
/** The first steps are slower: kernels warm up, and the page draws its first curves. */
const warmUpSteps = 300;
const timedSteps = 1_500;

const quietConfig = {
  ...pageConfig,
  plugins: [neverDue()],
  worker: { plugins: () => [neverDue()] },
  build: { outDir: pathOf('.cache/bench/quiet'), emptyOutDir: true },
};

/** Trains the default on WASM by turns: each round begins with the other page. */
export async function measureSaving(browser: Browser): Promise<SavingFindings> {
  await buildPage();
  await build(quietConfig);
  const saving: Round[] = [];
  const idle: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const turns = [
      async () => saving.push(await withServer(pageConfig, (url) => trainOnce(browser, url))),
      async () => idle.push(await withServer(quietConfig, (url) => trainOnce(browser, url))),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
    console.error(`  saving: round ${round + 1} of ${rounds} measured`);
  }
  return {
    savingStepMs: saving.map(({ stepMs }) => stepMs),
    idleStepMs: idle.map(({ stepMs }) => stepMs),
    savingLongTasksMs: saving.flatMap(({ longTasksMs }) => longTasksMs),
    idleLongTasksMs: idle.flatMap(({ longTasksMs }) => longTasksMs),
  };
}

interface Round {
  readonly stepMs: number;
  readonly longTasksMs: readonly number[];
}

/** The same page, whose copies are never due. */
function neverDue(): Plugin {
  return {
    name: 'never-due',
    transform: (code, id) => {
      if (!id.endsWith('worker/scheduling/checkpoints.ts')) return null;
      const quiet = code.replace('get isDue() {', 'get isDue() { return false;');
      if (quiet === code) throw new Error('There is no isDue to switch off');
      return { code: quiet, map: null };
    },
  };
}

async function trainOnce(browser: Browser, url: string): Promise<Round> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(`${url}?backend=wasm`);
    await page.locator('[data-testid="run-state"][data-value="ready"]').waitFor({ timeout: 0 });
    const steps = page.getByRole('spinbutton', { name: 'Steps', exact: true });
    await steps.fill('20000');
    await steps.press('Enter');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await untilStep(page, warmUpSteps);
    return await page.evaluate(timeSteps, timedSteps);
  } finally {
    await context.close();
  }
}

async function untilStep(page: Page, step: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const count = document.querySelector('[data-testid="step-count"]');
      return Number(count?.getAttribute('data-value')) >= wanted;
    },
    step,
    { timeout: 0, polling: 50 },
  );
}

/** Runs in the page: times some steps by the moments at which the page tells of them. */
async function timeSteps(wanted: number): Promise<Round> {
  const longTasksMs: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasksMs.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const count = document.querySelector('[data-testid="step-count"]');
  if (count === null) throw new Error('The page shows no steps');
  const told = (): Promise<{ step: number; ms: number }> =>
    new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        watch.disconnect();
        resolve({ step: Number(count.getAttribute('data-value')), ms: performance.now() });
      });
      watch.observe(count, { attributes: true, attributeFilter: ['data-value'] });
    });
  const begun = await told();
  let ended = begun;
  while (ended.step < begun.step + wanted) ended = await told();
  observer.disconnect();
  return { stepMs: (ended.ms - begun.ms) / (ended.step - begun.step), longTasksMs };
}
