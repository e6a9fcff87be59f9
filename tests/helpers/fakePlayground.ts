/** Opens a page's store on a fake worker, for tests. */

import type { ClientListener } from '../../src/client/trainingClient.ts';
import type { KeptValues } from '../../src/store/core/kept/keptValues.ts';
import type { Client, UmapPort } from '../../src/store/core/ports.ts';
import { createPlayground, type Playground } from '../../src/store/playground.ts';
import { FakeWorker } from './fakeWorker.ts';
import { FakeLocks, keptInMemory, textMemory, Waiting } from './keptInMemory.ts';

export interface FakePlayground {
  readonly worker: FakeWorker;
  /** The clients that the store has made, with their workers; the first is the page's own. */
  readonly clients: readonly FakeClient[];
  readonly state: () => Playground;
  /** Runs all delayed actions now. */
  readonly passTime: () => void;
  /** Reports a crash of the worker; the next worker is the same fake. */
  readonly crash: (isRunKept?: boolean) => void;
}

export interface FakeClient {
  readonly worker: FakeWorker;
  readonly listener: ClientListener;
  /** Whether the store has ended the worker. */
  readonly isStopped: () => boolean;
}

/** Creates the store and opens the page. */
export async function openPlayground(
  fetchText: (path: string) => Promise<string> = async () => '{}',
  kept: KeptValues = keptInMemory(),
  umap: UmapPort = { layOut: async () => null, cancel: () => {} },
  locks = new FakeLocks(),
): Promise<FakePlayground> {
  const memory = textMemory();
  const waiting = new Waiting();
  const clients: FakeClient[] = [];
  const store = createPlayground({
    createClient: (listener): Client => {
      const remote = new FakeWorker((events) => listener.onEvents(events));
      let isStopped = false;
      clients.push({ worker: remote, listener, isStopped: () => isStopped });
      const start: Client['start'] = (options) =>
        remote.open({ ...options, restore: null, firstRunId: 1 });
      const stop = (): void => {
        isStopped = true;
      };
      return { remote, start, restartWith: start, stop };
    },
    addressOf: (path) => `http://localhost/${path}`,
    umap,
    query: { backend: 'auto', seed: null, complaints: [] },
    probeMemory: memory,
    random: () => 0.5,
    kept,
    now: () => waiting.nowMs,
    holdLock: (name) => locks.hold(name),
    after: (_ms, action) => waiting.add(action),
    saveFile: () => {},
    fetchText,
  });
  const [first] = clients;
  if (first === undefined) throw new Error('The store has made no client');
  const { worker, listener } = first;
  await store.getState().actions.page.open();
  return {
    worker,
    clients,
    state: () => store.getState(),
    passTime: () => waiting.passTime(),
    crash: (isRunKept = true) => listener.onCrash('a test wants it', isRunKept),
  };
}
