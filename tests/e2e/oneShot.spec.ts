/** Symbols of one's own, and the last comparisons: what is played with, kept and brought back. */
import { exampleShapes } from '../../src/store/oneShot/shapes.ts';
import { expect, test } from './support/playground.ts';
import { handwritten, Pointer } from './support/pointer.ts';
import { Results } from './support/results.ts';

const triangle = [
  [
    [0.5, 0],
    [0.75, 0.45],
    [1, 0.9],
    [0.5, 0.9],
    [0, 0.9],
    [0.25, 0.45],
    [0.5, 0],
  ].map(([x = 0, y = 0]) => ({ x, y })),
];

test('the one-shot game goes from examples to a ranking to a score, and the history keeps comparisons', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  const results = new Results(page);
  const pointer = new Pointer(page);
  await results.open('One-shot');
  const { card } = results;
  await expect(card).toContainText('First give it a symbol or two to know');
  await card.getByRole('button', { name: 'Use three shapes' }).click();
  await playground.experiment('A trained network');
  await playground.isInState('finished');

  const query = card.getByLabel('Drawing query', { exact: true });
  const bars = card.getByTestId('ranking').getByRole('listitem');
  await pointer.draw(query, triangle);
  await expect(bars.first()).toHaveAttribute('data-is-ranked', 'true');
  await expect(bars.first()).toHaveAttribute('data-name', 'Triangle');
  const distances = await bars.evaluateAll((items) =>
    items.map((item) => Number(item.getAttribute('data-distance'))),
  );
  expect(distances).toHaveLength(exampleShapes().length);
  expect(distances).toEqual(distances.toSorted((one, other) => one - other));

  const score = card.getByTestId('one-shot-score');
  const itWas = (name: string) =>
    card.getByRole('group', { name: 'It was:' }).getByRole('button', { name });
  await itWas('Triangle').click();
  await expect(score).toHaveAttribute('data-right', '1');
  for (let round = 2; round <= 6; round++) {
    await expect(itWas('Spiral')).toBeDisabled();
    await pointer.draw(query, triangle);
    await itWas('Spiral').click();
    await expect(score).toHaveAttribute('data-rounds', String(round));
  }
  await expect(score).toContainText('Network 1 : 5 you');
  const confusions = card.getByRole('table', { name: /^What was drawn/ });
  await expect(confusions.getByRole('row', { name: /^Spiral/ }).getByRole('cell')).toHaveText([
    '5',
    '0',
    '0',
  ]);

  await playground.a.draw(3);
  await playground.b.draw(7);
  await playground.says('different');
  await card.getByRole('button', { name: 'Add an example of a new symbol' }).click();
  await page.getByRole('menuitem', { name: 'Drawing A', exact: true }).click();
  await card.getByLabel('Name of Symbol 1').fill('Three');
  await pointer.draw(query, handwritten(3, 1));
  await expect(bars.first()).toHaveAttribute('data-name', 'Three');
  expect(await results.violations()).toEqual([]);

  // A button that goes when it is pressed does not take the focus with it.
  await card.getByRole('button', { name: 'Remove example 1 of Three' }).press('Enter');
  await expect(card.getByRole('region', { name: 'Your symbols' })).toBeFocused();
  await card.getByRole('button', { name: 'Bring back the symbols before' }).press('Enter');
  await expect(card.getByRole('region', { name: 'Your symbols' })).toBeFocused();

  await results.open('History');
  const entries = card.getByRole('list', { name: 'Last comparisons' }).getByRole('button');
  await expect(entries).toHaveCount(1);
  const drawn = await playground.b.digit();
  await playground.b.clear.click();
  await playground.b.draw(3);
  await playground.says('same');
  await expect(entries).toHaveCount(2);
  await entries.filter({ hasText: '≠ Different' }).click();
  await playground.says('different');
  expect(await playground.b.digit()).toEqual(drawn);
  expect(await results.violations()).toEqual([]);

  await page.reload();
  await playground.isInState('finished');
  await results.open('History');
  await expect(entries).toHaveCount(2);
  await card.getByRole('button', { name: 'Clear history' }).click();
  await expect(entries).toHaveCount(0);
  await card.getByRole('button', { name: 'Undo clear' }).click();
  await expect(entries).toHaveCount(2);
  await results.open('One-shot');
  await expect(card.getByLabel(/^Name of/)).toHaveCount(4);
  await expect(card.getByLabel('Name of Three')).toHaveValue('Three');
});
