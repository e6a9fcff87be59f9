/** The tab Runs: what is kept can be named, brought back, laid behind the present curves, thrown away. */
import { Curves } from '../support/curves.ts';
import { carriedOn, isKept, type Outcome, outcomeOf, trainTo } from '../support/keeping.ts';
import { expect, Playground, test } from '../support/playground.ts';
import { Results } from '../support/results.ts';
import { Runs } from '../support/runs.ts';

/** Trains two runs that differ in their learning rate and their steps; the second is at hand. */
async function trainTwo(playground: Playground, runs: Runs): Promise<void> {
  await playground.open('?backend=wasm');
  await trainTo(playground, 40);
  await playground.press('Reset');
  await playground.isInState('ready');
  await playground.set('Learning rate', 0.001);
  await trainTo(playground, 20);
  await runs.open();
  await runs.are(['Run 2', 'Run 1']);
}

/** A run that is brought back is evaluated anew: waits until it has its figure again. */
async function isJudged({ pairAccuracy }: Playground, { accuracy }: Outcome): Promise<void> {
  await expect(pairAccuracy).toHaveAttribute('data-value', String(accuracy));
}

test('a run is named, duplicated, deleted and brought back, and that outlives the page', async ({
  playground,
  page,
}) => {
  const runs = new Runs(page);
  await trainTwo(playground, runs);
  await runs.rename('Run 1', 'Fast');
  await runs.press('Fast', 'Duplicate');
  await runs.are(['Fast, copy', 'Run 2', 'Fast']);
  await runs.press('Fast', 'Delete');
  await runs.are(['Fast, copy', 'Run 2']);
  await runs.undoDelete.click();
  await runs.are(['Fast, copy', 'Run 2', 'Fast']);
  await expect(runs.undoDelete).toHaveCount(0);
  // The run at hand goes too: a new one takes its place.
  await runs.press('Run 2', 'Delete');
  await runs.are(['Fast, copy', 'Fast']);
  await playground.isInState('ready');
  expect(await new Results(page).violations()).toEqual([]);

  await page.reload();
  await playground.isInState('ready');
  await runs.open();
  await runs.are(['Fast, copy', 'Fast']);
  for (const name of ['Fast, copy', 'Fast']) {
    await expect(runs.steps(name)).toHaveAttribute('data-value', '40');
  }
});

test('a run that is opened is as it was, and what it took the place of comes back', async ({
  playground,
  page,
}) => {
  const runs = new Runs(page);
  await playground.open('?backend=wasm');
  await playground.a.draw(3);
  await playground.b.draw(7);
  await trainTo(playground, 40);
  const first = await outcomeOf(playground);
  const drawn = await playground.a.digit();
  const distance = await playground.distance();
  await playground.press('Reset');
  await playground.isInState('ready');
  await playground.set('Learning rate', 0.001);
  await trainTo(playground, 20);
  await playground.a.clear.click();
  await playground.a.draw(5);
  const drawnLater = await playground.a.digit();
  const second = await outcomeOf(playground);
  await runs.open();

  await runs.press('Run 1', 'Open');
  await playground.isInState('finished');
  await playground.hasSteps(40);
  await expect.poll(() => playground.a.digit()).toEqual(drawn);
  await expect(page.getByRole('spinbutton', { name: 'Learning rate' })).toHaveValue('0.03');
  await isJudged(playground, first);
  expect(await outcomeOf(playground)).toEqual(first);
  await expect.poll(() => playground.distance()).toBeCloseTo(distance, 9);

  await playground.press('Undo');
  await playground.hasSteps(20);
  await isJudged(playground, second);
  expect(await outcomeOf(playground)).toEqual(second);
  await expect(page.getByRole('spinbutton', { name: 'Learning rate' })).toHaveValue('0.001');
  await playground.a.undo.click();
  expect(await playground.a.digit()).toEqual(drawnLater);
  // The one that is at hand again is the one that is kept under its name.
  await playground.press('Train on');
  await playground.isInState('finished');
  await expect(runs.steps('Run 2')).toHaveAttribute('data-value', '40');
  await runs.are(['Run 2', 'Run 1']);
});

