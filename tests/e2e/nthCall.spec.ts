/** Twenty calls of the browser that fail, one after the other: the page goes on, and no loss changes. */
import type { Page } from '@playwright/test';
import { isKept } from './support/keeping.ts';
import { expect, type Playground, test } from './support/playground.ts';

/** What fails next: the storage's, or a message to the worker, and which of them from now on. */
type Fault = readonly ['storage' | 'message', nth: number];

const faults: readonly Fault[] = [
  ...[1, 2, 3, 4, 5, 6, 7].map((nth) => ['storage', nth] as const),
  ...[1, 2, 3, 4, 1, 2, 1].map((nth) => ['message', nth] as const),
];
const fetches = [1, 2, 3, 4, 5, 6];

/** Makes calls fail on demand, by an event of the window. */
async function makeBreakable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const left = { storage: 0, message: 0 };
    window.addEventListener('break', (event) => {
      if (event instanceof CustomEvent) Object.assign(left, event.detail);
    });
    const breakable = <Call extends (...values: never[]) => unknown>(
      call: Call,
      kind: keyof typeof left,
      counts: (values: readonly unknown[]) => boolean,
    ): Call =>
      new Proxy(call, {
        apply: (target, on, values) => {
          if (left[kind] > 0 && counts(values)) {
            left[kind]--;
            if (left[kind] === 0) throw new DOMException('made to fail', 'UnknownError');
          }
          return Reflect.apply(target, on, values);
        },
      });
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = breakable(transaction, 'storage', () => true);
    for (const name of ['get', 'put', 'delete'] as const) {
      const call = IDBObjectStore.prototype[name];
      Object.assign(IDBObjectStore.prototype, { [name]: breakable(call, 'storage', () => true) });
    }
    const isCall = ([message]: readonly unknown[]): boolean =>
      typeof message === 'object' && message !== null && !('heartbeat' in message);
    Worker.prototype.postMessage = breakable(Worker.prototype.postMessage, 'message', isCall);
  });
}

/** The loss of the next step, which a person asks for again if the page says that it failed. */
async function lossOfNextStep(playground: Playground, step: number): Promise<number> {
  await expect(async () => {
    const before = await playground.number(playground.stepCount);
    if (before < step) await playground.press('Step');
    await expect(playground.stepCount).toHaveAttribute('data-value', String(step), {
      timeout: 2_000,
    });
  }).toPass();
  await playground.isInState('paused');
  return playground.number(playground.loss);
}

test('twenty calls that fail change no loss', { tag: '@thorough' }, async ({
  playground,
  page,
}) => {
  await makeBreakable(page);
  await playground.open('?backend=wasm');
  await playground.set('Steps', 20_000);
  await playground.a.draw(3);
  await playground.b.draw(8);
  const undisturbed = await playground.nextLosses(faults.length + fetches.length);
  await playground.press('Reset');
  await playground.hasSteps(0);

  for (const [index, [kind, nth]] of faults.entries()) {
    const armed = { storage: 0, message: 0, [kind]: nth };
    await page.evaluate(
      (detail) => window.dispatchEvent(new CustomEvent('break', { detail })),
      armed,
    );
    expect(await lossOfNextStep(playground, index + 1)).toBe(undisturbed[index]);
  }
  expect(await playground.distance()).toBeGreaterThan(0);
  await isKept(page, faults.length);

  for (const [index, nth] of fetches.entries()) {
    let asked = 0;
    await page.route('**/mnist/*', (route) => {
      asked++;
      return asked === nth ? route.abort() : route.continue();
    });
    await page.reload();
    await playground.isInState('paused');
    await playground.hasAllData();
    const step = faults.length + index + 1;
    expect(await lossOfNextStep(playground, step)).toBe(undisturbed[step - 1]);
    await expect(playground.alert).toHaveCount(0);
    expect(asked).toBeGreaterThan(nth);
    await isKept(page, step);
    await page.unroute('**/mnist/*');
  }
});
