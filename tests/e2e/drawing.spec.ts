/** Getting digits onto the pads: mouse, finger, pen, keys, the test set, and pictures. */
import type { Locator } from '@playwright/test';
import { drop, paste, photoOfSeven } from './support/pictures.ts';
import { expect, test } from './support/playground.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open('?backend=wasm');
});

/** How far two digits are apart: the mean change of a pixel, of 255. */
function meanDifference(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, grey, pixel) => sum + Math.abs(grey - (other[pixel] ?? 0)), 0) / 784;
}

/** How many pixels of a pad's canvas have ink. */
async function inkedPixels(surface: Locator): Promise<number> {
  return surface.evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('not a canvas');
    const { data = [] } =
      canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    return data.filter((value, index) => index % 4 === 3 && value > 0).length;
  });
}

test('where, how large and with what one draws hardly changes what the network sees', async ({
  playground,
  page,
}) => {
  const { a, b } = playground;
  await a.draw(3, 0, { left: 0.05, top: 0.05, size: 0.3 });
  const small = await a.digit();
  expect(Math.max(...small)).toBeGreaterThan(240);
  for (const device of ['mouse', 'touch', 'pen'] as const) {
    await b.draw(3, 0, { left: 0.3, top: 0.25, size: 0.65 }, device);
    // The small one is some 60 pixels wide, and a mouse stops at whole ones only.
    expect(meanDifference(small, await b.digit()), device).toBeLessThan(5);
    await b.clear.click();
  }
  // A finger's stroke from the bottom to the top would scroll a page that lets it.
  await page.setViewportSize({ width: 390, height: 500 });
  await page.evaluate(() => window.scrollTo(0, 0));
  await a.clear.click();
  await a.surface.scrollIntoViewIfNeeded();
  const scrolledTo = await page.evaluate(() => window.scrollY);
  await a.drawLine({ x: 0.5, y: 0.85 }, { x: 0.5, y: 0.15 }, 'touch');
  expect(await a.ink()).toBeGreaterThan(5_000);
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolledTo);
});

test('ink is under the pointer within the very event that moves it', async ({
  playground,
  page,
}) => {
  const isInked = await page.evaluateHandle(() => {
    const found: boolean[] = [];
    // What listens on the window is told last.
    window.addEventListener('pointermove', ({ clientX, clientY, buttons, target }) => {
      if (buttons === 0 || !(target instanceof Element)) return;
      const canvases = target.closest('[role=application]')?.querySelectorAll('canvas') ?? [];
      const inks = Array.from(canvases, (canvas) => {
        const { left, top, width } = canvas.getBoundingClientRect();
        const scale = canvas.width / width;
        const [x, y] = [(clientX - left) * scale, (clientY - top) * scale];
        return canvas.getContext('2d')?.getImageData(x - 1, y - 1, 3, 3).data ?? [];
      });
      found.push(inks.some((pixels) => pixels.some((value) => value > 0)));
    });
    return found;
  });
  for (const device of ['mouse', 'touch', 'pen'] as const) {
    await playground.a.draw(3, 0, undefined, device);
  }
  const moves = await isInked.jsonValue();
  expect(moves.length).toBeGreaterThan(30);
  expect(moves).not.toContain(false);
});

test('a stroke on a test digit takes its place at once', async ({ playground, page }) => {
  const { a } = playground;
  await playground.hasAllData();
  await a.frame.press('8');
  await expect(a.seen).toHaveAttribute('data-empty', 'false');
  const ofDigit = await inkedPixels(a.surface);
  expect(ofDigit).toBeGreaterThan(1_000);
  const box = await a.surface.boundingBox();
  if (box === null) throw new Error('the pad is not in sight');
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 10);
  await expect.poll(() => inkedPixels(a.surface)).toBeLessThan(ofDigit / 4);
  expect(await inkedPixels(a.surface)).toBeGreaterThan(0);
  await page.mouse.up();
});

test('what was drawn can be taken back, done again, erased and swapped', async ({
  playground,
  page,
}) => {
  const { a, b } = playground;
  await expect(a.undo).toBeDisabled();
  await expect(a.redo).toBeDisabled();
  await a.drawLine({ x: 0.3, y: 0.2 }, { x: 0.3, y: 0.8 });
  const one = await a.digit();
  await a.drawLine({ x: 0.7, y: 0.2 }, { x: 0.7, y: 0.8 });
  const two = await a.digit();
  await a.undo.click();
  expect(await a.digit()).toEqual(one);
  await a.redo.click();
  expect(await a.digit()).toEqual(two);
  await a.frame.press('Control+z');
  expect(await a.digit()).toEqual(one);
  await a.frame.press('Control+Shift+z');
  expect(await a.digit()).toEqual(two);

  await a.erase.click();
  await a.drawLine({ x: 0.6, y: 0.5 }, { x: 0.8, y: 0.5 });
  expect(await a.digit()).toEqual(one);
  await a.erase.click();
  await a.clear.click();
  expect(await a.ink()).toBe(0);
  await a.undo.click();
  expect(await a.digit()).toEqual(one);

  await playground.press('Swap A and B');
  expect(await b.digit()).toEqual(one);
  expect(await a.ink()).toBe(0);
  // A tap without movement is a dot.
  await a.surface.click();
  await expect.poll(() => inkedPixels(a.surface)).toBeGreaterThan(50);
  expect(await a.ink()).toBeGreaterThan(253 * 3);
  expect(await a.ink()).toBeLessThan(253 * 9);
  await expect(page.getByText('A: drawing of 1 stroke')).toBeAttached();
});

