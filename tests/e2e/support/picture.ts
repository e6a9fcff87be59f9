/** Finds one picture of the page with its frame and menu, and saves files from it, for tests. */
import { readFile } from 'node:fs/promises';
import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { hideControls, showControls } from './controls.ts';

export class PicturePanel {
  readonly figure: Locator;
  readonly menu: Locator;
  /** The dialog with the numbers, while it is open. */
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.figure = page.getByRole('figure', { name, exact: true });
    this.menu = page.getByRole('button', { name: `${name}: numbers and files`, exact: true });
    this.dialog = page.getByRole('dialog', { name, exact: true });
  }

  /** Chooses from the picture's menu with the keyboard alone. */
  async choose(item: string): Promise<void> {
    const items = this.#page.getByRole('menuitem');
    // A menu that is still closing would take the focus from the menu that opens.
    await expect(items).toHaveCount(0);
    await this.menu.focus();
    await this.#page.keyboard.press('Enter');
    // A picture that was out of sight has its numbers a moment after it has come into sight.
    await expect(items.filter({ hasText: item })).toBeEnabled();
    const enabled = this.#page.locator('[role=menuitem]:not([data-disabled])');
    await expect(async () => {
      await this.#page.keyboard.press('Home');
      await expect(enabled.first()).toBeFocused({ timeout: 1_000 });
    }).toPass();
    const place = (await enabled.allInnerTexts()).indexOf(item);
    for (let next = 1; next <= place; next++) {
      await this.#page.keyboard.press('ArrowDown');
      // The focus follows a little later; an earlier key press would start from the same item again.
      await expect(enabled.nth(next)).toBeFocused();
    }
    await this.#page.keyboard.press('Enter');
  }

  async savedPicture(): Promise<{ name: string; bytes: Buffer }> {
    const file = await this.#saved('Save picture (PNG)');
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  /** A screenshot of what a saved picture shows: the panel without its controls and the line below. */
  async shown(): Promise<Buffer> {
    await this.#page.mouse.move(0, 0);
    await this.figure.evaluate(hideControls);
    const picture = this.figure.locator('> div').first();
    const screenshot = await picture.screenshot({ animations: 'disabled' });
    await this.figure.evaluate(showControls);
    return screenshot;
  }

  async savedNumbers(): Promise<{ name: string; text: string }> {
    const file = await this.#saved('Save numbers (CSV)');
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  }

  /** The width of an image file, and its number of magenta pixels. */
  async look(bytes: Buffer): Promise<{ width: number; magentaPixels: number }> {
    return this.#page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const { naturalWidth: width, naturalHeight: height } = image;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
      let magentaPixels = 0;
      for (let start = 0; start < data.length; start += 4) {
        const [red = 0, green = 0, blue = 0] = [data[start], data[start + 1], data[start + 2]];
        if (red - green > 90 && blue - green > 30) magentaPixels++;
      }
      return { width, magentaPixels };
    }, bytes.toString('base64'));
  }

  async #saved(item: string): Promise<Download> {
    const download = this.#page.waitForEvent('download');
    await this.choose(item);
    return download;
  }
}
