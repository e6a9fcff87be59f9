/** All of MNIST, from the shards that the page is served. */
import { readFile } from 'node:fs/promises';
import { createDataset, type Dataset } from '../../../src/data/dataset.ts';
import { loadManifest, loadShards } from '../../../src/data/shards/shardLoader.ts';

const manifestUrl = new URL('../../../public/mnist/manifest.json', import.meta.url);

/**
 * Loads the packed data set.
 * @throws Error when it is not packed, or a shard is broken
 */
export async function loadMnist(): Promise<Dataset> {
  const ports = {
    fetch: async (url: URL) => new Response(Uint8Array.from(await readFile(url))),
    wait: async () => {},
    keepShard: async () => {},
  };
  const manifest = await loadManifest(manifestUrl, ports);
  const dataset = createDataset(manifest);
  await loadShards(dataset, manifest, manifestUrl, ports, (_, error) => {
    if (error !== null) throw error;
  });
  return dataset;
}
