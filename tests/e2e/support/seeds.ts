/** Owns the comparison over seeds for its tests. */
import { expect, type Locator, type Page } from '@playwright/test';
import { axeViolations } from './axe.ts';
import { Playground } from './playground.ts';
import { Results } from './results.ts';

/** Time for some short runs, each measured in full, on a small, busy machine. */
const longMs = 180_000;

export class Seeds {
  readonly playground: Playground;
  readonly dialog: Locator;
  /** While runs are trained and the dialog is closed. */
  readonly notice: Locator;
  readonly progress: Locator;

  constructor(page: Page) {
    this.playground = new Playground(page);
    this.dialog = page.getByRole('dialog', { name: 'Compare over seeds' });
    this.notice = page.getByRole('region', { name: 'Comparison over seeds' });
    this.progress = page.getByTestId('seed-progress');
  }

  async open(): Promise<void> {
    await new Results(this.playground.page).open('Runs');
    await this.playground.press('Compare over seeds');
    await expect(this.dialog).toBeVisible();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Chooses tied and untied towers on given pairs, three seeds from 1 on, and starts. */
  async startTiedAgainstUntied(steps: number): Promise<void> {
    await this.playground.choose('Settings 1', 'Loss function: Contrastive, given pairs');
    await this.playground.choose('Settings 2', 'Weights: Untied');
    await this.playground.choose('Number of seeds', '3');
    await this.playground.set('Steps', steps);
    await this.press('Start');
  }

  async press(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }

  /** Waits until some runs have ended, and others go on. */
  async isInTheMiddle(): Promise<void> {
    await expect(this.progress.first()).toHaveAttribute('data-value', /[1-5]/, {
      timeout: longMs,
    });
  }

  /** Has the worker that trains the runs throw outside any call; another one goes on by itself. */
  async breakWorker(): Promise<void> {
    const { page } = this.playground;
    // The page's own worker came first.
    await expect.poll(() => page.workers().length, { timeout: longMs }).toBe(2);
    await page.workers()[1]?.evaluate(() => {
      setTimeout(() => {
        throw new Error('made to fail');
      });
    });
    await expect(this.dialog).toContainText(
      /The worker that trains the runs had stopped \(.*made to fail.*\)\. Another went on\./,
    );
  }

  async hasEnded(): Promise<void> {
    await expect(this.dialog).toContainText('All 6 runs have ended.', { timeout: longMs });
  }

  /** A figure of the table, unrounded. */
  figure(arm: number, seed: number): Promise<number> {
    const cells = this.dialog.getByTestId('seed-run');
    return this.playground.number(
      cells.and(this.dialog.locator(`[data-arm="${arm}"][data-seed="${seed}"]`)),
    );
  }

  mean(arm: number): Promise<number> {
    const cells = this.dialog.getByTestId('seed-mean');
    return this.playground.number(cells.and(this.dialog.locator(`[data-arm="${arm}"]`)));
  }

  /** The accessibility violations that axe finds in the dialog. */
  async violations(): Promise<unknown[]> {
    return axeViolations(this.playground.page, { within: '[role="dialog"]' });
  }

  /** The figures of two arms and the seeds 1 to 3. */
  async allFigures(): Promise<number[][]> {
    const figures: number[][] = [];
    for (const arm of [0, 1]) {
      figures.push([
        await this.figure(arm, 1),
        await this.figure(arm, 2),
        await this.figure(arm, 3),
      ]);
    }
    return figures;
  }
}
