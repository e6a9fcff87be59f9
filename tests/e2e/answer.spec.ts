/** The answer behind “How does it work?”: read by keyboard, in any theme, at any width. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { axeViolations } from './support/axe.ts';
import { expect, test } from './support/playground.ts';

const opener = 'How does it work?';

/** The dialog, its program, and what one does with them. */
class Answer {
  readonly dialog: Locator;
  readonly code: Locator;
  /** What the program scrolls in. */
  readonly codeArea: Locator;
  readonly copy: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'How do two networks share their weights?' });
    this.code = this.dialog.locator('pre');
    this.codeArea = this.dialog.getByRole('group', { name: 'The program’s lines' });
    this.copy = this.dialog.getByRole('button', { name: 'Copy' });
  }

  /** Waits until it is there, and has taken the focus. */
  async isOpen(): Promise<void> {
    await expect(this.dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  }

  async holdsTheFocus(): Promise<boolean> {
    return this.dialog.evaluate((dialog) => dialog.contains(document.activeElement));
  }

  async overflow(): Promise<number> {
    return this.dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  }
}

function readProgram(): Promise<string> {
  return readFile('examples/siamese-lstm.mjs', 'utf8');
}

test('the keyboard alone opens it, reads the program to its end, and leaves', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open('?backend=wasm');
  const answer = new Answer(page);
  await playground.button(opener).focus();
  await page.keyboard.press('Enter');
  await answer.isOpen();
  expect(await answer.code.textContent()).toBe(await readProgram());

  // Around the dialog with Tab, past its program, and never out of it.
  const stops = await answer.dialog.locator('button, a, [tabindex="0"]').count();
  for (let stop = 1; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    expect(await answer.holdsTheFocus()).toBe(true);
  }
  await expect(answer.codeArea).toBeFocused();
  await expect(answer.codeArea).toBeInViewport();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => answer.codeArea.evaluate((area) => area.scrollLeft)).toBeGreaterThan(0);
  await page.keyboard.press('Tab');
  await answer.isOpen();

  await page.keyboard.press('Escape');
  await expect(answer.dialog).toBeHidden();
  await expect(playground.button(opener)).toBeFocused();
});

test('the program is copied as it runs', async ({ playground, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open('?backend=wasm');
  const answer = new Answer(page);
  await playground.press(opener);
  await answer.copy.click();
  await expect(answer.dialog.getByRole('status')).toHaveText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await readProgram());
});

test('where the clipboard is out of reach, the program is selected', async ({
  playground,
  page,
}) => {
  // So it is on plain HTTP, at any address but localhost.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  );
  await playground.open('?backend=wasm');
  const answer = new Answer(page);
  await playground.press(opener);
  await answer.copy.click();
  await expect(answer.dialog.getByRole('status')).toContainText('Selected');
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
  expect(selected.trim()).toBe((await readProgram()).trim());
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    // Each theme and each width once; the other two with the thorough tests.
    const isQuick = (colorScheme === 'light') === (width === 390);
    test(`axe finds nothing in it, ${colorScheme}, ${width} pixels wide, and only the program scrolls sideways`, {
      tag: isQuick ? [] : ['@thorough'],
    }, async ({ playground, page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await playground.open('?backend=wasm');
      const answer = new Answer(page);
      await playground.press(opener);
      await answer.isOpen();
      expect(await answer.overflow()).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
    });
  }
}

test('its text is fetched when it is wanted; where that fails, the page says so and goes on', async ({
  playground,
  page,
}) => {
  const fetched: string[] = [];
  await page.route(/AnswerDialog[^/]*\.js$/, async (route) => {
    fetched.push(route.request().url());
    await route.abort();
  });
  await playground.open('?backend=wasm');
  expect(fetched).toEqual([]);
  await playground.press(opener);
  await expect(playground.alert).toContainText('could not be loaded');
  // Once or twice: a preload that fails is tried again, if it has failed by then.
  expect(fetched).not.toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await playground.press('Step');
  await playground.hasSteps(1);
});
