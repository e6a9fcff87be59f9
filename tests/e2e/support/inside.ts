/** Finds the tab “Inside one step” and operates it, for its tests. */
import { expect, type Locator, type Page } from '@playwright/test';

export class InsidePanel {
  readonly phase: Locator;
  readonly pairDifference: Locator;
  readonly stepDifference: Locator;
  /** The difference of the drawn digits through both towers; beside the twins. */
  readonly towerDifference: Locator;
  readonly pairs: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.phase = page.getByTestId('inside-phase');
    this.pairDifference = page.getByTestId('inside-pair-difference');
    this.stepDifference = page.getByTestId('inside-step-difference');
    this.towerDifference = page.getByTestId('tower-difference');
    this.pairs = page.getByRole('radiogroup', { name: 'Pair to follow' });
  }

  async open(): Promise<void> {
    await this.#page.getByRole('tab', { name: 'Inside one step' }).click();
  }

  /** Presses “Next phase” and waits for this phase. */
  async next(phase: 'forward' | 'backward' | 'update'): Promise<void> {
    await this.#page.getByRole('button', { name: 'Next phase', exact: true }).click();
    await expect(this.phase).toHaveAttribute('data-value', phase);
  }

  pair(name: string): Locator {
    return this.pairs.getByRole('radio', { name });
  }

  table(name: string): Locator {
    return this.#page.getByRole('table', { name });
  }
}
