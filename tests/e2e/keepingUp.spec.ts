/** Figures that keep up with the training: soon, often, and each with the step that it belongs to. */
import { csvParse } from 'd3-dsv';
import { PicturePanel } from './support/picture.ts';
import { expect, type Playground, test } from './support/playground.ts';

const steps = 200;
/** Two times the steps from one look to the next, and a look's own: on a busy machine, one falls out. */
const mostStepsBehind = 2 * 20 + 9;

/** The steps of the points of a curve. */
async function stepsOf(playground: Playground, name: string, column: string): Promise<number[]> {
  const picture = new PicturePanel(playground.page, name);
  await picture.figure.scrollIntoViewIfNeeded();
  const { text } = await picture.savedNumbers();
  const rows = csvParse(text).filter((row) => (row[column] ?? '') !== '');
  return rows.map(({ step }) => Number(step));
}

/** Notes in the page, at each change, how far the shown figure is behind the shown step. */
function noteHowFarBehind(): void {
  const attribute = (id: string, name: string): string =>
    document.querySelector(`[data-testid="${id}"]`)?.getAttribute(name) ?? '';
  let most = 0;
  new MutationObserver(() => {
    if (attribute('run-state', 'data-value') !== 'training') return;
    const [step, figureStep] = [
      attribute('step-count', 'data-value'),
      attribute('pair-accuracy', 'data-step'),
    ].map(Number);
    most = Math.max(most, (step ?? 0) - (figureStep ?? 0));
    document.documentElement.dataset['mostStepsBehind'] = String(most);
  }).observe(document.body, { subtree: true, attributeFilter: ['data-value', 'data-step'] });
}

async function hasKeptUp(playground: Playground): Promise<void> {
  for (const [name, column] of [
    ['Pair accuracy curve', 'test pairs right'],
    ['Distance curve', 'different'],
    ['Loss curve', 'validation'],
  ] as const) {
    const points = await stepsOf(playground, name, column);
    expect(points.length, name).toBeGreaterThanOrEqual(10);
    expect(points[0], name).toBeLessThanOrEqual(20);
  }
  const most = await playground.page.evaluate(
    () => document.documentElement.dataset['mostStepsBehind'],
  );
  expect(Number(most)).toBeLessThanOrEqual(mostStepsBehind);
  await expect(playground.pairAccuracy).toHaveAttribute('data-step', String(steps));
  await expect(playground.pairAccuracy).toHaveAttribute('data-basis', 'full');
}

test('200 steps give ten figures and more while somebody draws', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  await playground.hasAllData();
  await playground.b.draw(7);
  const box = await playground.a.surface.boundingBox();
  if (box === null) throw new Error('The pad is not in sight');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const radius = 0.3 * box.width;
  await playground.set('Steps', steps);
  await page.evaluate(noteHowFarBehind);
  await playground.press('Train');
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (
    let move = 1;
    (await playground.runState.getAttribute('data-value')) !== 'finished';
    move++
  ) {
    await page.mouse.move(x + radius * Math.cos(move / 5), y + radius * Math.sin(move / 3));
  }
  await page.mouse.up();
  await hasKeptUp(playground);
});

test('a figure stands with its step and its interval', async ({ playground }) => {
  await playground.open('?backend=wasm');
  await playground.hasAllData();
  await expect(playground.pairAccuracy).toHaveAttribute('data-step', '');
  await playground.set('Steps', 5_000);
  await playground.press('Train');
  await expect(playground.pairAccuracy).toHaveText(/^\d+\.\d %±\d+\.\d$/);
  const figure = playground.page.locator('dl > div').filter({ has: playground.pairAccuracy });
  await expect
    .poll(async () => {
      const [step, words] = await Promise.all([
        playground.pairAccuracy.getAttribute('data-step'),
        figure.locator('dt').textContent(),
      ]);
      return words === `pairs, step ${step}`;
    })
    .toBe(true);
  await playground.press('Pause');
  await playground.isInState('paused');
});
