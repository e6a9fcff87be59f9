/** What the pictures on the page cost training: in sight and out of it, in turns. */
import type { Browser, Page } from '@playwright/test';
import { handwritten, Pointer } from '../../../e2e/support/pointer.ts';
import { type BenchBackend, backends } from '../../browser/contender.ts';
import { withServer } from '../server.ts';
import { buildPage, pageConfig } from './builtPage.ts';

export interface PictureCosts {
  readonly backend: BenchBackend;
  /** [rounds] milliseconds a step with map, hills, twins, neighbours and curves in sight. */
  readonly inSightMs: readonly number[];
  /** [rounds] with the foot of the page in sight: no picture there is drawn or made numbers for. */
  readonly outOfSightMs: readonly number[];
}

const rounds = 4;
/** A round's length; evaluation goes on in all of them. */
const roundMs = 8_000;

export async function measurePictures(browser: Browser): Promise<PictureCosts[]> {
  await buildPage();
  return withServer(pageConfig, async (url) => {
    const found: PictureCosts[] = [];
    for (const backend of backends) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      found.push(await measureOn(page, url, backend));
      await page.close();
      console.error(`  pictures on ${backend}: measured`);
    }
    return found;
  });
}

async function measureOn(page: Page, url: string, backend: BenchBackend): Promise<PictureCosts> {
  await page.goto(`${url}?backend=${backend}`);
  await page.locator('[data-testid="run-state"][data-value="ready"]').waitFor({ timeout: 0 });
  const steps = page.getByRole('spinbutton', { name: 'Steps', exact: true });
  await steps.fill('20000');
  await steps.press('Enter');
  const pointer = new Pointer(page);
  await pointer.draw(page.getByLabel('Drawing A', { exact: true }), handwritten(3));
  await pointer.draw(page.getByLabel('Drawing B', { exact: true }), handwritten(7));
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await timeSteps(page);
  const inSightMs: number[] = [];
  const outOfSightMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.evaluate(() => window.scrollTo(0, 0));
    inSightMs.push(await timeSteps(page));
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    outOfSightMs.push(await timeSteps(page));
  }
  return { backend, inSightMs, outOfSightMs };
}

/** Milliseconds a step, over a round. */
async function timeSteps(page: Page): Promise<number> {
  return page.evaluate(async (lengthMs) => {
    const count = (): number =>
      Number(document.querySelector('[data-testid="step-count"]')?.getAttribute('data-value'));
    const [beganMs, first] = [performance.now(), count()];
    await new Promise((resolve) => {
      setTimeout(resolve, lengthMs);
    });
    return (performance.now() - beganMs) / (count() - first);
  }, roundMs);
}