test('runs are laid behind the curves, compared in a table, sorted and saved', async ({
  playground,
  page,
}) => {
  const runs = new Runs(page);
  await trainTwo(playground, runs);
  await runs.inCurves('Run 1').click();
  await expect(runs.inCurves('Run 1')).toBeChecked();
  await expect(runs.inCurves('Run 2')).toHaveCount(0);
  await expect(runs.legend.getByRole('listitem')).toHaveText(['This run', 'Run 1']);
  const curves = new Curves(page);
  await curves.look();
  // The axis has room for the longer of the two.
  await curves.shows('0', '40');
  await runs.inCurves('Run 1').click();
  await expect(runs.legend).toHaveCount(0);

  const rate = runs.table.getByRole('columnheader', { name: 'Learning rate' });
  await expect(rate).toBeVisible();
  await expect(runs.table.getByRole('columnheader', { name: 'Margin' })).toHaveCount(0);
  await runs.sortBy('Steps');
  await runs.are(['Run 1', 'Run 2']);
  await runs.sortBy('Steps');
  await runs.are(['Run 2', 'Run 1']);
  await runs.sortBy('Name');
  await runs.are(['Run 1', 'Run 2']);

  const { name, text } = await runs.savedTable();
  expect(name).toBe('runs.csv');
  const [head = '', ...lines] = text.split('\n');
  const columns = head.split(',');
  const cells = (column: string): readonly (string | undefined)[] =>
    lines.map((line) => line.split(',')[columns.indexOf(column)]);
  expect(cells('Name')).toEqual(['Run 1', 'Run 2']);
  expect(cells('Steps')).toEqual(['40', '20']);
  expect(cells('Learning rate')).toEqual(['0.03', '0.001']);
  expect(cells('Margin')).toEqual(['1', '1']);
  const accuracy = await playground.number(playground.pairAccuracy);
  expect(cells('Pair accuracy')[1]).toBe(String(accuracy));
});

test('a run file carries a run on in another browser, bit for bit; a broken one changes nothing', async ({
  playground,
  page,
  browser,
}) => {
  const runs = new Runs(page);
  await playground.open('?backend=wasm');
  await playground.set('Steps', 60);
  await playground.nextLosses(3);
  await runs.open();
  await runs.rename('Run 1', 'Half way');
  const file = await runs.export('Half way');
  expect(file.name).toBe(`siamese-run-half-way-3.json`);
  await playground.press('Resume');
  await playground.isInState('finished');
  const whole = await outcomeOf(playground);

  const context = await browser.newContext();
  const other = new Playground(await context.newPage());
  await other.open('?backend=wasm');
  const others = new Runs(other.page);
  await others.open();
  await others.import(`${file.text.slice(0, 5_000)}A${file.text.slice(5_001)}`);
  await expect(other.alert).toContainText(/sha256|does not fit/);
  await other.isInState('ready');
  await other.hasSteps(0);
  await expect(others.table).toHaveCount(0);
  await others.import(file.text);
  await other.isInState('paused');
  await other.hasSteps(3);
  await expect(other.alert).toHaveCount(0);
  await others.are(['Half way']);
  await other.press('Resume');
  await other.isInState('finished');
  expect(await outcomeOf(other)).toEqual(whole);
  await context.close();
});

test('Clear everything leaves nothing behind but the network at hand', async ({
  playground,
  page,
}) => {
  const runs = new Runs(page);
  await trainTwo(playground, runs);
  await isKept(page, 40);
  await runs.clearEverything();
  await expect(runs.table).toHaveCount(0);
  await playground.hasSteps(20);
  await expect(playground.alert).toHaveCount(0);
  await page.reload();
  await playground.isInState('ready');
  await playground.hasSteps(0);
  await expect(carriedOn(page)).toHaveCount(0);
  await runs.open();
  await expect(runs.panel).toContainText('No run yet');
});
