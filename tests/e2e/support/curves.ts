/** Finds the curves on the page and operates them, for their tests. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Curves {
  readonly all: Locator;
  readonly figures: Locator;
  readonly resetZoom: Locator;
  readonly changes: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.all = page.getByRole('region', { name: 'Curves', exact: true });
    this.figures = this.all.getByRole('figure');
    this.resetZoom = this.all.getByRole('button', { name: 'Reset zoom' });
    this.changes = this.all.getByText(/changes? during this run$/);
  }

  /** Scrolls to the controls below the curves, because curves out of sight are not redrawn. */
  async look(): Promise<void> {
    await this.end('to').scrollIntoViewIfNeeded();
  }

  figure(name: string): Locator {
    return this.all.getByRole('figure', { name, exact: true });
  }

  radio(name: string): Locator {
    return this.all.getByRole('radio', { name, exact: true });
  }

  /** The slider at one end of the shown range. */
  end(name: 'from' | 'to'): Locator {
    return this.all.getByRole('slider', { name: `Shown range, ${name}` });
  }

  /** Expects these words at the two ends of the shown range. */
  async shows(from: string | RegExp, to: string | RegExp): Promise<void> {
    await expect(this.end('from')).toHaveAttribute('aria-valuetext', from);
    await expect(this.end('to')).toHaveAttribute('aria-valuetext', to);
  }

  /** Moves the mouse to a share of a figure's width, at half its height. */
  async pointAt(name: string, share: number): Promise<void> {
    const figure = this.figure(name);
    await figure.scrollIntoViewIfNeeded();
    const box = await figure.boundingBox();
    if (box === null) throw new Error(`${name} is not to be seen`);
    await this.#page.mouse.move(box.x + share * box.width, box.y + box.height / 2, { steps: 3 });
  }

  /** Drags across a figure, from one share of its width to another. */
  async drag(name: string, from: number, to: number): Promise<void> {
    await this.pointAt(name, from);
    await this.#page.mouse.down();
    await this.pointAt(name, to);
    await this.#page.mouse.up();
  }
}
