/** Looking at how a run went: zooming, reading, and finding again what was changed. */

import { axeViolations } from './support/axe.ts';
import { Curves } from './support/curves.ts';
import { expect, test } from './support/playground.ts';

test('the curves are read and zoomed as one, and mark what was changed during the run', async ({
  playground,
  page,
}) => {
  const curves = new Curves(page);
  await playground.open('?backend=wasm');
  await playground.set('Steps', 1_000);
  await playground.press('Train');
  await expect.poll(() => playground.number(playground.stepCount)).toBeGreaterThan(20);
  await playground.set('Learning rate', 0.001);
  await curves.look();
  await expect(curves.changes).toHaveText('1 change during this run');
  await playground.press('Pause');
  await playground.isInState('paused');
  await expect(playground.pairAccuracy).toHaveAttribute('data-value', /\d/);

  // Reading: all four tell the values of the same moment.
  await curves.pointAt('Loss curve', 0.3);
  await expect(curves.figures.getByText(/^step \d+ · /)).toHaveCount(4);

  // What was changed is found by keyboard, and shown where it was.
  await curves.changes.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const change = 'Learning rate 0.03 → 0.001';
  await expect(curves.figures.getByText(change)).toHaveCount(4);

  // Zooming with the mouse, with the keyboard, and back.
  await curves.shows('0', '1,000');
  await expect(curves.resetZoom).toBeHidden();
  await curves.drag('Distance curve', 0.3, 0.6);
  await curves.shows(/^[1-4]\d\d$/, /^[3-7]\d\d$/);
  await curves.resetZoom.click();
  await curves.shows('0', '1,000');
  await curves.end('to').press('ArrowLeft');
  await curves.end('from').press('ArrowRight');
  await curves.shows('5', '995');

  // In seconds the same part of the run is shown.
  await curves.radio('seconds').click();
  await curves.shows(/^\d.* s$/, /^\d.* s$/);
  await curves.radio('logarithmic').click();
  expect(await axeViolations(page, { within: 'section[aria-label="Curves"]' })).toEqual([]);

  // Another run is seen whole, and without the marks of the last.
  await playground.press('Reset');
  await playground.isInState('ready');
  await curves.look();
  await expect(curves.resetZoom).toBeHidden();
  await expect(curves.changes).toHaveCount(0);
  await playground.press('Undo reset');
  await curves.look();
  await expect(curves.changes).toHaveText('1 change during this run');
});
