/** A long run of the built page: whether it is at the end as it was at the beginning. */
import type { Browser, Page } from '@playwright/test';
import { withServer } from '../server.ts';
import { buildPage, pageConfig } from './builtPage.ts';
import { type Heaps, watchHeaps } from './heap.ts';

/** The page at one moment of the run. */
export interface Moment {
  readonly step: number;
  /** Of the steps around it. */
  readonly stepMs: number;
  readonly heaps: Heaps;
  /** Tasks of more than 50 ms on the main thread while these steps were taken. */
  readonly longTasks: number;
}

export const enduranceSteps = 20_000;
/** Where the run is looked at. */
const moments = [100, 5_000, 10_000, 19_000];
/** Over so many steps a step is timed. */
const timedSteps = 400;

/** Trains the default on WASM with all pictures of the first screen in sight. */
export async function measureEndurance(browser: Browser): Promise<Moment[]> {
  await buildPage();
  return withServer(pageConfig, async (url) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    try {
      await page.goto(`${url}?backend=wasm`);
      await page.locator('[data-testid="run-state"][data-value="ready"]').waitFor({ timeout: 0 });
      await page.evaluate(() => {
        window.longTaskCount = 0;
        new PerformanceObserver((list) => {
          window.longTaskCount += list.getEntries().length;
        }).observe({ type: 'longtask' });
      });
      const steps = page.getByRole('spinbutton', { name: 'Steps', exact: true });
      await steps.fill(String(enduranceSteps));
      await steps.press('Enter');
      const readHeaps = await watchHeaps(page);
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      const found: Moment[] = [];
      for (const moment of moments) {
        await untilStep(page, moment);
        const heaps = await readHeaps();
        found.push({ ...(await timeSteps(page)), heaps });
        console.error(`  endurance: step ${moment} measured`);
      }
      return found;
    } finally {
      await page.close();
    }
  });
}

async function timeSteps(page: Page): Promise<Omit<Moment, 'heaps'>> {
  const [step, beganMs, tasksBefore] = await readClock(page);
  await untilStep(page, step + timedSteps);
  const [end, endedMs, tasksAfter] = await readClock(page);
  return {
    step,
    stepMs: (endedMs - beganMs) / (end - step),
    longTasks: tasksAfter - tasksBefore,
  };
}

/** Steps done, the page's clock in milliseconds, and long tasks so far. */
function readClock(page: Page): Promise<[number, number, number]> {
  return page.evaluate(() => {
    const count = document.querySelector('[data-testid="step-count"]');
    return [
      Number(count?.getAttribute('data-value')),
      performance.now(),
      window.longTaskCount,
    ] satisfies [number, number, number];
  });
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

declare global {
  interface Window {
    longTaskCount: number;
  }
}
