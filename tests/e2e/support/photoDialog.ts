/** Owns the dialog of a picture for pad A, and makes files of painted pictures. */
import { expect, type Locator, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import type { DecodedPicture } from '../../helpers/paintedPictures.ts';

export class PhotoDialog {
  readonly dialog: Locator;
  readonly use: Locator;
  readonly refusal: Locator;
  /** The parts of the picture that could be the digit. */
  readonly parts: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'A picture for pad A' });
    this.use = this.dialog.getByRole('button', { name: 'Use' });
    this.refusal = this.dialog.getByRole('alert');
    this.parts = this.dialog.getByRole('button', { name: /^Take part / });
  }

  async open(name: string, bytes: Uint8Array): Promise<void> {
    // The page must tell the kind by the bytes: phones often send none, or a wrong one.
    const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
    await this.#page.getByLabel('Open picture A').setInputFiles(file);
    await expect(this.dialog).toBeVisible();
  }

  /** The 784 grey values that are found in a file. */
  async digitIn(name: string, bytes: Uint8Array): Promise<number[]> {
    await this.open(name, bytes);
    await expect(this.use, name).toBeEnabled();
    const digit = await this.digit();
    await this.close();
    return digit;
  }

  /** The sentence that a file is refused with. */
  async refusalOf(name: string, bytes: Uint8Array): Promise<string> {
    await this.open(name, bytes);
    await expect(this.refusal, name).toBeVisible();
    await expect(this.use).toBeDisabled();
    const sentence = await this.refusal.innerText();
    await this.close();
    return sentence;
  }

  async digit(): Promise<number[]> {
    return this.dialog.getByTestId('picture-digit').evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('not a canvas');
      const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
      return Array.from(image?.data ?? []).filter((_, index) => index % 4 === 0);
    });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(this.dialog).toHaveCount(0);
  }
}

/** The bytes of a PNG file. */
export function pngOf({ rgba, width, height }: DecodedPicture): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(rgba);
  return PNG.sync.write(png);
}

/** The bytes of a file as the browser's own canvas writes it, enlarged to a width. */
export async function savedBy(
  page: Page,
  picture: DecodedPicture,
  mimeType: 'image/jpeg' | 'image/webp',
  wide = picture.width,
): Promise<Buffer> {
  const png = `data:image/png;base64,${pngOf(picture).toString('base64')}`;
  const base64 = await page.evaluate(
    async ({ png, mimeType, wide }) => {
      const image = new Image();
      image.src = png;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = wide;
      canvas.height = Math.round((wide * image.naturalHeight) / image.naturalWidth);
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL(mimeType, 0.9).split(',')[1] ?? '';
    },
    { png, mimeType, wide },
  );
  return Buffer.from(base64, 'base64');
}
