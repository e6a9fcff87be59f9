/** Looks into what the browser keeps for the page, and into a run as a whole, for tests. */
import { expect, type Locator, type Page } from '@playwright/test';
import * as v from 'valibot';
import { PicturePanel } from './picture.ts';
import { Playground } from './playground.ts';

export const databaseName = 'siamese-playground';

/** How often to look, where training may have gone far on in a second. */
const often = [50];

/** The page's lines of text that say from where it goes on. */
export function carriedOn(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: /^Carried on from step/ });
}

/** Opens the page as a person does who was here before, and waits for a run that was trained. */
export async function comeBack(page: Page): Promise<Playground> {
  const playground = new Playground(page);
  await page.goto('./?backend=wasm');
  await playground.isInState('paused');
  return playground;
}

/** Trains a new run of some steps to its end. */
export async function trainTo(playground: Playground, steps: number): Promise<void> {
  await playground.set('Steps', steps);
  await playground.press('Train');
  await playground.isInState('finished');
  await playground.hasSteps(steps);
}

/** Waits until this many steps are done. */
export async function hasPassed(playground: Playground, steps: number): Promise<void> {
  await expect
    .poll(() => playground.number(playground.stepCount), { timeout: 120_000, intervals: often })
    .toBeGreaterThanOrEqual(steps);
}

/** All records of a store in IndexedDB, in the order of their keys. */
export function keptIn(page: Page, store: string): Promise<readonly unknown[]> {
  return page.evaluate(
    async ({ name, store }) => {
      const known = await indexedDB.databases();
      // To open one that is not there would make it.
      if (!known.some((database) => database.name === name)) return [];
      const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await settled(indexedDB.open(name));
      try {
        if (!database.objectStoreNames.contains(store)) return [];
        return await settled(database.transaction(store).objectStore(store).getAll());
      } finally {
        database.close();
      }
    },
    { name: databaseName, store },
  );
}

/** The steps of the kept runs, in no order. */
export async function keptSteps(page: Page): Promise<readonly number[]> {
  const runs = await keptIn(page, 'runs');
  return runs.map((run) => v.parse(v.object({ step: v.number() }), run).step);
}

/** Waits until a run is kept that has at least this many steps; the steps of the longest one. */
export async function isKept(page: Page, steps: number): Promise<number> {
  let longest = 0;
  await expect
    .poll(
      async () => {
        longest = Math.max(0, ...(await keptSteps(page)));
        return longest;
      },
      { timeout: 120_000, intervals: often },
    )
    .toBeGreaterThanOrEqual(steps);
  return longest;
}

/** What must be equal of two runs that are the same, bit for bit. */
export interface Outcome {
  readonly steps: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly weights: string;
  /** The training loss of every step, as it is saved. */
  readonly losses: readonly string[];
}

/** Reads a run at rest. */
export async function outcomeOf(playground: Playground): Promise<Outcome> {
  return {
    steps: await playground.number(playground.stepCount),
    loss: await playground.number(playground.loss),
    accuracy: await playground.number(playground.pairAccuracy),
    weights: await weightsOf(playground),
    losses: await lossesOf(playground.page),
  };
}

/** The checksum of the weights. */
export async function weightsOf(playground: Playground): Promise<string> {
  return JSON.parse((await playground.exportWeights()).text).sha256;
}

/** The lines of the loss curve's file that have a training loss: “step: loss”. */
export async function lossesOf(page: Page): Promise<readonly string[]> {
  const { text } = await new PicturePanel(page, 'Loss curve').savedNumbers();
  const [head = '', ...lines] = text.split('\n');
  const column = head.split(',').indexOf('training');
  return lines
    .map((line) => line.split(','))
    .filter((cells) => (cells[column] ?? '') !== '')
    .map((cells) => `${cells[0]}: ${cells[column]}`);
}

/** How many runs the tabs of this browser have open. */
export function openRuns(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name = '' }) => name.startsWith('siamese-playground.run/')).length;
  });
}
