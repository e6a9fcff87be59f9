/** Loads the data set shard by shard, and on another call the shards that failed. Knows no run. */
import { createDataset, type Dataset } from '../../data/dataset.ts';
import type { Manifest } from '../../data/shards/manifest.ts';
import { type LoaderPorts, loadManifest, loadShards } from '../../data/shards/shardLoader.ts';
import type { OpenOptions } from '../../protocol/siameseWorker.ts';
import type { DatasetFacts } from '../../settings/datasets.ts';

/** How many images have arrived. */
export interface LoadingProgress {
  readonly loadedImages: number;
  readonly totalImages: number;
  /** Why each failed shard failed. */
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

  /** The images that have arrived so far; `null` before the manifest. */
  get dataset(): Dataset | null {
    return this.#data?.dataset ?? null;
  }

  /** Why each failed shard failed. */
  get failures(): readonly string[] {
    return [...this.#failures.values()];
  }

  /**
   * Loads every shard that has not arrived yet.
   * @param onShard called when a shard has arrived or failed
   * @throws Error when the manifest cannot be loaded
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