test('a pen draws wider the harder it presses, and the palm beside it does not draw', async ({
  playground,
}) => {
  const widths = await playground.a.frame.evaluate((frame) => {
    const { left, top, width, height } = frame.getBoundingClientRect();
    // Capture wants a pointer that the browser knows; events made by a script have none.
    frame.setPointerCapture = () => {};
    const send = (
      type: string,
      pointerType: string,
      x: number,
      y: number,
      pressure = 0.5,
    ): void => {
      const pointerId = pointerType === 'pen' ? 1 : 2;
      const place = { clientX: left + x * width, clientY: top + y * height };
      const more = { pointerId, pointerType, pressure, bubbles: true, cancelable: true };
      frame.dispatchEvent(new PointerEvent(type, { ...place, ...more }));
    };
    const line = (x: number, pressure: number): void => {
      send('pointerdown', 'pen', x, 0.2, pressure);
      send('pointerdown', 'touch', 0.9, 0.9);
      send('pointermove', 'touch', 0.1, 0.9);
      send('pointermove', 'pen', x, 0.5, pressure);
      send('pointermove', 'pen', x, 0.8, pressure);
      send('pointerup', 'pen', x, 0.8, pressure);
      send('pointerup', 'touch', 0.1, 0.9);
    };
    line(0.3, 0.1);
    line(0.7, 0.9);
    // Painted at once, before any frame: how wide each line is half-way down.
    const canvas = frame.querySelector('canvas');
    const row = canvas
      ?.getContext('2d')
      ?.getImageData(0, Math.round(canvas.height * 0.4), canvas.width, 1).data;
    const opaque = Array.from(row ?? []).filter((_, index) => index % 4 === 3);
    const inked = (part: number[]): number => part.filter((alpha) => alpha > 128).length;
    const middle = opaque.length / 2;
    return { light: inked(opaque.slice(0, middle)), hard: inked(opaque.slice(middle)) };
  });
  expect(widths.light).toBeGreaterThan(0);
  expect(widths.hard).toBeGreaterThan(2 * widths.light);
  await expect.poll(() => playground.a.ink()).toBeGreaterThan(5_000);
  const digit = await playground.a.digit();
  const lowest = digit.slice(27 * 28).reduce((sum, grey) => sum + grey, 0);
  expect(lowest).toBe(0);
});

test('the keyboard alone brings test digits of a kind, and they are told apart', async ({
  playground,
  page,
}) => {
  const { a, b } = playground;
  await playground.hasAllData();
  await playground.experiment('A trained network');
  await playground.isInState('finished');
  await a.frame.focus();
  await page.keyboard.press('3');
  await expect(page.getByText('A: a 3 from the test set')).toBeAttached();
  const first = await a.digit();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => a.digit()).not.toEqual(first);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => a.digit()).toEqual(first);
  await b.frame.focus();
  await page.keyboard.press('0');
  await expect(page.getByText('B: a 0 from the test set')).toBeAttached();
  await playground.says('different');
  await page.keyboard.press('Delete');
  await expect(page.getByText('B: empty')).toBeAttached();
  // Drawing on a test digit starts anew, and it can be had back.
  await a.draw(1);
  expect(await a.digit()).not.toEqual(first);
  await a.undo.click();
  expect(await a.digit()).toEqual(first);
});

test('a photo is pasted, set right and used; what is no picture changes nothing', async ({
  playground,
  page,
}) => {
  const { a, b } = playground;
  await b.draw(7, 0);
  const dialog = page.getByRole('dialog', { name: 'A picture for pad A' });
  await a.surface.hover();
  await paste(page, 'seven.png', 'image/png', await photoOfSeven(page));
  await expect(dialog.getByRole('button', { name: 'Use' })).toBeEnabled();
  await expect(dialog.getByRole('switch', { name: 'Light ink on dark' })).not.toBeChecked();
  await dialog.getByRole('slider', { name: 'Darkness of ink' }).press('ArrowRight');
  await dialog.getByRole('button', { name: 'Use' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(a.frame).toBeFocused();
  const seven = await a.digit();
  expect(meanDifference(seven, await b.digit())).toBeLessThan(20);
  await expect(page.getByText('A: a digit from a picture')).toBeAttached();

  // The same photo, dropped: what is found in it is the same.
  await a.clear.click();
  await drop(a.surface, 'seven.png', 'image/png', await photoOfSeven(page));
  await dialog.getByRole('slider', { name: 'Darkness of ink' }).press('ArrowRight');
  await dialog.getByRole('button', { name: 'Use' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await a.digit()).toEqual(seven);

  const open = page.getByLabel('Open picture A');
  const tooWide = Buffer.from('GIF89a\xff\xff\xff\xff\x00\x00\x00;', 'latin1');
  const blank = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAAAAACoWZBhAAAAD0lEQVR42mP4DwcMtGcCAGgtY5240DlJAAAAAElFTkSuQmCC',
    'base64',
  );
  const refused: [string, Buffer, string][] = [
    ['notes.txt', Buffer.from('no picture'), 'notes.txt is no picture that can be read'],
    ['cut.png', (await photoOfSeven(page)).subarray(0, 60), 'cut.png cannot be decoded here'],
    ['bomb.gif', tooWide, 'bomb.gif has 65535 × 65535 pixels: at most 60 million are read'],
    ['blank.png', blank, 'No ink was found in blank.png'],
  ];
  for (const [name, buffer, complaint] of refused) {
    await open.setInputFiles({ name, mimeType: 'image/png', buffer });
    await expect(dialog.getByRole('alert')).toContainText(complaint);
    await expect(dialog.getByRole('button', { name: 'Use' })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
    expect(await a.digit()).toEqual(seven);
  }
});
