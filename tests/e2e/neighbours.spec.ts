/** What lies around the drawings: the nearest digits, their vote, and drawings that are none. */
import type { Stroke } from '../../src/data/drawing/stroke.ts';
import { axeViolations } from './support/axe.ts';
import { expect, test } from './support/playground.ts';
import { Pointer } from './support/pointer.ts';

/** To and fro, over and over. */
const scribble: readonly Stroke[] = [
  [0, 0.3, 0.6, 1, 0, 1, 0.7, 0.2, 0, 0.9, 0.1, 0.5, 0.8].map((y, turn) => ({
    x: [0, 1, 0.1, 0.9, 0.5, 0, 1, 0.2, 0.8, 0.3, 1, 0, 0.7][turn] ?? 0,
    y,
  })),
];

test('the nearest digits vote, can be put on the other pad, and a scribble is called out', async ({
  playground,
  page,
}) => {
  await playground.openTrained();
  await playground.a.draw(3);
  await new Pointer(page).draw(playground.b.surface, scribble);
  const unlike = page.getByTestId('unlike');
  await expect(unlike).toHaveAttribute('data-value', 'b');
  await expect(unlike).toContainText('B is unlike any digit of MNIST');
  await expect(page.getByTestId('vote-a')).toHaveAttribute('data-value', '3');

  const nearToA = page.getByTestId('neighbours-a').getByRole('button');
  await expect(nearToA).toHaveCount(5);
  const distances = await nearToA.evaluateAll((buttons) =>
    buttons.map((button) => Number(button.textContent.slice(1))),
  );
  expect(distances).toEqual(distances.toSorted((one, other) => one - other));
  await nearToA.first().focus();
  await page.keyboard.press('Enter');
  await playground.says('same');
  expect(await playground.distance()).toBeCloseTo(distances[0] ?? Number.NaN, 1);
  await expect(unlike).toHaveAttribute('data-value', '');
  await expect(page.getByTestId('vote-b')).toHaveAttribute('data-value', '3');
  expect(await axeViolations(page, { within: '[aria-label="Compare two digits"]' })).toEqual([]);
});
