/** All of MNIST, from the shards that the page is served. */
import { createDataset, type Dataset } from '../../../src/data/dataset.ts';
import { loadManifest, loadShards } from '../../../src/data/shards/shardLoader.ts';

/** @throws Error when a shard is missing or broken */
export async function loadMnist(): Promise<Dataset> {
  const url = new URL('/mnist/manifest.json', location.origin);
  const ports = {
    fetch: (from: URL) => fetch(from),
    wait: async () => {},
    keepShard: async () => {},
  };
  const manifest = await loadManifest(url, ports);
  const dataset = createDataset(manifest);
  await loadShards(dataset, manifest, url, ports, (_, error) => {
    if (error !== null) throw error;
  });
  return dataset;
}
