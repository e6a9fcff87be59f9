/** A person's own data: given, looked at, kept, trained on, and there again after a reload. */
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { idxFile } from '../helpers/dataFiles/idxFiles.ts';
import { greyPng } from '../helpers/dataFiles/pngFiles.ts';
import { zipFile } from '../helpers/dataFiles/zipFiles.ts';
import { type LabelledDigits, readMnist, takeOfEachClass } from '../helpers/mnist.ts';
import { OwnData } from './support/ownData.ts';
import { expect, type Playground, test } from './support/playground.ts';
import { Results } from './support/results.ts';

/** Real digits of the first classes, with as many of each. */
function digitsOf(classes: number, countOfEach: number): LabelledDigits {
  const { images, labels } = takeOfEachClass(readMnist('t10k', 10_000), countOfEach);
  const isWanted = (_: unknown, place: number): boolean => (labels[place] ?? 99) < classes;
  return { images: images.filter(isWanted), labels: labels.filter(isWanted) };
}

/** A picture of a digit as a scanner sees it: dark on light, in any size. */
function scanned(digit: Uint8Array, sidePx: number): Uint8Array {
  return greyPng(sidePx, sidePx, (x, y) => {
    const at = 28 * Math.floor((28 * y) / sidePx) + Math.floor((28 * x) / sidePx);
    return 255 - (digit[at] ?? 0);
  });
}

/** Trains to the end and measures all test pairs: most of them must be right. */
async function learns(playground: Playground, steps: number): Promise<void> {
  await playground.set('Steps', steps);
  await playground.press('Train');
  await playground.isInState('finished');
  const results = new Results(playground.page);
  await results.open('Confusions');
  await results.areFull(steps);
  expect(Number(await playground.pairAccuracy.getAttribute('data-value'))).toBeGreaterThan(0.97);
}

function confusions(page: Page): Locator {
  return page.getByRole('figure', { name: 'Confusions', exact: true });
}

test.beforeEach(async ({ playground }) => {
  await playground.open('?backend=wasm');
});

test('IDX files, gzipped, of four classes are trained on, and are there again after a reload', async ({
  playground,
  page,
}) => {
  const own = new OwnData(page);
  const { images, labels } = digitsOf(4, 150);
  const pixels = images.flatMap((image) => [...image]);
  await own.give(
    { name: 'four-images-idx3-ubyte.gz', bytes: gzipSync(idxFile('u1', [600, 28, 28], pixels)) },
    { name: 'four-labels-idx1-ubyte.gz', bytes: gzipSync(idxFile('u1', [600], labels)) },
  );
  await expect(own.use).toBeEnabled();
  await expect(own.dialog).toContainText('600 images of 28 × 28 pixels in 4 classes (IDX)');
  await own.take('Four digits');
  await playground.isInState('ready');
  await learns(playground, 150);
  const names = confusions(page).getByRole('columnheader');
  await expect(names).toHaveText(['0', '1', '2', '3']);
  await expect(playground.backend).toHaveAttribute('data-value', 'wasm');

  await page.reload();
  await playground.hasSteps(150);
  await expect(own.select).toHaveText('Four digits');
  await playground.choose('Data set', 'MNIST');
  await playground.isInState('ready');
  await playground.hasSteps(0);
  // The run of the other data is kept, and brings its data back.
  await new Results(page).open('Runs');
  await page.getByRole('row', { name: /150/ }).getByRole('button', { name: /^Open/ }).click();
  await playground.hasSteps(150);
  await expect(own.select).toHaveText('Four digits');
});

test('a zip of pictures in nested folders is read as ink, and its classes have their names', async ({
  playground,
  page,
}) => {
  const own = new OwnData(page);
  const { images, labels } = digitsOf(3, 60);
  const names = ['round/zero', 'straight/one', 'round/two'];
  const files = images.map((digit, place) => ({
    name: `hand/${names[labels[place] ?? 0]}/${place}.png`,
    content: scanned(digit, 56),
  }));
  const rubbish = [
    { name: '__MACOSX/hand/._zero', content: Uint8Array.of(0, 5, 22, 7) },
    { name: 'hand/.DS_Store', content: Uint8Array.of(0, 0, 0, 1) },
  ];
  await own.give({ name: 'hand.zip', bytes: zipFile([...files, ...rubbish]) });
  await expect(own.use).toBeEnabled();
  await expect(own.dialog).toContainText('180 images of 56 × 56 pixels in 3 classes');
  await expect(own.dialog.getByRole('radio', { name: 'dark on light' })).toBeChecked();
  await own.take('By hand');
  await playground.isInState('ready');
  await learns(playground, 120);
  await expect(confusions(page).getByRole('columnheader')).toHaveText([
    'round/two',
    'round/zero',
    'straight/one',
  ]);
  await playground.press('Delete the data set');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(own.select).toHaveText('MNIST');
  await playground.isInState('ready');
});

test('a table as Kaggle has it is trained on', async ({ playground, page }) => {
  const own = new OwnData(page);
  const { images, labels } = digitsOf(4, 100);
  const head = ['label', ...Array.from({ length: 784 }, (_, pixel) => `pixel${pixel}`)].join();
  const rows = images.map((image, place) => [labels[place], ...image].join());
  await own.give({
    name: 'train.csv',
    bytes: new TextEncoder().encode([head, ...rows].join('\n')),
  });
  await expect(own.use).toBeEnabled();
  await own.take('A table');
  await playground.isInState('ready');
  await learns(playground, 150);
  await expect(confusions(page).getByRole('columnheader')).toHaveText(['0', '1', '2', '3']);
});

test('a file that is not what it says is refused in words, and nothing changes', async ({
  playground,
  page,
}) => {
  const own = new OwnData(page);
  await own.give({ name: 'digits-idx3-ubyte', bytes: scanned(new Uint8Array(784), 28) });
  await expect(own.refusal).toContainText('digits-idx3-ubyte');
  await own.dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(own.dialog).toHaveCount(0);
  await expect(own.select).toHaveText('MNIST');
  await playground.isInState('ready');
});
