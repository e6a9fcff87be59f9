/** Finds the card of results and reads it, for its tests. */
import type { Locator, Page } from '@playwright/test';
import { axeViolations } from './axe.ts';
import { expect } from './playground.ts';

export class Results {
  readonly card: Locator;
  readonly basis: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.card = page.getByRole('region', { name: 'Results' });
    this.basis = this.card.getByTestId('results-basis');
  }

  tab(name: string | RegExp): Locator {
    return this.card.getByRole('tab', { name });
  }

  async open(name: string | RegExp): Promise<void> {
    await this.tab(name).click();
    await expect(this.card.getByRole('tabpanel', { name })).toBeVisible();
  }

  /** Waits until the figures of all fixed pairs are shown, evaluated after this step. */
  async areFull(step: number): Promise<void> {
    await expect(this.basis).toHaveAttribute('data-scope', 'full');
    await expect(this.basis).toHaveAttribute('data-value', String(step));
  }

  /** A figure by its test id, unrounded. */
  async figure(testId: string): Promise<number> {
    const figure = this.card.getByTestId(testId);
    await expect(figure).toHaveAttribute('data-value', /\d/);
    return Number(await figure.getAttribute('data-value'));
  }

  /** The accessibility violations that axe finds in the open tab. */
  async violations(): Promise<unknown[]> {
    return axeViolations(this.#page, { within: '[aria-label="Results"]' });
  }
}
