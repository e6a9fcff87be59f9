/** What makes two drawings alike or different; and, with it, what every picture's frame offers. */
import { csvParseRows } from 'd3-dsv';
import { axeViolations } from './support/axe.ts';
import { PicturePanel } from './support/picture.ts';
import { expect, test } from './support/playground.ts';

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

test('a similarity is explained over both drawings, in words, as a table and as files', async ({
  playground,
  page,
}) => {
  await playground.openTrained();
  await playground.a.draw(3);
  await playground.b.draw(8);
  await playground.says('different');

  const explanation = page.getByTestId('explanation');
  await expect(explanation).toHaveCount(0);
  await playground.press('Explain this similarity');
  await expect(explanation).toHaveAttribute('aria-busy', 'false');
  // An 8 is a 3 that is closed on its left side: without that, the two would be closer.
  expect(await playground.number(explanation, 'data-strongest-b')).toBeLessThan(-0.1);
  await expect(explanation).toContainText(
    /What tells them apart most: the (upper left|left side|lower left) of B/,
  );
  await expect(explanation).toHaveAttribute('data-step', /^\d+$/);
  await expect(explanation.getByText('≠', { exact: true }).first()).toBeVisible();

  const picture = new PicturePanel(page, 'Explanation');
  await picture.choose('Show as a table');
  await expect(picture.dialog.getByRole('columnheader')).toHaveCount(4);
  const shownRows = (await picture.dialog.getByRole('row').count()) - 1;
  expect(shownRows).toBeGreaterThan(50);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(picture.menu).toBeFocused();

  const numbers = await picture.savedNumbers();
  expect(numbers.name).toBe('siamese-explanation.csv');
  const rows = csvParseRows(numbers.text);
  expect(rows).toHaveLength(shownRows + 1);
  const changesOfB = rows.slice(1).map((row) => Number(row[3]));
  const strongest = await playground.number(explanation, 'data-strongest-b');
  expect(Math.min(...changesOfB)).toBe(strongest);

  const png = await picture.savedPicture();
  expect(png.name).toBe('siamese-explanation.png');
  expect(Array.from(png.bytes.subarray(0, 8))).toEqual(pngSignature);
  // Canvases and the theme's colours are in it: the part that tells them apart is magenta.
  const { width, magentaPixels } = await picture.look(png.bytes);
  expect(width).toBeGreaterThan(1_000);
  expect(magentaPixels).toBeGreaterThan(1_000);
  expect(await axeViolations(page)).toEqual([]);

  await playground.b.clear.click();
  await expect(explanation).toHaveAttribute('data-step', '');
  await expect(explanation).toContainText('Draw a digit on each pad');
  await playground.press('Explain this similarity');
  await expect(explanation).toHaveCount(0);
});
