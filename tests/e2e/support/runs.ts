/** Finds the tab of kept runs and operates it, for its tests. */
import { readFile } from 'node:fs/promises';
import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { Results } from './results.ts';

/** What can be done with one run. */
type RunButton = 'Open' | 'Rename' | 'Duplicate' | 'Export run' | 'Delete';

export class Runs {
  readonly table: Locator;
  readonly panel: Locator;
  readonly undoDelete: Locator;
  /** The runs behind the run at hand. */
  readonly legend: Locator;
  readonly #page: Page;
  readonly #results: Results;

  constructor(page: Page) {
    this.#page = page;
    this.#results = new Results(page);
    this.panel = page.getByRole('tabpanel', { name: 'Runs' });
    this.table = this.panel.getByRole('table', { name: 'Runs' });
    this.undoDelete = this.panel.getByRole('button', { name: 'Undo delete' });
    this.legend = page.getByRole('list', { name: 'Runs in the curves' });
  }

  async open(): Promise<void> {
    await this.#results.open('Runs');
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ has: this.#page.getByText(name, { exact: true }) });
  }

  /** Waits until these are the runs, from the top down. */
  async are(names: readonly string[]): Promise<void> {
    await expect(this.table.locator('[data-named]')).toHaveText([...names]);
  }

  async press(name: string, button: RunButton): Promise<void> {
    await this.row(name).getByRole('button', { name: button, exact: true }).click();
  }

  async rename(from: string, to: string): Promise<void> {
    await this.press(from, 'Rename');
    const field = this.table.getByRole('textbox', { name: 'Name of the run' });
    await field.fill(to);
    await field.press('Enter');
    await expect(this.row(to)).toBeVisible();
  }

  /** Whether a run is drawn behind the run at hand. */
  inCurves(name: string): Locator {
    return this.panel.getByRole('checkbox', { name: `${name} in the curves`, exact: true });
  }

  async sortBy(column: string): Promise<void> {
    await this.table.getByRole('button', { name: column, exact: true }).click();
  }

  /** The number of steps of a run, as the table has it. */
  steps(name: string): Locator {
    // The cells before it: whether it is in the curves, and the buttons.
    return this.row(name).getByRole('cell').nth(2);
  }

  async export(name: string): Promise<{ name: string; text: string }> {
    return contentOf(await this.#download(() => this.press(name, 'Export run')));
  }

  async import(text: string): Promise<void> {
    await this.panel
      .getByLabel('Import run')
      .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  async savedTable(): Promise<{ name: string; text: string }> {
    const save = this.panel.getByRole('button', { name: 'Save table (CSV)' });
    return contentOf(await this.#download(() => save.click()));
  }

  async clearEverything(): Promise<void> {
    await this.panel
      .getByRole('button', { name: /^Clear everything that this page keeps/ })
      .click();
    await this.#page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Clear everything', exact: true })
      .click();
  }

  async #download(start: () => Promise<void>): Promise<Download> {
    const download = this.#page.waitForEvent('download');
    await start();
    return download;
  }
}

async function contentOf(file: Download): Promise<{ name: string; text: string }> {
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}
