/** Owns the choice of the data set and the dialog about a person's own data, for their tests. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './playground.ts';

/** A file to give. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class OwnData {
  readonly select: Locator;
  readonly dialog: Locator;
  readonly use: Locator;
  readonly refusal: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.select = page.getByRole('combobox', { name: 'Data set', exact: true });
    this.dialog = page.getByRole('dialog', { name: 'Your own data' });
    this.use = this.dialog.getByRole('button', { name: 'Use this data' });
    this.refusal = this.dialog.getByRole('alert');
  }

  /** Gives files through the field, as the button beside it does. */
  async give(...files: readonly GivenFile[]): Promise<void> {
    await this.#page.getByLabel('Own data', { exact: true }).setInputFiles(
      files.map(({ name, bytes }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(bytes),
      })),
    );
  }

  /** Keeps what was found, and waits until it is the data set at hand. */
  async take(title: string): Promise<void> {
    const name = this.dialog.getByLabel('Name');
    await name.fill(title);
    await this.use.click();
    await expect(this.dialog).toHaveCount(0);
    await expect(this.select).toHaveText(title);
  }
}
