/** Owns the training worker's graphics context for the tests that take it away. */
import type { Page, Worker } from '@playwright/test';

/** The page's only worker, which trains. */
export function trainingWorker(page: Page): Worker {
  const [worker, ...others] = page.workers();
  if (worker === undefined || others.length > 0) throw new Error('The page has not one worker');
  return worker;
}

/** Lets a test take the graphics context from the worker, and keep every later one back. */
export class Graphics {
  readonly #page: Page;
  #isGone = false;

  constructor(page: Page) {
    this.#page = page;
  }

  /** To be called before the page opens. */
  async watch(): Promise<void> {
    await this.#page.route('**/assets/main-*.js', async (route) => {
      const response = await route.fetch();
      const hook = `
        const getContext = OffscreenCanvas.prototype.getContext;
        OffscreenCanvas.prototype.getContext = function (...call) {
          self.context = ${this.#isGone} ? null : getContext.apply(this, call);
          return self.context;
        };`;
      await route.fulfill({ response, body: `${await response.text()};${hook}` });
    });
  }

  /** @param isForGood whether no worker gets another context */
  async lose(isForGood = false): Promise<void> {
    this.#isGone = isForGood;
    await trainingWorker(this.#page).evaluate(() => {
      const context: unknown = Reflect.get(self, 'context');
      if (!(context instanceof WebGL2RenderingContext)) throw new Error('There is no context');
      context.getExtension('WEBGL_lose_context')?.loseContext();
    });
  }
}
