/** Ink under difficult hands: corners, lost releases, palms, lone dots, endless strokes. */
import { expect, type Pad, test } from './support/playground.ts';
import { madeLine, make } from './support/pointer.ts';

const [left, right] = [
  { x: 0.25, y: 0.5 },
  { x: 0.75, y: 0.5 },
];

test.beforeEach(async ({ playground }) => {
  await playground.open('?backend=wasm');
});

/** Waits until a pad has so many strokes. */
async function hasStrokes({ frame }: Pad, count: number): Promise<void> {
  const label = (await frame.getAttribute('aria-label'))?.at(-1);
  const words = ['empty', 'drawing of 1 stroke'][count] ?? `drawing of ${count} strokes`;
  await expect(frame.page().getByText(new RegExp(`^${label}: ${words}`))).toBeAttached();
}

test('a stroke may begin anywhere on a pad: nothing lies over it', async ({ playground, page }) => {
  const { a, b } = playground;
  // The little digit, the letter and the explanation are there while one draws.
  await a.drawLine(left, right);
  for (const { frame } of [a, b]) {
    const swallowed = await frame.evaluate((pad) => {
      const { left, top, width, height } = pad.getBoundingClientRect();
      const shares = Array.from({ length: 40 }, (_, index) => (index + 0.5) / 40);
      return shares
        .flatMap((x) => shares.map((y) => [left + x * width, top + y * height] as const))
        .filter(([x, y]) => !pad.contains(document.elementFromPoint(x, y))).length;
    });
    // The corners are round.
    expect(swallowed).toBeLessThan(10);
  }
  await a.clear.click();
  const corners = [0.06, 0.94].flatMap((x) => [0.06, 0.94].map((y) => ({ x, y })));
  for (const [index, corner] of corners.entries()) {
    await a.drawLine(corner, { x: 0.5, y: 0.5 });
    await hasStrokes(a, index + 1);
  }
  await page.getByRole('button', { name: 'About pad A' }).hover();
  await expect(page.getByRole('tooltip')).toContainText('Draw with a mouse, a finger or a pen');
});

test('moves without a button never draw, and a lost release ends the stroke where it was', async ({
  playground,
  page,
}) => {
  const { a } = playground;
  const box = await a.surface.boundingBox();
  if (box === null) throw new Error('the pad is not in sight');
  const at = (share: number): [number, number] => [box.x + share * box.width, box.y + 90];
  await page.mouse.move(...at(0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.5), { steps: 4 });
  const devtools = await page.context().newCDPSession(page);
  await expect.poll(() => a.ink()).toBeGreaterThan(5_000);
  const before = await a.digit();
  // The release was lost: the mouse moves on with no button down.
  for (const share of [0.6, 0.7, 0.8]) {
    const [x, y] = at(share);
    await devtools.send('Input.dispatchMouseEvent', {
      type: 'mouseMoved',
      x,
      y: y + 60,
      buttons: 0,
    });
  }
  await hasStrokes(a, 1);
  expect(await a.digit()).toEqual(before);
  await page.mouse.up();
  await a.drawLine({ x: 0.2, y: 0.8 }, { x: 0.8, y: 0.8 });
  await hasStrokes(a, 2);
  // Hovering draws nothing either, with a mouse or with a pen.
  const drawn = await a.digit();
  await make(
    a.surface,
    madeLine('mouse', 1, left, right)
      .slice(1, -1)
      .map((event) => ({ ...event, buttons: 0 })),
  );
  await make(
    a.surface,
    madeLine('pen', 7, left, right)
      .slice(1, -1)
      .map((event) => ({ ...event, buttons: 0 })),
  );
  expect(await a.digit()).toEqual(drawn);
  await hasStrokes(a, 2);
});

test('a lost capture, a cancelled pointer or another window end the stroke where it was', async ({
  playground,
  page,
}) => {
  const { a } = playground;
  const ends = {
    capture: () =>
      make(a.surface, [{ type: 'lostpointercapture', device: 'mouse', id: 1, ...right }]),
    cancel: () => make(a.surface, [{ type: 'pointercancel', device: 'mouse', id: 1, ...right }]),
    blur: () => page.evaluate(() => window.dispatchEvent(new Event('blur'))),
  };
  for (const [name, end] of Object.entries(ends)) {
    await make(a.surface, madeLine('mouse', 1, left, right, true));
    await end();
    await hasStrokes(a, 1);
    const before = await a.digit();
    expect(Math.max(...before), name).toBeGreaterThan(200);
    // The same pointer goes on, its button down: its stroke has ended.
    await make(a.surface, madeLine('mouse', 1, right, { x: 0.75, y: 0.9 }).slice(1));
    expect(await a.digit(), name).toEqual(before);
    await make(a.surface, madeLine('mouse', 1, right, { x: 0.75, y: 0.9 }));
    await hasStrokes(a, 2);
    await a.clear.click();
  }
});

test('a touch that the system cancels stays, and one press removes it', async ({
  playground,
  page,
}) => {
  const { a } = playground;
  await make(a.surface, madeLine('touch', 5, left, right, true));
  await make(a.surface, [{ type: 'pointercancel', device: 'touch', id: 5, ...right }]);
  await hasStrokes(a, 1);
  await page.getByRole('button', { name: 'Undo the swipe on A' }).click();
  await hasStrokes(a, 0);
  await expect(page.getByRole('button', { name: 'Undo the swipe on A' })).toHaveCount(0);
});

