/** The page as it is read out and gone through by keys: its parts, its pictures, and its stillness. */
import { besideThePads } from './support/pictureNames.ts';
import { expect, test } from './support/playground.ts';

test('the first link leads to the pads, and the keys go on from there', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the pads' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(playground.button('About pad A')).toBeFocused();
  await expect(skip).not.toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press('Tab');
  await expect(playground.a.frame).toBeFocused();
});

test('the keys go through the page in the order of reading', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  const stops = [
    playground.button('Experiments'),
    playground.button('Train'),
    playground.button('Dark theme'),
    playground.a.frame,
    playground.a.random,
    playground.b.frame,
    playground.b.random,
    playground.radio('CNN'),
    page.getByTestId('map-canvas'),
    playground.button('Loss curve: numbers and files'),
    page.getByRole('tab', { selected: true }),
    playground.button('How does it work?'),
  ];
  const places = await Promise.all(
    stops.map((stop) =>
      stop.evaluate((element) => {
        const inOrder = document.querySelectorAll('a[href], button, input, [tabindex="0"]');
        return Array.from(inOrder).indexOf(element);
      }),
    ),
  );
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  // No number above 0 changes that order.
  await expect(page.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])')).toHaveCount(0);
});

test('landmarks and headings tell the parts of the page', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  for (const role of ['banner', 'main', 'contentinfo'] as const) {
    await expect(page.getByRole(role)).toHaveCount(1);
  }
  await expect(page.getByRole('complementary', { name: 'Settings' })).toBeVisible();
  const levels = await page
    .getByRole('heading')
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  // From one heading to the next, no level is left out.
  for (const [index, level] of levels.entries()) {
    expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  }
  for (const name of ['Compare two digits', 'What it has learnt', 'How training went', 'Results']) {
    await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeAttached();
  }
});

test('every picture has a name, says what is there now, and has its numbers in a table', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  await playground.a.draw(3);
  await playground.b.draw(7);
  await playground.set('Steps', 5_000);
  const outline = page.getByRole('figure', { name: 'Loss curve' }).locator('figcaption');
  const before = await outline.textContent();
  await playground.press('Train');
  await expect(playground.pairAccuracy).toHaveAttribute('data-value', /\d/);
  // Not at every step: who listens would hear nothing else.
  await expect(outline).toHaveAttribute('aria-live', 'off');
  await playground.press('Pause');
  await playground.isInState('paused');
  for (const name of besideThePads) {
    const figure = page.getByRole('figure', { name, exact: true });
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAccessibleDescription(/\d/);
    await expect(figure.locator('figcaption')).toHaveAttribute('aria-live', 'polite');
    await expect(figure.getByRole('heading', { level: 3 })).toHaveCount(1);
    await playground.button(`${name}: numbers and files`).press('Enter');
    await page.getByRole('menuitem', { name: 'Show as a table' }).press('Enter');
    await expect(page.getByRole('dialog').getByRole('cell').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await expect(outline).not.toHaveText(before ?? '');
});

test('with reduced motion, nothing moves by itself', async ({ playground, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('?backend=wasm');
  const moving = (): Promise<number> => page.evaluate(() => document.getAnimations().length);
  const transitions = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map((element) => getComputedStyle(element))
      .filter(
        ({ transitionDuration, animationName, scrollBehavior }) =>
          transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth',
      ),
  );
  expect(transitions).toEqual([]);
  await playground.press('Train');
  await expect(playground.loss).toHaveAttribute('data-value', /\d/);
  await playground.switch('Unit length').click();
  expect(await moving()).toBe(0);
  await playground.press('Pause');
  await playground.isInState('paused');
  await page.getByRole('tab', { name: 'Inside one step' }).click();
  await page.getByRole('button', { name: 'Next phase' }).click();
  await expect(page.getByTestId('inside-phase')).toHaveAttribute('data-value', /\w/);
  // Each phase waits for a press; only the person goes on.
  const phase = await page.getByTestId('inside-phase').getAttribute('data-value');
  expect(await moving()).toBe(0);
  await playground.a.random.click();
  await expect(page.getByRole('status').filter({ hasText: /^A: a \d/ })).toBeAttached();
  await expect(page.getByTestId('inside-phase')).toHaveAttribute('data-value', phase ?? '');
});

test('numbers keep their places: every numeral is as wide as another', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  for (const number of [
    page.locator('body'),
    playground.stepCount,
    playground.loss,
    page.getByRole('spinbutton', { name: 'Margin', exact: true }),
    playground.button('Train'),
  ]) {
    await expect(number).toHaveCSS('font-variant-numeric', 'tabular-nums');
  }
  const widths = await playground.stepCount.evaluate((figure) =>
    ['1111', '0000', '8888'].map((numerals) => {
      const probe = document.createElement('span');
      probe.textContent = numerals;
      figure.append(probe);
      const { width } = probe.getBoundingClientRect();
      probe.remove();
      return width;
    }),
  );
  expect(new Set(widths).size).toBe(1);
});
