/** The built page while it trains: how soon it answers, what holds it up, and what it had to fetch. */
import type { Browser, Page } from '@playwright/test';
import { handwritten, Pointer } from '../../../e2e/support/pointer.ts';
import { type BenchBackend, backends } from '../../browser/contender.ts';
import { withServer } from '../server.ts';
import { buildPage, pageConfig, type Weight, weigh } from './builtPage.ts';
import { installWatch } from './watch.ts';

export interface PageFindings {
  readonly backend: BenchBackend;
  /** From opening to the first training step, with *Train* pressed as soon as it could be. */
  readonly firstStepMs: number;
  /** From navigation to 97 % of test pairs on show, on another page with *Train* pressed at once. */
  readonly knowingMs: number;
  /** What had been fetched by then. */
  readonly weights: readonly Weight[];
  /** From each pointer event to the verdict on what it drew. */
  readonly latenciesMs: readonly number[];
  /** The part of each until the page's script heard of the event. */
  readonly inputDelaysMs: readonly number[];
  /** From asking the worker to compare to its answer. */
  readonly comparisonsMs: readonly number[];
  /** Pointer events that changed no verdict within five seconds. */
  readonly unanswered: number;
  /** Tasks of more than 50 ms on the main thread, while it trained and was drawn on. */
  readonly longTasksMs: readonly number[];
  readonly stepsTaken: number;
  /** From each pointer event to its verdict once training is paused and all is measured. */
  readonly idleLatenciesMs: readonly number[];
}

const viewport = { width: 1440, height: 900 };
/** Pointer events that are timed. */
const probes = 100;
/** Between an answer and the next probe: uneven, so that probes keep no time with steps. */
const pausesMs = [20, 33, 47, 58];
/** More than are taken, so that the run does not end before the drawing. */
const plannedSteps = 20_000;

export async function measurePages(browser: Browser): Promise<PageFindings[]> {
  await buildPage();
  return withServer(pageConfig, async (url) => {
    const findings: PageFindings[] = [];
    for (const backend of backends) {
      const context = await browser.newContext({ viewport });
      const measured = await measurePage(await context.newPage(), url, backend);
      await context.close();
      const fresh = await browser.newContext({ viewport });
      const knowingMs = await measureKnowing(await fresh.newPage(), url, backend);
      await fresh.close();
      findings.push({ ...measured, knowingMs });
      console.error(`  page on ${backend}: measured`);
    }
    return findings;
  });
}

/** The accuracy at which the page is taken to know. */
const knownShare = 0.97;

/** Milliseconds from navigation until the page shows 97 %, with *Train* pressed as soon as it can be. */
async function measureKnowing(page: Page, url: string, backend: BenchBackend): Promise<number> {
  // In the page: a click from outside would come some milliseconds late.
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('[data-testid="run-state"][data-value="ready"]') === null) return;
      const train = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent.trim() === 'Train',
      );
      if (train === undefined || train.disabled) return;
      observer.disconnect();
      train.click();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto(`${url}?backend=${backend}`);
  const knowing = await page.waitForFunction(
    (share) => {
      const figure = document.querySelector('[data-testid="pair-accuracy"]');
      return Number(figure?.getAttribute('data-value')) >= share && performance.now();
    },
    knownShare,
    { timeout: 0, polling: 'raf' },
  );
  return Number(await knowing.jsonValue());
}

async function measurePage(
  page: Page,
  url: string,
  backend: BenchBackend,
): Promise<Omit<PageFindings, 'knowingMs'>> {
  const fetched = new Set<string>();
  page.on('requestfinished', (request) => {
    const { pathname, protocol } = new URL(request.url());
    if (protocol === 'http:') fetched.add(pathname.slice(1));
  });
  const begunMs = performance.now();
  await page.goto(`${url}?backend=${backend}`);
  await page.locator('[data-testid="run-state"][data-value="ready"]').waitFor({ timeout: 0 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForFunction(() => {
    const count = document.querySelector('[data-testid="step-count"]');
    return Number(count?.getAttribute('data-value')) > 0;
  });
  const firstStepMs = performance.now() - begunMs;
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('The page has no worker');
  const weights = await weigh([...fetched], new URL(worker.url()).pathname.slice(1));
  const steps = page.getByRole('spinbutton', { name: 'Steps', exact: true });
  await steps.fill(String(plannedSteps));
  await steps.press('Enter');
  await page.evaluate(installWatch);
  const unanswered = await draw(page);
  const watched = await page.evaluate(() => {
    const { latenciesMs, inputDelaysMs, comparisonsMs, longTasksMs } = window.pageWatch;
    return { latenciesMs, inputDelaysMs, comparisonsMs, longTasksMs };
  });
  const stepsTaken = Number(await page.getByTestId('step-count').getAttribute('data-value'));
  const idleLatenciesMs = await measureIdle(page);
  return { backend, firstStepMs, weights, unanswered, stepsTaken, idleLatenciesMs, ...watched };
}

/** Pauses, waits until the figures of all test pairs are there, and draws on. */
async function measureIdle(page: Page): Promise<number[]> {
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.locator('[data-testid="pair-accuracy"][data-basis="full"]').waitFor({ timeout: 0 });
  await draw(page);
  return page.evaluate(() => window.pageWatch.latenciesMs);
}

/** Draws a digit on each pad, then goes on drawing on the second one, event by event, each answered. */
async function draw(page: Page): Promise<number> {
  const pointer = new Pointer(page);
  const [a, b] = ['A', 'B'].map((pad) => page.getByLabel(`Drawing ${pad}`, { exact: true }));
  if (a === undefined || b === undefined) throw new Error('There are two pads');
  for (const pad of ['A', 'B']) {
    const clear = page.getByRole('button', { name: `Clear ${pad}`, exact: true });
    if (await clear.isEnabled()) await clear.click();
  }
  await pointer.draw(a, handwritten(3));
  await pointer.draw(b, handwritten(7));
  await page.evaluate(() => window.pageWatch.settled());
  await page.evaluate(() => {
    window.pageWatch.latenciesMs.splice(0);
    window.pageWatch.inputDelaysMs.splice(0);
    window.pageWatch.comparisonsMs.splice(0);
  });
  const box = await b.boundingBox();
  if (box === null) throw new Error('The pad is not in sight');
  let unanswered = 0;
  for (let probe = 0; probe < probes; probe++) {
    // A spiral: every event adds ink where there was none.
    const angle = 0.4 * probe;
    const radius = (0.05 + (0.35 * probe) / probes) * box.width;
    const x = box.x + box.width / 2 + radius * Math.cos(angle);
    const y = box.y + box.height / 2 + radius * Math.sin(angle);
    await page.mouse.move(x, y);
    if (probe === 0) await page.mouse.down();
    if (!(await page.evaluate(() => window.pageWatch.settled()))) unanswered++;
    await page.waitForTimeout(pausesMs[probe % pausesMs.length] ?? 0);
  }
  await page.mouse.up();
  return unanswered;
}
