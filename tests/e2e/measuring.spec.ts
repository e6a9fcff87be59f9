/** A network measured on data that its run does not train on. */
import { barPng, ringPng } from '../helpers/dataFiles/pngFiles.ts';
import { zipFile } from '../helpers/dataFiles/zipFiles.ts';
import { expect, test } from './support/playground.ts';
import { Results } from './support/results.ts';

const steps = 30;
const drawers = ['01', '02', '03', '04', '05', '06', '07', '08'];

/** Characters of two alphabets, by eight people each, named as Omniglot's. */
const letters = Buffer.from(
  zipFile(
    ['Greek/ring', 'Greek/bar', 'Greek/thick', 'Latin/ring', 'Latin/bar'].flatMap(
      (folder, character) =>
        drawers.map((drawer, at) => {
          const size = 60 + 3 * at;
          const wide = folder.endsWith('thick') ? 0.2 : 0.06 + 0.004 * at;
          return {
            name: `letters/${folder}/000${character}_${drawer}.png`,
            content: folder.endsWith('ring') ? ringPng(size, { wide }) : barPng(size, { wide }),
          };
        }),
    ),
  ),
);

test('a network is measured on data that it does not train on', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  const results = new Results(page);
  await page
    .locator('input[type=file][aria-label="Own data"]')
    .setInputFiles({ name: 'letters.zip', mimeType: 'application/zip', buffer: letters });
  await page.getByRole('button', { name: 'Use this data' }).click();
  const dataset = page.getByRole('combobox', { name: 'Data set', exact: true });
  await expect(dataset).toHaveText('letters');
  await playground.set('Steps', steps);
  await playground.press('Train');
  await playground.isInState('finished');
  await results.open('How good is it?');
  await results.card.getByRole('button', { name: 'On other data' }).click();

  const measureOn = results.card.getByRole('combobox', { name: 'Measure on', exact: true });
  await expect(measureOn).toHaveText('MNIST');
  await measureOn.scrollIntoViewIfNeeded();
  const basis = results.card.getByTestId('measured-basis');
  await expect(basis).toContainText(`After step ${steps}, on the 10,000 test images of MNIST`);
  expect(await results.figure('measured-auc')).toBeGreaterThan(0.5);
  expect(await results.figure('measured-few-shot-chance')).toBe(0.1);
  expect(await results.figure('measured-few-shot')).toBeGreaterThan(0.1);
  expect(await results.figure('measured-few-shot-pixels')).toBeGreaterThan(0.3);

  // The other way round: a run of MNIST, measured on the letters.
  await dataset.click();
  await page.getByRole('option', { name: 'MNIST', exact: true }).click();
  await playground.press('Train');
  await playground.isInState('finished');
  await expect(measureOn).toHaveText('letters');
  await measureOn.scrollIntoViewIfNeeded();
  await expect(basis).toContainText('on all 40 images of letters: this run trains on none of them');
  await expect(basis).toContainText(
    'classes of one family, and whoever drew the image in question',
  );
  expect(await results.figure('measured-few-shot-chance')).toBeCloseTo(1 / 3, 6);
  expect(await results.figure('measured-accuracy')).toBeGreaterThan(0.4);
  await page.getByRole('combobox', { name: 'Ways (n)' }).click();
  await page.getByRole('option', { name: '2', exact: true }).click();
  await expect(results.card.getByTestId('measured-few-shot-chance')).toHaveAttribute(
    'data-value',
    '0.5',
  );
  expect(await results.figure('measured-few-shot')).toBeGreaterThan(0.5);
  await page.getByRole('combobox', { name: 'Views' }).click();
  await page.getByRole('option', { name: '4', exact: true }).click();
  await expect(basis).toContainText('The network reads each image 4 times.');
  expect(await results.figure('measured-few-shot')).toBeGreaterThan(0.5);
  expect(await results.violations()).toEqual([]);
});
