/** Owns the list of data sets, and which of them is at hand: choosing another one begins another run. */
import { fittedBatch } from '../../settings/batchRules.ts';
import { type DatasetFacts, defaultDataset } from '../../settings/datasets.ts';
import { whyNotSettings } from '../../settings/schema.ts';
import { defaultSettings, type RunSettings } from '../../settings/settings.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import { noRun } from '../core/runScope.ts';
import { noUmap } from '../map/umap.ts';
import type { PresentRun } from '../runs/presentRun.ts';
import type { RunKeeping } from '../runs/runKeeping.ts';
import type { KnownRun } from '../runs/runWriter.ts';
import type { DatasetsState } from './datasets.ts';
import { datasetHeads, factsWithId, longestTitle, type OwnDataset } from './keptDataset.ts';

/** A run of another data set that goes on. */
export interface ContinuedRun {
  readonly known: KnownRun;
  readonly as: 'itself' | 'copy';
  /** Makes its key the present one. */
  readonly become: () => void;
}

export interface DatasetsParts {
  readonly keeper: Keeper;
  readonly present: PresentRun;
  readonly keeping: RunKeeping;
}

export class DatasetsActions implements Feature {
  readonly #context: Context;
  readonly #parts: DatasetsParts;
  /** Starts a worker with the data set at hand. */
  #startWorker: () => Promise<void> = async () => {};

  constructor(context: Context, parts: DatasetsParts) {
    this.#context = context;
    this.#parts = parts;
    context.ports.tabs.onMessage((message) => {
      if (message === 'datasets') void this.refresh();
    });
  }

  pageOpened(): Promise<void> {
    return this.refresh();
  }

  /** How another worker is started. */
  startWith(startWorker: () => Promise<void>): void {
    this.#startWorker = startWorker;
  }

  /** Reads the list. */
  async refresh(): Promise<void> {
    const heads = await this.#parts.keeper.readAll(datasetHeads);
    const list = heads
      .map(({ key, value }): OwnDataset => ({ ...value, id: key }))
      .toSorted((one, other) => other.createdAt - one.createdAt);
    this.#set({ list });
  }

  /** The facts of a data set that is here; `null` if it is not. */
  find(id: string): DatasetFacts | null {
    return factsWithId(id, this.#context.state.datasets.list);
  }

  /** To be called before the first worker: the data set of what is carried on. */
  async open(id: string): Promise<void> {
    await this.refresh();
    const facts = this.find(id);
    if (facts !== null) this.#context.set({ dataset: facts });
  }

  /** Makes another data set the one at hand: a new run begins, and the present one stays under “Runs”. */
  async choose(id: string): Promise<void> {
    await this.#context.attempt(async () => {
      const facts = this.find(id);
      if (facts === null) throw new Error(`The data set “${id}” is not in this browser any more.`);
      if (facts.id !== this.#context.state.dataset.id) await this.#begin(facts, null);
    });
  }

  /** The same without catching: a run of another data set goes on. */
  async chooseFor(run: ContinuedRun): Promise<void> {
    const facts = this.find(run.known.run.dataset);
    if (facts !== null) await this.#begin(facts, run);
  }

  /** Makes MNIST the data set at hand, if it is not. */
  async chooseDefault(): Promise<void> {
    if (this.#context.state.dataset.id !== defaultDataset.id) {
      await this.#begin(defaultDataset, null);
    }
  }

  async rename(id: string, title: string): Promise<void> {
    await this.#context.attempt(async () => {
      const trimmed = title.trim().slice(0, longestTitle);
      if (trimmed === '') throw new Error('A data set needs a name.');
      const { keeper } = this.#parts;
      await keeper.update(datasetHeads, id, (head) => ({ ...head, title: trimmed }));
      await this.#changed();
      const facts = this.find(id);
      if (facts !== null && this.#context.state.dataset.id === id) {
        this.#context.set({ dataset: facts });
      }
    });
  }

  /** Deletes a data set; if it is the one at hand, MNIST comes in its place first. */
  async remove(id: string): Promise<void> {
    await this.#context.attempt(async () => {
      if (this.#context.state.dataset.id === id) await this.chooseDefault();
      await this.#parts.keeper.write([
        { kind: 'remove', store: 'datasets', key: id },
        { kind: 'remove', store: 'datasetImages', key: id },
      ]);
      await this.#changed();
    });
  }

  /** The list has changed, here and in the other tabs. */
  async #changed(): Promise<void> {
    await this.refresh();
    this.#context.ports.tabs.tell('datasets');
  }

  async #begin(dataset: DatasetFacts, continued: ContinuedRun | null): Promise<void> {
    const { client } = this.#context;
    const { present, keeping } = this.#parts;
    await keeping.keepNow();
    const { run, thrownAway, settings } = this.#context.state;
    const runId = 1 + Math.max(run.status?.runId ?? 0, thrownAway?.runId ?? 0);
    if (continued !== null) keeping.expect(continued);
    else if ((run.status?.step ?? 0) > 0) present.begin();
    client.continueWith(continued === null ? null : { ...continued.known.snapshot, runId });
    this.#context.set({
      dataset,
      settings: settingsFor(continued?.known.run.settings ?? settings, dataset),
      run: noRun,
      thrownAway: null,
      awaitedRecord: continued?.known.record ?? null,
      gallery: null,
      umap: noUmap,
      experiment: null,
      problem: null,
    });
    await this.#startWorker();
  }

  #set(change: Partial<DatasetsState>): void {
    this.#context.set({ datasets: { ...this.#context.state.datasets, ...change } });
  }
}

/** The settings on the controls as far as they go with another data set: its classes are others. */
function settingsFor(settings: RunSettings, dataset: DatasetFacts): RunSettings {
  if (whyNotSettings(settings, dataset) === null) return settings;
  const fitted = fittedBatch({ ...settings, heldOutDigits: [] }, dataset);
  return whyNotSettings(fitted, dataset) === null ? fitted : defaultSettings;
}
