/** Brings in the data set, shard by shard, and again what did not arrive. */
import { createDataset, type Dataset } from '../data/dataset.ts';
import type { Manifest } from '../data/shards/manifest.ts';
import { type LoaderPorts, loadManifest, loadShards } from '../data/shards/shardLoader.ts';
import type { OpenOptions } from '../protocol/siameseWorker.ts';
import type { DatasetFacts } from '../settings/datasets.ts';

/** How much has arrived. */
export interface LoadingProgress {
  readonly loadedImages: number;
  readonly totalImages: number;
  /** What went wrong with each shard that was given up. */
  readonly failures: readonly string[];
}

export class DatasetLoading {
  /** What is known of it before its manifest arrives. */
  readonly facts: DatasetFacts;
  readonly #manifestUrl: URL;
  readonly #ports: LoaderPorts;
  readonly #failures = new Map<string, string>();
  #data: { readonly manifest: Manifest; readonly dataset: Dataset } | null = null;

  constructor(
    { dataset, manifestUrl }: Pick<OpenOptions, 'dataset' | 'manifestUrl'>,
    ports: LoaderPorts,
  ) {
    this.facts = dataset;
    this.#manifestUrl = new URL(manifestUrl);
    this.#ports = ports;
  }

  /** What has arrived so far; `null` before the manifest has. */
  get dataset(): Dataset | null {
    return this.#data?.dataset ?? null;
  }

  /** What went wrong with each shard that was given up. */
  get failures(): readonly string[] {
    return [...this.#failures.values()];
  }

  /**
   * Loads all that is not here yet.
   * @param onShard called when a shard has arrived or been given up
   * @throws Error when the manifest cannot be had
   */
  async load(onShard: (dataset: Dataset, progress: LoadingProgress) => void): Promise<void> {
    this.#data ??= await this.#loadManifest();
    const { manifest, dataset } = this.#data;
    this.#failures.clear();
    await loadShards(dataset, manifest, this.#manifestUrl, this.#ports, (shard, error) => {
      if (error !== null) this.#failures.set(shard.file, error.message);
      onShard(dataset, this.#progressOf(dataset));
    });
  }

  async #loadManifest(): Promise<{ manifest: Manifest; dataset: Dataset }> {
    const manifest = await loadManifest(this.#manifestUrl, this.#ports);
    return { manifest, dataset: createDataset(manifest) };
  }

  #progressOf({ splits }: Dataset): LoadingProgress {
    const slots = Object.values(splits).flatMap((split) => split.slots);
    return {
      loadedImages: slots
        .filter(({ state }) => state === 'ready')
        .reduce((sum, slot) => sum + slot.shard.count, 0),
      totalImages: slots.reduce((sum, slot) => sum + slot.shard.count, 0),
      failures: this.failures,
    };
  }
}
