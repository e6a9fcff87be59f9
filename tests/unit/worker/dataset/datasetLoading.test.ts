import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { DatasetLoading } from '../../../../src/worker/dataset/datasetLoading.ts';
import { FakeServer, manifestUrl } from '../../../helpers/fakeServer.ts';
import { tinyData } from '../../../helpers/sessions.ts';

describe('shards that have arrived', () => {
  const load = async (areKept: boolean) => {
    const server = new FakeServer(tinyData.files);
    const images = { kind: 'shards', manifestUrl: manifestUrl.href, areKept } as const;
    const loading = new DatasetLoading({ dataset: datasets.mnist, images }, server.ports);
    await loading.load(() => {});
    return { server, loading };
  };

  it('go into the offline copy of the page', async () => {
    const { server, loading } = await load(true);
    expect(server.kept.size).toBeGreaterThan(0);
    expect(loading.failures).toEqual([]);
  });

  it('are only used where the page is to leave nothing behind', async () => {
    const { server, loading } = await load(false);
    expect(server.kept.size).toBe(0);
    expect(loading.failures).toEqual([]);
    expect(loading.dataset?.splits.train.slots.every(({ state }) => state === 'ready')).toBe(true);
  });
});
