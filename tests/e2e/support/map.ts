/** Finds the embedding map and operates it, for its tests. */
import { expect, type Locator, type Page } from '@playwright/test';

export class MapFigure {
  readonly figure: Locator;
  /** Carries the map's numbers as data attributes. */
  readonly map: Locator;
  readonly canvas: Locator;
  /** The menu of the chosen dot. */
  readonly menu: Locator;
  readonly umapProgress: Locator;
  readonly cancelUmap: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.figure = page.getByRole('figure', { name: 'Embedding map' });
    this.map = page.getByTestId('embedding-map');
    this.canvas = page.getByTestId('map-canvas');
    this.umapProgress = this.figure.getByRole('progressbar', { name: 'UMAP' });
    this.cancelUmap = this.figure.getByRole('button', { name: 'Cancel' });
    this.menu = page.getByRole('dialog', { name: /^Test digit / });
  }

  /** Waits for a map with this number of dots after this step. */
  async isOf(step: number, dots: number): Promise<void> {
    await expect(this.map).toHaveAttribute('data-step', String(step));
    await expect(this.map).toHaveAttribute('data-dots', String(dots));
  }

  async step(): Promise<number> {
    return Number(await this.map.getAttribute('data-step'));
  }

  layout(name: 'PCA' | 'UMAP'): Locator {
    return this.figure.getByRole('radio', { name });
  }

  legend(digit: number): Locator {
    return this.figure.getByRole('button', { name: `Dots of ${digit}` });
  }

  async send(pad: 'A' | 'B'): Promise<void> {
    await this.menu.getByRole('button', { name: `Send to ${pad}` }).click();
  }

  /** Moves from the middle of the map to the left until a dot answers, and clicks it. */
  async clickADot(): Promise<void> {
    const box = await this.canvas.boundingBox();
    if (box === null) throw new Error('The map is not on the page');
    const preview = this.figure.getByTestId('dot-preview');
    for (let way = 0; way < 0.4; way += 0.02) {
      const [x, y] = [box.x + box.width * (0.5 - way), box.y + box.height / 2];
      await this.#page.mouse.move(x, y);
      if ((await preview.count()) === 0) continue;
      await this.#page.mouse.click(x, y);
      return;
    }
    throw new Error('There is no dot to the left of the middle');
  }

  async isOutOfSight(): Promise<void> {
    await expect(this.figure).not.toBeInViewport();
  }

  /** The map's step before and after an action. */
  async stepsWhile(happening: () => Promise<void>): Promise<{ before: number; after: number }> {
    // A message that was already sent when the map went out of sight can still arrive.
    let before = Number.NaN;
    await expect
      .poll(async () => {
        const last = before;
        before = await this.step();
        return before === last;
      })
      .toBe(true);
    await happening();
    return { before, after: await this.step() };
  }
}
