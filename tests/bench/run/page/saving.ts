/** What saving costs a training run: the built page by turns with the page that saves nothing. */
import type { Browser, Page } from '@playwright/test';
import { build, type Plugin } from 'vite';
import { pathOf } from '../paths.ts';
import { withServer } from '../server.ts';
import { pageConfig } from './builtPage.ts';

export interface SavingFindings {
  /** Milliseconds a step, one for each round. */
  readonly savingStepMs: readonly number[];
  readonly idleStepMs: readonly number[];
  /** Tasks of more than 50 ms on the main thread while it trained and saved, of all rounds. */
  readonly savingLongTasksMs: readonly number[];
  readonly idleLongTasksMs: readonly number[];
  /** How long each copy of the run stopped the worker: copying and sending it. */
  readonly copiesMs: readonly number[];
}

const rounds = 5;
/** The first steps are slower: kernels warm up, and the page draws its first curves. */
const warmUpSteps = 300;
const timedSteps = 1_500;

/** The page whose worker writes down what each copy costs. */
const savingConfig = configWith('saving', {
  code: 'this.#costMs = copying.tookMs + sending.tookMs;',
  instead:
    'this.#costMs = copying.tookMs + sending.tookMs; (self.copiesMs ??= []).push(this.#costMs);',
});
/** The page whose copies are never due. */
const quietConfig = configWith('quiet', {
  code: 'get isDue() {',
  instead: 'get isDue() { return false;',
});

/** Trains the default on WASM by turns: each round begins with the other page. */
export async function measureSaving(browser: Browser): Promise<SavingFindings> {
  await build(savingConfig);
  await build(quietConfig);
  const saving: Round[] = [];
  const idle: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const turns = [
      async () => saving.push(await withServer(savingConfig, (url) => trainOnce(browser, url))),
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
    copiesMs: saving.flatMap(({ copiesMs }) => copiesMs),
  };
}

interface Steps {
  readonly stepMs: number;
  readonly longTasksMs: readonly number[];
}

interface Round extends Steps {
  readonly copiesMs: readonly number[];
}

interface Change {
  readonly code: string;
  readonly instead: string;
}

/** A built page whose schedule of copies is changed in one place. */
function configWith(name: string, change: Change) {
  return {
    ...pageConfig,
    plugins: [changeOfCheckpoints(change)],
    worker: { plugins: () => [changeOfCheckpoints(change)] },
    build: { outDir: pathOf(`.cache/bench/${name}`), emptyOutDir: true },
  };
}

function changeOfCheckpoints({ code: found, instead }: Change): Plugin {
  return {
    name: 'change-of-checkpoints',
    transform: (code, id) => {
      if (!id.endsWith('worker/scheduling/checkpoints.ts')) return null;
      const changed = code.replace(found, instead);
      if (changed === code) throw new Error(`checkpoints.ts has no ${found}`);
      return { code: changed, map: null };
    },
  };
}

async function trainOnce(browser: Browser, url: string): Promise<Round> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(`${url}?backend=wasm`);
    await page.locator('[data-testid="run-state"][data-value="ready"]').waitFor({ timeout: 0 });
    const planned = page.getByRole('spinbutton', { name: 'Steps', exact: true });
    await planned.fill('20000');
    await planned.press('Enter');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await untilStep(page, warmUpSteps);
    const steps = await page.evaluate(timeSteps, timedSteps);
    return { ...steps, copiesMs: await copiesMsOf(page) };
  } finally {
    await context.close();
  }
}

/** What the worker has written down. */
async function copiesMsOf(page: Page): Promise<readonly number[]> {
  const ofEach = await Promise.all(
    page
      .workers()
      .map((worker) => worker.evaluate((): unknown => ('copiesMs' in self ? self.copiesMs : []))),
  );
  return ofEach.flat().filter((ms) => typeof ms === 'number');
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
async function timeSteps(wanted: number): Promise<Steps> {
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
