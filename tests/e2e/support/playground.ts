/** Owns the page for its tests: one object for each panel, found as `docs/architecture.md` says. */
import { readFile } from 'node:fs/promises';
import { test as base, expect, type Locator, type Page, type Request } from '@playwright/test';
import type { Point } from '../../../src/data/drawing/stroke.ts';
import { resample } from '../../helpers/digitSkeletons.ts';
import { type Device, handwritten, type Placement, Pointer } from './pointer.ts';

export { expect } from '@playwright/test';

type PadLetter = 'A' | 'B';

/** Time for a run of some hundred steps on a small, busy machine. */
const longRunMs = 150_000;

export class Pad {
  /** Takes the focus and the keys; contains the canvas. */
  readonly frame: Locator;
  readonly surface: Locator;
  readonly seen: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly erase: Locator;
  readonly clear: Locator;
  readonly random: Locator;
  readonly #pointer: Pointer;

  constructor(page: Page, letter: PadLetter) {
    this.frame = page.getByRole('application', { name: `Pad ${letter}` });
    this.surface = page.getByLabel(`Drawing ${letter}`, { exact: true });
    this.seen = page.getByTestId(`digit-${letter.toLowerCase()}`);
    this.undo = page.getByRole('button', { name: `Undo ${letter}` });
    this.redo = page.getByRole('button', { name: `Redo ${letter}` });
    this.erase = page.getByRole('button', { name: `Erase ${letter}` });
    this.clear = page.getByRole('button', { name: `Clear ${letter}` });
    this.random = page.getByRole('button', { name: `Random digit ${letter}` });
    this.#pointer = new Pointer(page);
  }

  /** Draws a digit in one of several handwritings. */
  async draw(digit: number, hand = 0, at?: Placement, device?: Device): Promise<void> {
    await this.#pointer.draw(this.surface, handwritten(digit, hand), at, device);
  }

  /** Draws a line between two places, in shares of the pad's side. */
  async drawLine(from: Point, to: Point, device?: Device): Promise<void> {
    const whole = { left: 0, top: 0, size: 1 };
    await this.#pointer.draw(this.surface, [resample([from, to], 0.05)], whole, device);
  }

  /** The 784 grey values that the network sees. */
  async digit(): Promise<number[]> {
    return this.seen.evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('not a canvas');
      const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
      return Array.from(image?.data ?? []).filter((_, index) => index % 4 === 0);
    });
  }

  /** The pad's top edge, in pixels from the top of the whole page. */
  async topOnPage(): Promise<number> {
    return this.surface.evaluate((canvas) => canvas.getBoundingClientRect().top + window.scrollY);
  }

  async ink(): Promise<number> {
    return (await this.digit()).reduce((sum, grey) => sum + grey, 0);
  }
}

export class Playground {
  readonly page: Page;
  readonly a: Pad;
  readonly b: Pad;
  readonly runState: Locator;
  readonly stepCount: Locator;
  readonly loss: Locator;
  readonly pairAccuracy: Locator;
  readonly backend: Locator;
  readonly verdict: Locator;
  readonly alert: Locator;
  readonly data: Locator;

  constructor(page: Page) {
    this.page = page;
    this.a = new Pad(page, 'A');
    this.b = new Pad(page, 'B');
    this.runState = page.getByTestId('run-state');
    this.stepCount = page.getByTestId('step-count');
    this.loss = page.getByTestId('loss');
    this.pairAccuracy = page.getByTestId('pair-accuracy');
    this.backend = page.getByTestId('backend');
    this.verdict = page.getByTestId('similarity');
    this.alert = page.getByRole('alert');
    this.data = page.getByRole('progressbar', { name: 'MNIST' });
  }

  /** Opens the page as a person does who was never here, and waits until it can train. */
  async open(query = ''): Promise<void> {
    await this.forget();
    await this.page.goto(`./${query}`);
    await this.isInState('ready');
  }

  /** Leaves the page, and lets the browser forget all that it keeps for it. */
  async forget(): Promise<void> {
    const { protocol, origin } = new URL(this.page.url());
    if (protocol === 'about:') return;
    await this.page.evaluate(() => sessionStorage.clear());
    await this.page.goto('about:blank');
    const browser = await this.page.context().newCDPSession(this.page);
    await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await browser.detach();
  }