test('a touch that never came up blocks neither other touches nor the mouse', async ({
  playground,
  page,
}) => {
  const { a, b } = playground;
  await make(a.surface, [{ type: 'pointerdown', device: 'touch', id: 11, x: 0.1, y: 0.1 }]);
  await make(a.surface, madeLine('touch', 12, { x: 0.2, y: 0.3 }, { x: 0.8, y: 0.3 }));
  await hasStrokes(a, 2);
  await make(a.surface, madeLine('touch', 13, { x: 0.2, y: 0.5 }, { x: 0.8, y: 0.5 }, true));
  await a.drawLine({ x: 0.2, y: 0.7 }, { x: 0.8, y: 0.7 });
  await hasStrokes(a, 4);
  await make(a.surface, [{ type: 'pointerdown', device: 'touch', id: 14, x: 0.1, y: 0.9 }]);
  await a.frame.press('Delete');
  await hasStrokes(a, 0);
  await make(a.surface, madeLine('touch', 15, left, right));
  await hasStrokes(a, 1);

  // As the browser itself sends them.
  await b.surface.scrollIntoViewIfNeeded();
  const box = await b.surface.boundingBox();
  if (box === null) throw new Error('the pad is not in sight');
  const devtools = await page.context().newCDPSession(page);
  const stuck = { id: 1, x: box.x + 20, y: box.y + 20 };
  const touch = (type: 'touchStart' | 'touchMove', x: number) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [stuck, { id: 2, x: box.x + x, y: box.y + 100 }],
    });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [stuck] });
  await touch('touchStart', 40);
  for (const x of [60, 80, 100, 120, 140]) await touch('touchMove', x);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await hasStrokes(b, 2);
});

test('a second finger beside one that draws is no ink', async ({ playground }) => {
  const { a } = playground;
  const one = madeLine('touch', 1, left, right);
  const other = madeLine('touch', 2, { x: 0.9, y: 0.9 }, { x: 0.1, y: 0.9 });
  const inTurn = one.flatMap((event, index) => [event, ...other.slice(index, index + 1)]);
  await make(a.surface, inTurn);
  await hasStrokes(a, 1);
  const digit = await a.digit();
  expect(digit.slice(0, 28 * 10).every((grey) => grey === 0)).toBe(true);
});

test('while a pen is in use no touch draws, on either pad and however small', async ({
  playground,
}) => {
  const { a, b } = playground;
  await a.drawLine(left, right, 'pen');
  await hasStrokes(a, 1);
  for (const pad of [a, b]) {
    for (const size of [1, 22, 50]) {
      const line = madeLine('touch', 5, { x: 0.3, y: 0.7 }, { x: 0.6, y: 0.9 });
      await make(
        pad.surface,
        line.map((event) => ({ ...event, size })),
      );
    }
  }
  await hasStrokes(a, 1);
  await hasStrokes(b, 0);
  // Some seconds later, the fingers draw again.
  await expect(async () => {
    await make(b.surface, madeLine('touch', 6, left, right));
    expect(await b.ink()).toBeGreaterThan(0);
  }).toPass();

  // A palm that came down before the pen has left nothing, on the other pad either.
  await b.clear.click();
  await make(b.surface, madeLine('touch', 8, left, right, true));
  await a.drawLine({ x: 0.3, y: 0.8 }, { x: 0.7, y: 0.8 }, 'pen');
  await hasStrokes(b, 0);
  await hasStrokes(a, 2);
});

test('a dot far from the digit is left out, said so, and counted by one press', async ({
  playground,
  page,
}) => {
  const { a } = playground;
  await a.draw(5, 0, { left: 0.08, top: 0.08, size: 0.4 });
  const five = await a.digit();
  await a.drawLine({ x: 0.92, y: 0.92 }, { x: 0.92, y: 0.92 });
  await expect(
    page.getByText('A dot far from the rest is left out.', { exact: true }),
  ).toBeVisible();
  expect(await a.digit()).toEqual(five);
  await page.getByRole('button', { name: 'Count it on A' }).click();
  await expect(page.getByText('A dot far from the rest is left out.', { exact: true })).toHaveCount(
    0,
  );
  expect(await a.digit()).not.toEqual(five);
  await a.undo.click();
  expect(await a.digit()).toEqual(five);
  // The dot itself goes by one press too.
  await a.undo.click();
  await expect(page.getByText('left out')).toHaveCount(0);
  expect(await a.digit()).toEqual(five);
});

test('a stroke of 30,000 points is painted as it comes, and is there after a reload', async ({
  playground,
  page,
}) => {
  const { a } = playground;
  await a.frame.evaluate(async (pad) => {
    const { left, top, width } = pad.getBoundingClientRect();
    const at = (index: number): PointerEventInit => {
      const [angle, radius] = [index / 200, 0.05 + (0.4 * index) / 30_000];
      const clientX = left + width * (0.5 + radius * Math.cos(angle));
      const clientY = top + width * (0.5 + radius * Math.sin(angle));
      return { clientX, clientY, pointerId: 1, pointerType: 'mouse', buttons: 1, bubbles: true };
    };
    pad.dispatchEvent(new PointerEvent('pointerdown', { ...at(0), cancelable: true }));
    for (let index = 0; index < 30_000; index += 100) {
      const coalescedEvents = Array.from(
        { length: 100 },
        (_, more) => new PointerEvent('pointermove', at(index + more)),
      );
      pad.dispatchEvent(new PointerEvent('pointermove', { ...at(index + 99), coalescedEvents }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    pad.dispatchEvent(new PointerEvent('pointerup', { ...at(30_000), buttons: 0 }));
  });
  await hasStrokes(a, 1);
  const drawn = await a.digit();
  expect(Math.max(...drawn)).toBeGreaterThan(240);
  await page.reload();
  await hasStrokes(a, 1);
  expect(await a.digit()).toEqual(drawn);
  await expect(playground.alert).toHaveCount(0);
});
