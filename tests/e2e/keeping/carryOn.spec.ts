/** A reload takes nothing away: the run goes on as if there had been none, and the page looks as it did. */
import { Curves } from '../support/curves.ts';
import { carriedOn, hasPassed, isKept, outcomeOf, trainTo } from '../support/keeping.ts';
import { MapFigure } from '../support/map.ts';
import { expect, type Playground, test } from '../support/playground.ts';
import { Results } from '../support/results.ts';
import { Runs } from '../support/runs.ts';

const steps = 300;

/** Takes the first step of a run, and changes its learning rate then. */
async function begin(playground: Playground): Promise<void> {
  await playground.open('?backend=wasm');
  await playground.set('Steps', steps);
  await playground.press('Step');
  await playground.hasSteps(1);
  await playground.set('Learning rate', 0.001);
}

test('a run that was reloaded in the middle ends as one that was not, bit for bit and without a gap', async ({
  playground,
  page,
}) => {
  await begin(playground);
  await playground.press('Resume');
  await playground.isInState('finished');
  await playground.hasSteps(steps);
  const uninterrupted = await outcomeOf(playground);
  expect(uninterrupted.losses).toHaveLength(steps);

  await begin(playground);
  await playground.a.draw(3);
  await playground.b.draw(7);
  const drawn = [await playground.a.digit(), await playground.b.digit()];
  const results = new Results(page);
  await results.open('History');
  await playground.press('Resume');
  await hasPassed(playground, 150);
  await page.reload();

  await playground.isInState('paused');
  await expect(carriedOn(page)).toBeVisible();
  const step = await playground.number(playground.stepCount);
  await expect(carriedOn(page)).toContainText(`Carried on from step ${step}.`);
  expect([await playground.a.digit(), await playground.b.digit()]).toEqual(drawn);
  await expect(results.tab('History')).toHaveAttribute('aria-selected', 'true');
  for (const [name, value] of [
    ['Steps', String(steps)],
    ['Learning rate', '0.001'],
  ] as const) {
    await expect(page.getByRole('spinbutton', { name, exact: true })).toHaveValue(value);
  }
  await new MapFigure(page).isOf(step, 2_000);
  const curves = new Curves(page);
  await curves.look();
  await expect(curves.changes).toHaveText('1 change during this run');

  await playground.press('Resume');
  await playground.isInState('finished');
  expect(await outcomeOf(playground)).toEqual(uninterrupted);
});

test('Start over begins a new run, and the one that was carried on stays among the runs', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  await trainTo(playground, 40);
  await isKept(page, 40);
  await page.reload();
  await playground.isInState('finished');
  await carriedOn(page).getByRole('button', { name: 'Start over' }).click();
  await playground.isInState('ready');
  await playground.hasSteps(0);
  await expect(carriedOn(page)).toHaveCount(0);
  const runs = new Runs(page);
  await runs.open();
  await runs.are(['Run 1']);
  await playground.press('Step');
  await runs.are(['Run 2', 'Run 1']);
  await expect(runs.steps('Run 1')).toHaveAttribute('data-value', '40');
  await expect(runs.steps('Run 2')).toHaveAttribute('data-value', '1');
});

test('a page that has not trained keeps its drawings and settings, and speaks of no run', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  await playground.a.draw(3);
  await playground.b.draw(7);
  await playground.set('Margin', 2);
  const drawn = [await playground.a.digit(), await playground.b.digit()];
  await page.reload();
  await playground.isInState('ready');
  expect([await playground.a.digit(), await playground.b.digit()]).toEqual(drawn);
  await expect(page.getByRole('spinbutton', { name: 'Margin', exact: true })).toHaveValue('2');
  await expect(carriedOn(page)).toHaveCount(0);
});
