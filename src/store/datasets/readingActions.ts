/** Owns the way from files that a person gives to a data set in the list: they are read, shown, and kept. */
import type { FileToRead, FoundSummary, ReadingChoices } from '../../protocol/ownData.ts';
import { defaultDataset } from '../../settings/datasets.ts';
import { type Context, messageOf } from '../core/context.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import type { DatasetsState } from './datasets.ts';
import type { DatasetsActions } from './datasetsActions.ts';
import { freeId, headOf, longestTitle } from './keptDataset.ts';

export class ReadingActions {
  readonly #context: Context;
  readonly #keeper: Keeper;
  readonly #datasets: DatasetsActions;
  #files: readonly FileToRead[] = [];
  /** Counts readings: what an earlier one finds does not count any more. */
  #reading = 0;

  constructor(context: Context, keeper: Keeper, datasets: DatasetsActions) {
    this.#context = context;
    this.#keeper = keeper;
    this.#datasets = datasets;
  }

  /** Reads files that together are one data set. Nothing changes until what is found is used. */
  async read(files: readonly FileToRead[]): Promise<void> {
    this.#files = files;
    await this.#read({});
  }

  /** Reads the same files in another way. */
  async readAgain(choices: Partial<ReadingChoices>): Promise<void> {
    await this.#read(choices);
  }

  /** Cancels, or forgets what was found. */
  cancel(): void {
    this.#reading++;
    this.#files = [];
    this.#context.ports.files.end();
    this.#set({ reading: null, isTaking: false });
  }

  /** Keeps what was found under this title, and makes it the data set at hand. */
  async use(title: string): Promise<void> {
    const { datasets } = this.#context.state;
    const { reading } = datasets;
    if (reading?.kind !== 'found' || datasets.isTaking) return;
    this.#set({ isTaking: true });
    try {
      const id = await this.#keep(title, reading.summary);
      this.cancel();
      await this.#datasets.choose(id);
    } catch (error) {
      this.#context.ports.files.end();
      this.#set({ reading: { kind: 'refused', message: messageOf(error) }, isTaking: false });
    }
  }

  /** @throws Error when the browser does not keep it */
  async #keep(title: string, summary: FoundSummary): Promise<string> {
    const { files, now, tabs, storageUse } = this.#context.ports;
    const images = await files.take();
    // Its copy goes before the browser's storage makes one more; a reading anew starts another worker.
    files.end();
    const { list } = this.#context.state.datasets;
    const name = title.trim().slice(0, longestTitle) || summary.name;
    const id = freeId(name, [defaultDataset.id, ...list.map((other) => other.id)]);
    void storageUse.persist();
    const written = await this.#keeper.write([
      {
        kind: 'put',
        store: 'datasets',
        key: id,
        value: headOf({ ...summary, title: name }, images, now()),
      },
      { kind: 'put', store: 'datasetImages', key: id, value: images },
    ]);
    if (written !== 'kept') {
      throw new Error(
        'This browser cannot keep the data: it keeps nothing for this page, or there is no room. Make room, or open the page in a window that is not private.',
      );
    }
    await this.#datasets.refresh();
    tabs.tell('datasets');
    return id;
  }

  async #read(choices: Partial<ReadingChoices>): Promise<void> {
    const number = ++this.#reading;
    const isNewest = (): boolean => number === this.#reading;
    const { reading } = this.#context.state.datasets;
    const before = reading?.kind === 'found' ? reading.summary : null;
    const show = (done: number, total: number | null): void => {
      if (isNewest()) this.#set({ reading: { kind: 'reading', done, total, before } });
    };
    show(0, null);
    try {
      const summary = await this.#context.ports.files.read(this.#files, choices, show);
      if (isNewest()) this.#set({ reading: { kind: 'found', summary } });
    } catch (error) {
      if (!isNewest()) return;
      this.#context.ports.files.end();
      this.#set({ reading: { kind: 'refused', message: messageOf(error) } });
    }
  }

  #set(change: Partial<DatasetsState>): void {
    this.#context.set({ datasets: { ...this.#context.state.datasets, ...change } });
  }
}
