/** Opens a page's store on a fake worker, for tests. */

import type { ClientListener } from '../../src/client/trainingClient.ts';
import type { KeptValues } from '../../src/store/core/kept/keptValues.ts';
import type { Client, UmapPort } from '../../src/store/core/ports.ts';
import type { Offer } from '../../src/store/page/newVersion.ts';
import { createPlayground, type Playground } from '../../src/store/playground.ts';
import { FakeWorker } from './fakeWorker.ts';
import { keptInMemory, textMemory, Waiting } from './keptInMemory.ts';

export interface FakePlayground {
  readonly worker: FakeWorker;
  readonly state: () => Playground;
  /** Grows by one with each reload of the page. */
  readonly reloads: string[];
  /** Runs all delayed actions now. */
  readonly passTime: () => void;
  /** Reports a crash of the worker; the next worker is the same fake. */
  readonly crash: (isRunKept?: boolean) => void;
}

/** Creates the store and opens the page. */
export async function openPlayground(
  fetchText: (path: string) => Promise<string> = async () => '{}',
  kept: KeptValues = keptInMemory(),
  umap: UmapPort = { layOut: async () => null, cancel: () => {} },
  lookForNewVersion: () => Promise<Offer> = async () => 'same',
): Promise<FakePlayground> {
  const memory = textMemory();
  const waiting = new Waiting();
  const reloads: string[] = [];
  const created: { worker: FakeWorker; listener: ClientListener }[] = [];
  const store = createPlayground({
    createClient: (listener): Client => {
      const remote = new FakeWorker((events) => listener.onEvents(events));
      created.push({ worker: remote, listener });
      const start: Client['start'] = (options) =>
        remote.open({ ...options, restore: null, firstRunId: 1 });
      return { remote, start, restartWith: start };
    },
    addressOf: (path) => `http://localhost/${path}`,
    umap,
    query: { backend: 'auto', seed: null, complaints: [] },
    probeMemory: memory,
    random: () => 0.5,
    kept,
    after: (_ms, action) => waiting.add(action),
    saveFile: () => {},
    fetchText,
    lookForNewVersion,
    reload: () => reloads.push('reloaded'),
  });
  const [first] = created;
  if (first === undefined) throw new Error('The store has made no client');
  const { worker, listener } = first;
  await store.getState().actions.page.open();
  return {
    worker,
    state: () => store.getState(),
    reloads,
    passTime: () => waiting.passTime(),
    crash: (isRunKept = true) => listener.onCrash('a test wants it', isRunKept),
  };
}
