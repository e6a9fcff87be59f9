/** Finds the twins and the pairs that they learn from, for their tests. */
import type { Locator, Page } from '@playwright/test';

export class StepPairs {
  readonly figure: Locator;

  constructor(page: Page) {
    this.figure = page.getByRole('figure', { name: 'Pairs of this step' });
  }

  /** The pairs of one kind, the hardest first. */
  of(kind: '= same digit' | '≠ different digits'): Locator {
    return this.figure.getByRole('region', { name: kind }).getByRole('button');
  }

  /** The distances of one kind, in the shown order. */
  async distances(kind: '= same digit' | '≠ different digits'): Promise<number[]> {
    const texts = await this.of(kind).evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('data-distance')),
    );
    return texts.map(Number);
  }
}

export class Twins {
  readonly figure: Locator;
  /** Its value counts the batch pairs that have gone through the twins. */
  readonly pair: Locator;

  constructor(page: Page) {
    this.figure = page.getByRole('figure', { name: 'Twins', exact: true });
    this.pair = page.getByTestId('twins-pair');
  }

  /** A layer of a tower, from the image up. */
  layer(tower: 'A' | 'B', number: number): Locator {
    return this.figure.getByRole('button', {
      name: new RegExp(`^Layer ${number} of \\d in tower ${tower}`),
    });
  }

  source(name: 'yours' | 'batch'): Locator {
    return this.figure.getByRole('radio', { name });
  }
}
