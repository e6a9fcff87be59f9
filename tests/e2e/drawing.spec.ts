/** Getting digits onto the pads: mouse, finger, pen, and the test set. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/playground.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open('?backend=wasm');
});

test('where and how large one draws hardly changes what the network sees', async ({
  playground,
}) => {
  await playground.a.draw(3, 0, { left: 0.05, top: 0.05, size: 0.3 });
  await playground.b.draw(3, 0, { left: 0.3, top: 0.25, size: 0.65 });
  const [small, large] = [await playground.a.digit(), await playground.b.digit()];
  const meanDifference =
    small.reduce((sum, grey, pixel) => sum + Math.abs(grey - (large[pixel] ?? 0)), 0) / 784;
  expect(Math.max(...large)).toBeGreaterThan(240);
  expect(meanDifference).toBeLessThan(4);
});

test('undo takes back stroke by stroke, clearing too', async ({ playground }) => {
  const { a } = playground;
  await expect(a.undo).toBeDisabled();
  await a.draw(1);
  const one = await a.digit();
  await a.draw(7);
  await a.undo.click();
  expect(await a.digit()).toEqual(one);
  await a.clear.click();
  expect(await a.ink()).toBe(0);
  await a.undo.click();
  expect(await a.digit()).toEqual(one);
});

test('a random test digit fills the pad, and drawing on it starts anew', async ({ playground }) => {
  await playground.hasAllData();
  await playground.a.random.click();
  await expect.poll(() => playground.a.ink()).toBeGreaterThan(5_000);
  const digit = await playground.a.digit();
  await playground.a.draw(1);
  expect(await playground.a.digit()).not.toEqual(digit);
  await playground.a.undo.click();
  expect(await playground.a.digit()).toEqual(digit);
});

test('a tap without movement is a dot', async ({ playground }) => {
  await playground.a.surface.click();
  const ink = await playground.a.ink();
  expect(ink).toBeGreaterThan(253 * 3);
  expect(ink).toBeLessThan(253 * 9);
});

test('a finger draws, and the page stays where it is', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 500 });
  await touchStroke(page, playground.a.surface, { fromY: 0.8, toY: 0.2 });
  expect(await playground.a.ink()).toBeGreaterThan(5_000);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

test('a pen draws, and the palm beside it does not', async ({ playground }) => {
  const { surface } = playground.a;
  const send = (type: string, pointerId: number, x: number, y: number): Promise<void> =>
    surface.evaluate(
      (canvas, event) => {
        const { left, top, width, height } = canvas.getBoundingClientRect();
        const pad = canvas.parentElement;
        if (pad === null) throw new Error('The canvas is on no pad');
        const { type, pointerId, x, y } = event;
        // Capture wants a pointer that the browser knows; events made by a script have none.
        pad.setPointerCapture = () => {};
        canvas.dispatchEvent(
          new PointerEvent(type, {
            pointerId,
            pointerType: pointerId === 1 ? 'pen' : 'touch',
            clientX: left + x * width,
            clientY: top + y * height,
            bubbles: true,
            cancelable: true,
          }),
        );
      },
      { type, pointerId, x, y },
    );
  await send('pointerdown', 1, 0.5, 0.2);
  await send('pointerdown', 2, 0.9, 0.9);
  await send('pointermove', 2, 0.1, 0.9);
  await send('pointermove', 1, 0.5, 0.8);
  await send('pointerup', 1, 0.5, 0.8);
  const digit = await playground.a.digit();
  const inkInColumn = (column: number): number =>
    digit.filter((_, pixel) => pixel % 28 === column).reduce((sum, grey) => sum + grey, 0);
  // One upright line, and nothing where the palm moved.
  expect(inkInColumn(14)).toBeGreaterThan(2_000);
  expect(inkInColumn(4)).toBe(0);
  expect(inkInColumn(24)).toBe(0);
});

/** One finger down the middle of an element, as the browser itself would see it. */
async function touchStroke(
  page: Page,
  surface: Locator,
  { fromY, toY }: { fromY: number; toY: number },
): Promise<void> {
  const box = await surface.boundingBox();
  if (box === null) throw new Error('The pad is not in sight');
  const devtools = await page.context().newCDPSession(page);
  const x = box.x + box.width / 2;
  const at = (share: number): { x: number; y: number }[] => [{ x, y: box.y + share * box.height }];
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(fromY) });
  for (let move = 1; move <= 10; move++) {
    await devtools.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: at(fromY + ((toY - fromY) * move) / 10),
    });
  }
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
