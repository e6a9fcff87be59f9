/** Two tabs of the page in one browser: nothing that one makes is overwritten by the other. */
import type { Page } from '@playwright/test';
import { carriedOn, comeBack, isKept, keptSteps, trainTo, weightsOf } from '../support/keeping.ts';
import { expect, Playground, test } from '../support/playground.ts';
import { Results } from '../support/results.ts';
import { Runs } from '../support/runs.ts';

/** Makes drawing A a symbol, and gives it a name. */
// A page behind another one hardly draws, so that whoever acts there would wait for a second each time.
async function addSymbol(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  const { card, open } = symbolsOf(page);
  await open();
  await card.getByRole('button', { name: 'Add an example of a new symbol' }).click();
  await page.getByRole('menuitem', { name: 'Drawing A', exact: true }).click();
  await card.getByLabel(/^Name of Symbol/).fill(name);
}

/** Waits until these are the symbols of a page. */
async function hasSymbols(page: Page, names: readonly string[]): Promise<void> {
  await page.bringToFront();
  const { card, open } = symbolsOf(page);
  await open();
  const fields = card.getByLabel(/^Name of/);
  await expect(fields).toHaveCount(names.length);
  for (const name of names) await expect(card.getByLabel(`Name of ${name}`)).toHaveValue(name);
}

function symbolsOf(page: Page) {
  const results = new Results(page);
  return { card: results.card, open: () => results.open('One-shot') };
}

/** Waits until the history of a page has this many comparisons. */
async function hasHistory(page: Page, entries: number): Promise<void> {
  await page.bringToFront();
  const results = new Results(page);
  await results.open('History');
  const list = results.card.getByRole('list', { name: 'Last comparisons' });
  await expect(list.getByRole('button')).toHaveCount(entries);
}

/** Draws two digits and waits for their comparison. */
async function compare(playground: Playground, a: number, b: number): Promise<void> {
  await playground.page.bringToFront();
  await playground.a.draw(a);
  await playground.b.draw(b);
  await expect(playground.verdict).toHaveAttribute('data-verdict', /same|different/);
}

test('a second tab works on a copy, and both runs are there afterwards', async ({
  playground,
  page,
  context,
}) => {
  await playground.open('?backend=wasm');
  await playground.set('Steps', 60);
  await playground.press('Step');
  await playground.hasSteps(1);
  await isKept(page, 1);

  const other = await comeBack(await context.newPage());
  await expect(carriedOn(other.page)).toContainText(
    'on a copy: the run itself is open in another tab',
  );
  await expect(carriedOn(page)).toHaveCount(0);
  await other.set('Learning rate', 0.001);
  for (const each of [playground, other]) await each.press('Resume');
  const checksums: string[] = [];
  for (const each of [playground, other]) {
    await each.isInState('finished');
    checksums.push(await weightsOf(each));
  }
  expect(new Set(checksums).size).toBe(2);
  await expect.poll(() => keptSteps(page)).toEqual([60, 60]);

  const afterwards: string[] = [];
  for (const each of [playground, other]) {
    await each.page.reload();
    await each.isInState('finished');
    await each.hasSteps(60);
    await expect(carriedOn(each.page)).toHaveText(/^Carried on from step 60\.Start over/);
    afterwards.push(await weightsOf(each));
  }
  expect(afterwards).toEqual(checksums);
  for (const each of [page, other.page]) {
    const runs = new Runs(each);
    await runs.open();
    await runs.are(['Run 2', 'Run 1']);
  }
});

test('symbols, history and names of two tabs come together', { tag: '@thorough' }, async ({
  playground,
  page,
  context,
}) => {
  await playground.open('?backend=wasm');
  await trainTo(playground, 20);
  await isKept(page, 20);
  const other = new Playground(await context.newPage());
  await other.open('?backend=wasm&seed=2');
  await trainTo(other, 20);

  await compare(playground, 3, 7);
  await hasHistory(page, 1);
  await compare(other, 1, 4);
  await addSymbol(page, 'Three');
  await addSymbol(other.page, 'One');
  for (const each of [page, other.page]) {
    await hasSymbols(each, ['Three', 'One']);
    await hasHistory(each, 2);
  }

  const [runs, others] = [new Runs(page), new Runs(other.page)];
  await others.open();
  await page.bringToFront();
  await runs.open();
  await runs.rename('Run 1', 'First try');
  await other.page.bringToFront();
  await others.are(['Run 2', 'First try']);
  await others.rename('Run 2', 'Second try');
  await runs.are(['Second try', 'First try']);

  for (const each of [playground, other]) {
    await each.page.bringToFront();
    await each.page.reload();
    await each.isInState('finished');
    await hasSymbols(each.page, ['Three', 'One']);
    await hasHistory(each.page, 2);
    await new Runs(each.page).open();
    await new Runs(each.page).are(['Second try', 'First try']);
  }
});
