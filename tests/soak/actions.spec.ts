/** A thousand random actions: the page always does what a model of it says, and holds no more than before. */
import { createRandom, type RandomSource } from '../../src/data/random.ts';
import { type Playground, test } from '../e2e/support/playground.ts';
import { expectNoGrowth, type Holdings, HoldingsCounter } from './support/holdings.ts';
import { type Action, actions, agrees, beginAnew, type Model } from './support/model.ts';

const actionCount = 1_000;
/** The page is loaded anew before that many actions, and watched for growth after them. */
const reloadsUntil = 400;
/** Every kind of action has been done once more by then. */
const warmUntil = 550;

test('a thousand random actions', async ({ playground, page }) => {
  const seed = Number(process.env['SOAK_SEED'] ?? 1);
  const random = createRandom(seed, 'episodes');
  await playground.open('?backend=wasm');
  await page.getByRole('button', { name: /^Advanced/ }).click();
  await playground.press('Step');
  await playground.press('Step');
  await playground.hasSteps(2);
  const { text } = await playground.exportWeights();
  const model: Model = {
    runState: 'paused',
    step: 2,
    undo: null,
    file: { text, steps: 2 },
    backend: 'wasm',
    hasInk: { a: false, b: false },
    mayReload: true,
  };
  const done = new Map<string, number>();
  let before: Holdings | null = null;
  for (let count = 1; count <= actionCount; count++) {
    model.mayReload = count < reloadsUntil;
    const possible = actions.filter(({ isPossible }) => isPossible(model));
    const action = chosen(possible, random);
    await test.step(`${count}: ${action.name}`, async () => {
      await action.act(playground, model, random);
      await agrees(playground, model);
    });
    done.set(action.name, (done.get(action.name) ?? 0) + 1);
    if (count === warmUntil) before = await held(playground, model);
  }
  console.table(Object.fromEntries(done));
  if (before === null) throw new Error('There were too few actions');
  expectNoGrowth('1,000 actions', before, await held(playground, model));
});

/** What the page holds with a default network at rest and its first tab open. */
async function held(playground: Playground, model: Model): Promise<Holdings> {
  const { page } = playground;
  await beginAnew(playground, model);
  await page.getByRole('tab').first().click();
  return (await HoldingsCounter.of(page)).count();
}

/** One of them, the heavier ones more often. */
function chosen(possible: readonly Action[], random: RandomSource): Action {
  const sum = possible.reduce((total, { weight }) => total + weight, 0);
  let place = random.below(sum);
  const found = possible.find(({ weight }) => {
    place -= weight;
    return place < 0;
  });
  if (found === undefined) throw new Error('Nothing is possible');
  return found;
}
