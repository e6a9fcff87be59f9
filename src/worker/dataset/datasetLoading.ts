/**
 * Loads the data set shard by shard, and on another call the shards that failed; or takes a person's own, which
 * is here at once. Knows no run.
 */
import { createDataset, type Dataset, datasetOfImages } from '../../data/dataset.ts';
import type { Manifest } from '../../data/shards/manifest.ts';
import { type LoaderPorts, loadManifest, loadShards } from '../../data/shards/shardLoader.ts';
import type { ImageSource, OpenOptions } from '../../protocol/siameseWorker.ts';
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
  readonly #source: ImageSource;
  readonly #ports: LoaderPorts;
  readonly #failures = new Map<string, string>();
  #manifest: Manifest | null = null;
  #dataset: Dataset | null = null;

  constructor({ dataset, images }: Pick<OpenOptions, 'dataset' | 'images'>, ports: LoaderPorts) {
    this.facts = dataset;
    this.#source = images;
    this.#ports = ports;
  }

  /** The images that have arrived so far; `null` before the manifest. */
  get dataset(): Dataset | null {
    return this.#dataset;
  }

  /** Why each failed shard failed. */
  get failures(): readonly string[] {
    return [...this.#failures.values()];
  }

  /**
   * Loads every shard that has not arrived yet.
   * @param onShard called when a shard has arrived or failed; once for own images
   * @throws Error when the manifest cannot be loaded
   * @throws RangeError when own images do not fit the data set's facts
   */
  async load(onShard: (dataset: Dataset, progress: LoadingProgress) => void): Promise<void> {
    if (this.#source.kind === 'own') {
      this.#dataset ??= datasetOfImages(this.facts, this.#source.images);
      onShard(this.#dataset, this.#progressOf(this.#dataset));
      return;
    }
    const manifestUrl = new URL(this.#source.manifestUrl);
    const manifest = this.#manifest ?? (await loadManifest(manifestUrl, this.#ports));
    this.#manifest = manifest;
    const dataset = this.#dataset ?? createDataset(manifest);
    this.#dataset = dataset;
    this.#failures.clear();
    const ports = this.#source.areKept ? this.#ports : { ...this.#ports, keepShard: keepNone };
    await loadShards(dataset, manifest, manifestUrl, ports, (shard, error) => {
      if (error !== null) this.#failures.set(shard.file, error.message);
      onShard(dataset, this.#progressOf(dataset));
    });
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

async function keepNone(): Promise<void> {}
