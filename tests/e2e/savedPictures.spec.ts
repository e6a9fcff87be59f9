/** A saved picture looks like its panel, in both themes, at the first press. */
import { writeFile } from 'node:fs/promises';
import type { Page, TestInfo } from '@playwright/test';
import { PNG } from 'pngjs';
import { InsidePanel } from './support/inside.ts';
import { PicturePanel } from './support/picture.ts';
import { differenceOf, largestShare } from './support/pictureDifference.ts';
import { besideThePads, inTabs } from './support/pictureNames.ts';
import { expect, type Playground, test } from './support/playground.ts';
import { Seeds } from './support/seeds.ts';

test.use({ deviceScaleFactor: 2 });

/** The edges of 2,000 dots may differ; without its dots, a map differs by several times as much. */
const largestShareOfMap = 0.01;
const themes = ['light', 'dark'] as const;

/** Saves a picture and compares it with its panel; a test that fails keeps both, side by side. */
async function looksLikeItsPanel(page: Page, name: string, testInfo: TestInfo): Promise<void> {
  const picture = new PicturePanel(page, name);
  await picture.figure.scrollIntoViewIfNeeded();
  await expect(picture.figure).not.toContainText('on their way');
  const { bytes } = await picture.savedPicture();
  const { share, image } = differenceOf(bytes, await picture.shown(), 2);
  const largest = name === 'Embedding map' ? largestShareOfMap : largestShare[2];
  if (share > largest) await writeFile(testInfo.outputPath(`${name}.png`), image);
  expect.soft(share, name).toBeLessThan(largest);
}

/** Trains a run, keeps it behind the curves of another, and compares two drawings. */
async function openWithTwoRuns(playground: Playground, page: Page): Promise<void> {
  await playground.open('?backend=wasm');
  await playground.set('Steps', 60);
  await playground.press('Train');
  await playground.isInState('finished');
  await playground.press('Reset');
  await playground.isInState('ready');
  await playground.a.draw(3);
  await playground.b.draw(8);
  await playground.press('Train');
  await playground.isInState('finished');
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page
    .getByRole('checkbox', { name: /in the curves$/ })
    .first()
    .click();
}

test('every picture beside the pads and in the tabs, with another run behind the curves', async ({
  playground,
  page,
}, testInfo) => {
  await openWithTwoRuns(playground, page);
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    for (const name of besideThePads) await looksLikeItsPanel(page, name, testInfo);
    for (const { tab, names } of inTabs) {
      await page.getByRole('tab', { name: tab }).click();
      for (const name of names) await looksLikeItsPanel(page, name, testInfo);
    }
  }
});

test(
  'the explanation, the towers, and the runs of a comparison over seeds',
  { tag: '@thorough' },
  async ({ playground, page }, testInfo) => {
    const seeds = new Seeds(page);
    const inside = new InsidePanel(page);
    await playground.openTrained();
    await seeds.open();
    await seeds.startTiedAgainstUntied(20);
    await seeds.hasEnded();
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await looksLikeItsPanel(page, 'Every run', testInfo);
    }
    await seeds.close();
    await playground.a.draw(3);
    await playground.b.draw(8);
    await playground.press('Explain this similarity');
    await expect(page.getByTestId('explanation')).toHaveAttribute('data-step', /\d/);
    await inside.open();
    await inside.next('forward');
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await looksLikeItsPanel(page, 'Explanation', testInfo);
      await looksLikeItsPanel(page, 'Towers', testInfo);
    }
  },
);

test('the comparison notices a black area, a missing grid and a missing legend', {
  tag: '@thorough',
}, async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  await playground.set('Steps', 20);
  await playground.press('Train');
  await playground.isInState('finished');
  const loss = new PicturePanel(page, 'Loss curve');
  await loss.figure.scrollIntoViewIfNeeded();
  const { bytes } = await loss.savedPicture();
  const panel = await loss.shown();
  const shareOf = (repaint: (x: number, y: number, colour: readonly number[]) => number[] | null) =>
    differenceOf(repainted(bytes, repaint), panel, 2).share;
  const [white, black] = [
    [255, 255, 255],
    [0, 0, 0],
  ];
  const line = [228, 227, 221];
  expect(shareOf(() => null)).toBeLessThan(largestShare[2]);
  expect(
    shareOf((x, y) => (x > 150 && x < 200 && y > 250 && y < 300 ? black : null)),
  ).toBeGreaterThan(largestShare[2]);
  expect(
    shareOf((_x, _y, colour) => (String(colour) === String(line) ? white : null)),
  ).toBeGreaterThan(largestShare[2]);
  expect(shareOf((_x, y) => (y > 100 && y < 150 ? white : null))).toBeGreaterThan(largestShare[2]);
});

/** A copy of an image with other colours; `null` keeps a pixel's. */
function repainted(
  bytes: Buffer,
  repaint: (x: number, y: number, colour: readonly number[]) => number[] | null,
): Buffer {
  const image = PNG.sync.read(bytes);
  for (let place = 0; place < image.width * image.height; place++) {
    const colour = [...image.data.subarray(4 * place, 4 * place + 3)];
    const other = repaint(place % image.width, Math.floor(place / image.width), colour);
    if (other !== null) image.data.set(other, 4 * place);
  }
  return PNG.sync.write(image);
}