  /** Opens the page on WASM with its trained network. */
  async openTrained(): Promise<void> {
    await this.open('?backend=wasm');
    await this.experiment('A trained network');
    await this.isInState('finished');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async press(name: string): Promise<void> {
    await this.button(name).click();
  }

  async isInState(state: string, timeout = longRunMs): Promise<void> {
    await expect(this.runState).toHaveAttribute('data-value', state, { timeout });
  }

  async hasSteps(steps: number): Promise<void> {
    // A step of a large network on software WebGL waits for the evaluation under way.
    await expect(this.stepCount).toHaveAttribute('data-value', String(steps), {
      timeout: longRunMs,
    });
  }

  /** Types the value of a setting. */
  async set(name: string, value: number): Promise<void> {
    const field = this.page.getByRole('spinbutton', { name, exact: true });
    await field.fill(String(value));
    await field.press('Enter');
  }

  /** Chooses an option of a radio group or of a select. */
  async choose(name: string, option: string): Promise<void> {
    const radios = this.page.getByRole('radiogroup', { name, exact: true });
    await expect(radios.or(this.select(name))).toBeVisible();
    if ((await radios.count()) > 0) {
      await radios.getByRole('radio', { name: option, exact: true }).click();
      return;
    }
    await this.select(name).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  select(name: string): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  slider(name: string): Locator {
    return this.page.getByRole('slider', { name, exact: true });
  }

  switch(name: string): Locator {
    return this.page.getByRole('switch', { name, exact: true });
  }

  radio(name: string): Locator {
    return this.page.getByRole('radio', { name, exact: true });
  }

  /** The toggle that holds a digit out. */
  heldOut(digit: number): Locator {
    const group = this.page.getByRole('group', { name: 'Held-out digits' });
    return group.getByRole('button', { name: String(digit), exact: true });
  }

  /** Starts an experiment with the mouse. */
  async experiment(name: string): Promise<void> {
    await this.press('Experiments');
    await this.page.getByRole('menuitem', { name }).click();
  }

  /** Waits until all of MNIST has loaded. */
  async hasAllData(): Promise<void> {
    await expect(this.data).toHaveAttribute('aria-valuenow', '100');
  }

  /** Waits for a number in an attribute, and reads it. */
  async number(of: Locator, attribute = 'data-value'): Promise<number> {
    await expect(of).toHaveAttribute(attribute, /\d/);
    return Number(await of.getAttribute(attribute));
  }

  /** The losses of the next steps, one by one; from the second on, gradients and updates affect them. */
  async nextLosses(count: number): Promise<number[]> {
    const losses: number[] = [];
    for (let step = 1; step <= count; step++) {
      await this.press('Step');
      await this.hasSteps(step);
      losses.push(await this.number(this.loss));
    }
    return losses;
  }

  async says(verdict: 'same' | 'different' | 'none'): Promise<void> {
    await expect(this.verdict).toHaveAttribute('data-verdict', verdict);
  }

  /** Waits for the comparison of the present drawings, and reads its distance. */
  async distance(): Promise<number> {
    await expect(this.verdict).toHaveAttribute('aria-busy', 'false');
    return this.number(this.verdict, 'data-distance');
  }

  /** Exports the weights: the file's name and text. */
  async exportWeights(): Promise<{ name: string; text: string }> {
    const download = this.page.waitForEvent('download');
    await this.press('Export weights');
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  }

  async importWeights(text: string, name = 'weights.json'): Promise<void> {
    await this.page
      .getByLabel('Import weights')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }
}

/** The browser's words for what the content policy refused, in the page or in a worker. */
const refusal = /content security policy|requires 'Trusted/i;

/** Runs in every page: makes each breach of the content policy an error. */
function tellOfBreaches(): void {
  document.addEventListener('securitypolicyviolation', (breach) => {
    reportError(new Error(`The policy forbids: ${breach.effectiveDirective} ${breach.blockedURI}`));
  });
}

/** Whether a request goes to the site of the page that makes it. */
function isOwn(request: Request): boolean {
  const { protocol, origin } = new URL(request.url());
  if (protocol === 'blob:' || protocol === 'data:' || request.isNavigationRequest()) return true;
  const asking = request.serviceWorker()?.url() ?? request.frame().url();
  return origin === new URL(asking).origin;
}

/**
 * Every test also checks three promises, in all its pages and their workers: no request leaves the
 * origin, nothing breaks the content policy, and no error stays silent.
 */
export const test = base.extend<{ playground: Playground }>({
  context: async ({ context }, use) => {
    const strayRequests: string[] = [];
    const breaches: string[] = [];
    const errors: string[] = [];
    context.on('request', (request) => {
      if (!isOwn(request)) strayRequests.push(request.url());
    });
    context.on('console', (message) => {
      if (refusal.test(message.text())) breaches.push(message.text());
    });
    context.on('weberror', (error) => errors.push(error.error().message));
    await context.addInitScript(tellOfBreaches);
    await use(context);
    expect(strayRequests).toEqual([]);
    expect(breaches).toEqual([]);
    expect(errors).toEqual([]);
  },
  playground: async ({ page }, use) => {
    await use(new Playground(page));
  },
});
