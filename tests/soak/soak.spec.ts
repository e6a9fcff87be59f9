/** A page that is used for long is as quick and as small at the end as at the beginning. */
import { expect, type Playground, test } from '../e2e/support/playground.ts';
import { expectNoGrowth, type Holdings, HoldingsCounter } from './support/holdings.ts';
import { Pace } from './support/pace.ts';

const steps = 20_000;
const comparisons = 1_000;
/** A step at the end may take this many times as long as one at the beginning, on an even machine. */
const mostSlowdown = 1.1;

test('20,000 steps with every panel open, while somebody draws now and then', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  await playground.set('Steps', steps);
  const counter = await HoldingsCounter.of(page);
  const pace = new Pace();
  const tabs = await page.getByRole('tab').all();
  let before: Holdings | null = null;
  await playground.press('Train');
  await playground.isInState('training');
  for (let turn = 0, step = 0; step < steps; turn++) {
    step = await pace.look(playground);
    await tabs[turn % tabs.length]?.click();
    if (turn % 4 === 0) await drawSomething(playground, turn);
    // Every tab has been open, and every record has its full length.
    if (before === null && step >= 3_000) {
      await tabs[0]?.click();
      before = await counter.count();
    }
  }
  await playground.isInState('finished');
  // The nodes of two tabs cannot be compared.
  await tabs[0]?.click();
  const first = pace.between(1_000, 3_000);
  const last = pace.between(steps - 2_000, steps);
  console.table({ 'steps 1,000 to 3,000': first, 'the last 2,000': last });
  if (before === null) throw new Error('The run was over too early');
  expectNoGrowth('20,000 steps', before, await counter.count());
  const drift = last.controlMs / first.controlMs;
  expect(last.stepMs / first.stepMs / Math.max(1, drift)).toBeLessThanOrEqual(mostSlowdown);
});

test('a thousand comparisons', async ({ playground, page }) => {
  await playground.openTrained();
  await playground.hasAllData();
  const counter = await HoldingsCounter.of(page);
  let before: Holdings | null = null;
  for (let count = 1; count <= comparisons; count++) {
    const pad = count % 2 === 0 ? playground.a : playground.b;
    if (count % 10 === 0) await drawSomething(playground, count);
    else await pad.random.click();
    await expect(playground.verdict).toHaveAttribute('aria-busy', 'false');
    if (count === 100) before = await counter.count();
  }
  if (before === null) throw new Error('There were too few comparisons');
  expectNoGrowth('1,000 comparisons', before, await counter.count());
});

async function drawSomething({ a, b }: Playground, turn: number): Promise<void> {
  const pad = turn % 8 === 0 ? a : b;
  await pad.clear.click({ force: true });
  await pad.draw(turn % 10, turn % 3);
}
