/** Opens a page's store on a fake worker, for tests. */

import type { ClientListener } from '../../src/client/trainingClient.ts';
import type { RunSnapshot } from '../../src/protocol/runSnapshot.ts';
import type { ExportedBytes, ExportedFile } from '../../src/protocol/siameseWorker.ts';
import { defaultDataset } from '../../src/settings/datasets.ts';
import { readLink } from '../../src/settings/link/readLink.ts';
import { noOfflineCopy } from '../../src/store/core/browser/offlineCopy.ts';
import { timeKey } from '../../src/store/core/browser/timeKey.ts';
import type { KeptRecords } from '../../src/store/core/kept/keptRecords.ts';
import type {
  Client,
  FilesPort,
  OfflineCopy,
  TextMemory,
  UmapPort,
} from '../../src/store/core/ports.ts';
import type { Offer } from '../../src/store/page/newVersion.ts';
import { createPlayground, type Playground } from '../../src/store/playground.ts';
import { FakeWorker } from './fakeWorker.ts';
import {
  FakePageLife,
  FakeScreen,
  FakeTabs,
  KeptInMemory,
  textMemory,
  Waiting,
} from './keptInMemory.ts';
import { noFiles } from './noFiles.ts';

export interface FakePlayground {
  readonly worker: FakeWorker;
  /** The clients that the store has made, with their workers; the first is the page's own. */
  readonly clients: readonly FakeClient[];
  readonly state: () => Playground;
  readonly pageLife: FakePageLife;
  readonly screen: FakeScreen;
  /** The files that were saved. */
  readonly files: readonly ExportedFile[];
  /** The files of bytes that were saved. */
  readonly savedBytes: readonly ExportedBytes[];
  /** Runs all delayed actions now. */
  readonly passTime: () => void;
  /**
   * Reports a crash of the worker; the next worker is the same fake. By default, the newest copy is of the
   * worker's present step.
   */
  readonly crash: (keptStep?: number | null, reason?: string) => void;
}

export interface FakeClient {
  readonly worker: FakeWorker;
  readonly listener: ClientListener;
  /** Whether the store has ended the worker. */
  readonly isStopped: () => boolean;
}

/** A browser, which outlives its pages. */
export class FakeBrowser {
  readonly kept: KeptRecords;
  readonly tabs = new FakeTabs();
  readonly newestMemory = textMemory();
  usedBytes: number | null = 1_000_000;
  persistAsked = 0;
  #nowMs = 1_700_000_000_000;

  constructor(kept: KeptRecords = new KeptInMemory()) {
    this.kept = kept;
  }

  /** Every reading of the clock advances it by a second. */
  now(): number {
    this.#nowMs += 1_000;
    return this.#nowMs;
  }

  advance(ms: number): void {
    this.#nowMs += ms;
  }
}

export interface OpenPlayground {
  readonly offlineCopy?: OfflineCopy;
  readonly fetchText?: (path: string) => Promise<string>;
  readonly kept?: KeptRecords;
  readonly umap?: UmapPort;
  readonly browser?: FakeBrowser;
  /** Remembers the run of a tab through its reloads. */
  readonly tabMemory?: TextMemory;
  /** The query of the page's address. */
  readonly query?: string;
  /** Whether the tab has shown the page before, as after a reload. */
  readonly isReturn?: boolean;
  readonly lookForNewVersion?: () => Promise<Offer>;
  /** Reads a person's own data. */
  readonly filesPort?: FilesPort;
}

/** Creates the store and opens the page. */
export async function openPlayground(open: OpenPlayground = {}): Promise<FakePlayground> {
  const playground = makePlayground(open);
  await playground.state().actions.page.open();
  return playground;
}

/** Creates the store; the page is not open yet. */
export function makePlayground(open: OpenPlayground = {}): FakePlayground {
  const browser = open.browser ?? new FakeBrowser(open.kept);
  const waiting = new Waiting();
  const pageLife = new FakePageLife(open.isReturn);
  const screen = new FakeScreen();
  const files: ExportedFile[] = [];
  const savedBytes: ExportedBytes[] = [];
  const clients: FakeClient[] = [];
  const store = createPlayground({
    createClient: (listener): Client => {
      const remote = new FakeWorker((events) => listener.onEvents(events));
      let isStopped = false;
      clients.push({ worker: remote, listener, isStopped: () => isStopped });
      let restore: RunSnapshot | null = null;
      return {
        remote,
        start: (options) => remote.open({ ...options, restore, firstRunId: 1 }),
        restartWith: (options) => remote.open({ ...options, restore, firstRunId: 1 }),
        lend: (data) => remote.lend(data),
        continueWith: (snapshot) => {
          restore = snapshot;
        },
        stop: () => {
          isStopped = true;
        },
      };
    },
    addressOf: (path) => `http://localhost/${path}`,
    files: open.filesPort ?? noFiles,
    umap: open.umap ?? { layOut: async () => null, cancel: () => {} },
    link: readLink(open.query ?? '', defaultDataset),
    probeMemory: textMemory(),
    random: () => 0.5,
    newKey: () => timeKey(browser.now()),
    now: () => browser.now(),
    kept: browser.kept,
    tabMemory: open.tabMemory ?? textMemory(),
    newestMemory: browser.newestMemory,
    tabs: browser.tabs.tab(),
    pageLife,
    screen,
    storageUse: {
      persist: async () => {
        browser.persistAsked++;
        return true;
      },
      usedBytes: async () => browser.usedBytes,
    },
    offlineCopy: open.offlineCopy ?? noOfflineCopy,
    clockMs: () => waiting.nowMs,
    after: (_ms, action) => waiting.add(action),
    saveFile: (file) => files.push(file),
    saveBytes: (file) => savedBytes.push(file),
    fetchText: open.fetchText ?? (async () => '{}'),
    lookForNewVersion: open.lookForNewVersion ?? (async () => 'same'),
  });
  const [first] = clients;
  if (first === undefined) throw new Error('The store has made no client');
  const { worker, listener } = first;
  return {
    worker,
    clients,
    state: () => store.getState(),
    pageLife,
    screen,
    files,
    savedBytes,
    passTime: () => waiting.passTime(),
    crash: (keptStep = worker.status.step, reason = 'a test wants it') => {
      worker.fallBackTo(keptStep ?? 0);
      listener.onCrash(reason, keptStep);
    },
  };
}
