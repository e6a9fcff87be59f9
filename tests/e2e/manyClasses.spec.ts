/** More classes than a matrix and a legend can show: the worst are shown, and a search finds any other. */
import { greyPng } from '../helpers/dataFiles/pngFiles.ts';
import { zipFile } from '../helpers/dataFiles/zipFiles.ts';
import { readMnist, takeOfEachClass } from '../helpers/mnist.ts';
import { axeViolations } from './support/axe.ts';
import { MapFigure } from './support/map.ts';
import { OwnData } from './support/ownData.ts';
import { expect, test } from './support/playground.ts';
import { Results } from './support/results.ts';

const hands = ['first', 'second', 'third', 'fourth'];
const imagesOfEach = 12;

/** Forty classes of real digits: ten digits by each of four hands, a folder each. */
function fortyClasses(): Uint8Array {
  const all = readMnist('t10k', 2_000);
  const files = hands.flatMap((hand, place) => {
    const { images, labels } = takeOfEachClass(all, imagesOfEach, place * imagesOfEach);
    return images.map((digit, index) => ({
      name: `hands/${hand}/${labels[index]}/${index}.png`,
      content: greyPng(28, 28, (x, y) => digit[28 * y + x] ?? 0),
    }));
  });
  return zipFile(files);
}

test('one of forty classes is searched for in the confusions, and picked out on the map', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  const own = new OwnData(page);
  await own.give({ name: 'hands.zip', bytes: fortyClasses() });
  await expect(own.dialog).toContainText('480 images of 28 × 28 pixels in 40 classes');
  await own.take('Four hands');
  await playground.isInState('ready');
  await playground.set('Steps', 40);
  await playground.press('Train');
  await playground.isInState('finished');
  const results = new Results(page);
  await results.open('Confusions');
  await results.areFull(40);

  const confusions = page.getByRole('figure', { name: 'Confusions', exact: true });
  const heads = confusions.getByRole('columnheader');
  await expect(heads).toHaveCount(10);
  await expect(confusions).toContainText('The ten classes that are confused most, of 40');
  const search = page.getByRole('combobox', { name: 'Search a class in the confusions' });
  await search.fill('third/7');
  await expect(confusions).toContainText(/third\/7 and the nine that it is confused with most/);
  await expect(heads).toHaveCount(10);
  await expect(heads.first()).toHaveText('third/7');
  const itself = confusions.getByRole('button', { name: /^third\/7 and third\/7:/ });
  await itself.click();
  await expect(itself).toHaveAttribute('aria-pressed', 'true');
  expect(await results.violations()).toEqual([]);
  await playground.press('Back to the worst ten');
  await expect(confusions).toContainText('The ten classes that are confused most, of 40');

  const map = new MapFigure(page);
  await expect(map.figure).toContainText('40 classes, each with its own colour and shape.');
  const find = page.getByRole('combobox', { name: 'Find a class on the map' });
  await find.fill('second/4');
  await expect(map.figure).toContainText(/Picked out: 1 of 40 classes, with \d+ dots?;/);
  expect(await axeViolations(page, { within: 'figure[aria-label="Embedding map"]' })).toEqual([]);
  // A part of a name is no class: Enter says why, and picks none.
  await find.fill('fourth');
  await find.press('Enter');
  await expect(map.figure).toContainText('Picked out: 1 of 40 classes');
  await page.getByRole('button', { name: 'Do not pick out second/4' }).press('Enter');
  await expect(map.figure).toContainText('40 classes, each with its own colour and shape.');
});
