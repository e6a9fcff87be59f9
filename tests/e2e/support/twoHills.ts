/** Finds the card “Two hills” and operates it, for its tests. */
import type { Locator, Page } from '@playwright/test';
import { axeViolations } from './axe.ts';
import { expect } from './playground.ts';

/** The figures of the pairs with the handle as their threshold, unrounded. */
export interface WhatIfFigures {
  readonly threshold: number;
  readonly falseAccept: number;
  readonly falseReject: number;
  readonly accuracy: number;
}

export class TwoHills {
  readonly figure: Locator;
  readonly handle: Locator;
  readonly whatIf: Locator;
  readonly putBack: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.figure = page.getByRole('figure', { name: 'Distance histogram' });
    this.handle = this.figure.getByRole('slider', { name: 'Threshold' });
    this.whatIf = this.figure.getByTestId('what-if');
    this.putBack = this.figure.getByRole('button', { name: 'Put the threshold back' });
  }

  /** Scrolls to the card, so that it is drawn. */
  async look(): Promise<void> {
    await this.figure.scrollIntoViewIfNeeded();
    await expect(this.handle).toBeVisible();
  }

  async figures(): Promise<WhatIfFigures> {
    const of = async (name: string): Promise<number> => {
      await expect(this.whatIf).toHaveAttribute(`data-${name}`, /\d/);
      return Number(await this.whatIf.getAttribute(`data-${name}`));
    };
    return {
      threshold: await of('threshold'),
      falseAccept: await of('false-accept'),
      falseReject: await of('false-reject'),
      accuracy: await of('accuracy'),
    };
  }

  /** Drags the handle with the mouse to a share of the axis; returns the end of the axis. */
  async drag(share: number): Promise<number> {
    const [handle, plot] = [
      await this.handle.boundingBox(),
      await this.figure
        .locator('svg')
        .filter({ has: this.#page.locator('clipPath') })
        .boundingBox(),
    ];
    if (handle === null || plot === null) throw new Error('The hills are not in sight');
    const { mouse } = this.#page;
    // Grasps the handle beside its line, which must work too.
    await mouse.move(handle.x + 10, handle.y + handle.height / 2);
    await mouse.down();
    await mouse.move(plot.x + 0.5 * plot.width, plot.y + 20, { steps: 3 });
    await mouse.move(plot.x + share * plot.width, plot.y + 20, { steps: 3 });
    await mouse.up();
    return Number(await this.handle.getAttribute('aria-valuemax'));
  }

  /** The accessibility violations that axe finds in the card. */
  async violations(): Promise<unknown[]> {
    return axeViolations(this.#page, { within: '[aria-label="Distance histogram"]' });
  }
}
