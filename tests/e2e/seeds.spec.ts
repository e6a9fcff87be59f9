/** Comparing settings over several seeds. */
import { expect, test } from './support/playground.ts';
import { Seeds } from './support/seeds.ts';

test('tied against untied: the figures are those of single runs, and words say what they show', async ({
  playground,
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await playground.open('?backend=wasm&seed=2');
  // The statistics come with the dialog, not with the page.
  expect(fetched.filter((url) => url.includes('SeedsDialog'))).toEqual([]);
  const seeds = new Seeds(page);
  await seeds.open();
  expect(await seeds.violations()).toEqual([]);
  await playground.set('First seed', 1);
  await seeds.startTiedAgainstUntied(60);
  await seeds.hasEnded();
  await expect(playground.stepCount).toHaveAttribute('data-value', '0');
  const [tied = [], untied = []] = await seeds.allFigures();
  const meanOf = (figures: readonly number[]): number =>
    figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  expect(await seeds.mean(0)).toBeCloseTo(meanOf(tied), 12);
  expect(await seeds.mean(1)).toBeCloseTo(meanOf(untied), 12);
  const difference = seeds.dialog.getByTestId('seed-difference');
  expect(await playground.number(difference)).toBeCloseTo(meanOf(tied) - meanOf(untied), 12);
  await expect(difference).toContainText(/Tied.*Untied.*95 % interval .* to .*, 3 seeds/);
  await expect(difference).toContainText(/With 3 seeds, only a difference of .* would have been/);
  expect(await seeds.violations()).toEqual([]);
  await seeds.close();

  await playground.choose('Loss function', 'Contrastive, given pairs');
  await playground.set('Steps', 60);
  await playground.press('Train');
  await playground.isInState('finished');
  expect(await playground.number(playground.pairAccuracy)).toBe(tied[1]);
  await playground.switch('Tie weights').click();
  await playground.press('Reset');
  await playground.isInState('ready');
  await playground.press('Train');
  await playground.isInState('finished');
  expect(await playground.number(playground.pairAccuracy)).toBe(untied[1]);
});

test('a reload and a broken worker in the middle change no figure, and the page says what it computes', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  const seeds = new Seeds(page);
  await seeds.open();
  await seeds.startTiedAgainstUntied(10);
  await seeds.hasEnded();
  const whole = await seeds.allFigures();
  await seeds.press('New comparison');
  await seeds.startTiedAgainstUntied(10);
  await seeds.isInTheMiddle();
  await page.reload();
  await expect(seeds.notice).toBeVisible();
  await seeds.notice.getByRole('button', { name: 'Show' }).click();
  await seeds.breakWorker();
  await seeds.hasEnded();
  expect(await seeds.allFigures()).toEqual(whole);
  await page.reload();
  await playground.isInState('ready');
  await seeds.open();
  expect(await seeds.allFigures()).toEqual(whole);
});

test('Cancel keeps what is measured, and one tab at a time trains', { tag: '@thorough' }, async ({
  playground,
  page,
  context,
}) => {
  await playground.open('?backend=wasm');
  const other = new Seeds(await context.newPage());
  await other.playground.open('?backend=wasm');
  const seeds = new Seeds(page);
  await seeds.open();
  await seeds.startTiedAgainstUntied(40);
  await seeds.isInTheMiddle();
  await seeds.close();
  await other.open();
  await expect(other.dialog).toContainText('A comparison runs in another tab');

  await seeds.notice.getByRole('button', { name: 'Cancel the comparison' }).click();
  await expect(seeds.notice).toHaveCount(0);
  await other.press('Look again');
  await expect(other.dialog).toContainText(/Cancelled after \d of 6 runs/);
  await other.press('Carry on');
  await other.hasEnded();
});

test('files that do not arrive are told, and the comparison can be tried again', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  const seeds = new Seeds(page);
  await seeds.open();
  await page.route('**/mnist/train-03.bin', (route) => route.abort());
  await seeds.startTiedAgainstUntied(10);
  await expect(seeds.dialog.getByRole('alert')).toContainText('files did not arrive');
  await page.unroute('**/mnist/train-03.bin');
  await seeds.press('Try again');
  await seeds.hasEnded();
});
