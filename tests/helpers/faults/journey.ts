/**
 * Walks through the main job of the page as a person does: opens it, trains, compares, exports, reloads, and
 * carries on. What fails on the way is answered as a person would: by the button that the page offers.
 */

import { IDBFactory } from 'fake-indexeddb';
import type { StoreApi } from 'zustand/vanilla';
import { everyInterval } from '../../../src/client/heartbeat.ts';
import { TrainingClient } from '../../../src/client/trainingClient.ts';
import type { WorkerPort } from '../../../src/client/workerHandle.ts';
import type { ExportedFile } from '../../../src/protocol/siameseWorker.ts';
import { defaultDataset } from '../../../src/settings/datasets.ts';
import { readLink } from '../../../src/settings/link/readLink.ts';
import { noOfflineCopy } from '../../../src/store/core/browser/offlineCopy.ts';
import { timeKey } from '../../../src/store/core/browser/timeKey.ts';
import { browserRecords } from '../../../src/store/core/kept/browserRecords.ts';
import { createPlayground, type Playground } from '../../../src/store/playground.ts';
import type { DataServer } from '../dataServer.ts';
import { FakePageLife, FakeScreen, FakeTabs, textMemory } from '../keptInMemory.ts';
import { noFiles } from '../noFiles.ts';
import { quickSettings } from '../sessions.ts';
import type { CallCounts, CallFault, WorkerThreads } from '../workerThreads.ts';
import { breakStorage } from './brokenStorage.ts';
import { Calls } from './calls.ts';

const steps = 6;
/** More tries than this do not help: then the page is of no use any more. */
const mostTries = 12;

export type FaultKind = 'none' | 'fetch' | 'storage' | 'call' | CallFault['kind'];

export interface PlannedFault {
  readonly kind: FaultKind;
  /** The call of that kind that fails, from 1. */
  readonly at: number;
  readonly isForGood: boolean;
}

/** What a walk leaves behind. */
export interface Outcome {
  /** The losses that the curves show, by step. */
  readonly losses: readonly (number | undefined)[];
  /** The weights after the last step, as the exported file has them. */
  readonly weights: string;
  readonly distance: number | null;
  /** Whether every image that the steps need was there. */
  readonly isRepeatable: boolean;
  /** All that the page told a person on the way. */
  readonly told: readonly string[];
  readonly counts: Readonly<Record<Exclude<FaultKind, 'none'>, number>>;
}

export interface Surroundings {
  readonly workers: WorkerThreads;
  readonly server: DataServer;
}

export class Journey {
  readonly #around: Surroundings;
  readonly #fault: PlannedFault;
  readonly #fetches: Calls;
  readonly #storage: Calls;
  readonly #calls: Calls;
  readonly #tabMemory = textMemory();
  readonly #newestMemory = textMemory();
  readonly #told: string[] = [];
  readonly #files: ExportedFile[] = [];
  #isMended = false;
  #nowMs = 1_700_000_000_000;
  #client: TrainingClient | null = null;
  #store: StoreApi<Playground> | null = null;

  constructor(around: Surroundings, fault: PlannedFault) {
    this.#around = around;
    this.#fault = fault;
    const callsOf = (kind: FaultKind): Calls =>
      fault.kind === kind ? new Calls(fault.at, fault.isForGood) : new Calls();
    this.#fetches = callsOf('fetch');
    this.#storage = callsOf('storage');
    this.#calls = callsOf('call');
    Object.assign(globalThis, { indexedDB: new IDBFactory() });
    breakStorage(this.#storage);
    around.server.refuses = () => this.#fetches.fails();
  }

  /**
   * Goes all the way.
   * @throws Error with all that the page has told when the page is of no use any more
   */
  async walk(): Promise<Outcome> {
    await this.#open();
    await this.#trainTo(steps);
    await this.#compare();
    await this.#export();
    await this.#leave();
    await this.#open();
    await this.#trainTo(2 * steps);
    const distance = await this.#compare();
    const { text } = await this.#export();
    const { run } = this.#state;
    const losses: (number | undefined)[] = [];
    for (const { step, value } of run.record.trainingLoss) losses[step - 1] = value;
    const outcome = {
      losses,
      weights: JSON.stringify(JSON.parse(text).tensors),
      distance,
      isRepeatable: run.status?.isRepeatable === true,
      told: this.#told,
    };
    const counts = { ...(await this.#workerCounts()), ...this.#ownCounts };
    await this.#leave();
    return { ...outcome, counts };
  }

  get #ownCounts() {
    const [fetch, storage, call] = [this.#fetches, this.#storage, this.#calls];
    return { fetch: fetch.count, storage: storage.count, call: call.count };
  }

  /** Of the newest worker, which has had the second half of the way. */
  async #workerCounts(): Promise<CallCounts> {
    return this.#around.workers.newest.mend();
  }

  get #state(): Playground {
    if (this.#store === null) throw new Error('No page is open');
    return this.#store.getState();
  }

  async #open(): Promise<void> {
    const now = (): number => {
      this.#nowMs += 1_000;
      return this.#nowMs;
    };
    const store = createPlayground({
      createClient: (listener) => {
        // Half as patient as a page: a tiny network computes for a moment only.
        this.#client = new TrainingClient(
          listener,
          () => this.#startWorker(),
          (ms, action) => everyInterval(ms / 2, action),
        );
        return this.#client;
      },
      addressOf: () => this.#around.server.manifestUrl,
      umap: { layOut: async () => null, cancel: () => {} },
      files: noFiles,
      link: readLink('?backend=cpu', defaultDataset),
      probeMemory: textMemory(),
      random: () => 0.5,
      newKey: () => timeKey(now()),
      now,
      kept: browserRecords(),
      tabMemory: this.#tabMemory,
      newestMemory: this.#newestMemory,
      tabs: new FakeTabs().tab(),
      pageLife: new FakePageLife(),
      screen: new FakeScreen(),
      storageUse: { persist: async () => true, usedBytes: async () => null },
      offlineCopy: noOfflineCopy,
      clockMs: () => performance.now(),
      after: (ms, action) => {
        const timer = setTimeout(action, ms);
        return () => clearTimeout(timer);
      },
      saveFile: (file) => this.#files.push(file),
      saveBytes: () => undefined,
      fetchText: async () => '{}',
      lookForNewVersion: async () => 'same',
    });
    this.#store = store;
    store.setState({ settings: { ...quickSettings, steps } });
    store.subscribe(({ problem }, before) => {
      if (problem !== null && problem !== before.problem) this.#told.push(problem.message);
    });
    await store.getState().actions.page.open();
    await this.#haveNetwork();
  }

  /** Starts a worker; the first one of the way has the fault, or all have it. */
  #startWorker(): WorkerPort {
    const { workers } = this.#around;
    const { kind, at, isForGood } = this.#fault;
    const isFirst = workers.started.length === 0;
    const isCounted = kind === 'message' || kind === 'allocation';
    const hasFault = isCounted && !this.#isMended && (isFirst || isForGood);
    const port = workers.startWith(hasFault ? { kind, isForGood, at: isFirst ? at : 1 } : 'none');
    const send = port.postMessage;
    port.postMessage = (...message) => {
      if (this.#calls.fails()) throw new RangeError('made to fail');
      send(...message);
    };
    return port;
  }

  /** Gets the page to have a network, by the buttons that it offers. */
  async #haveNetwork(): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      await this.#until(
        ({ runState, loading }) =>
          runState === 'error' || (runState !== 'loading' && hasAll(loading)) || this.#isOffered,
      );
      const { problem, runState, actions } = this.#state;
      if (runState !== 'error' && problem?.remedy !== 'retry-loading') return;
      if (problem === null || problem.remedy === null) break;
      // A person looks what is the matter; then it works again.
      await this.#mend();
      if (problem.remedy === 'retry-loading') await actions.worker.retryLoading();
      else await actions.worker.restart();
    }
    throw this.#useless('has no network');
  }

  get #isOffered(): boolean {
    return this.#state.problem?.remedy === 'retry-loading';
  }

  async #trainTo(step: number): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      await this.#haveNetwork();
      const { run, actions } = this.#state;
      if (run.status?.step === step && run.status.state === 'finished') {
        await this.#until(
          ({ run: { evaluation }, runState }) =>
            runState !== 'finished' || (evaluation?.step === step && evaluation.scope === 'full'),
        );
        if (this.#state.runState === 'finished') return;
        continue;
      }
      await actions.run.train();
      await this.#until(({ runState }) => runState !== 'training' && runState !== 'loading');
    }
    throw this.#useless(`does not come to step ${step}`);
  }

  /** The distance between two test digits. */
  async #compare(): Promise<number | null> {
    for (let tries = 0; tries < mostTries; tries++) {
      await this.#haveNetwork();
      const { actions } = this.#state;
      await actions.pads.putTestDigit('a', 3);
      await actions.pads.putTestDigit('b', 12);
      await this.#until(({ isComparing }) => !isComparing);
      const distance = this.#state.run.comparison?.distance ?? null;
      if (distance !== null) return distance;
      await this.#mend();
    }
    throw this.#useless('compares nothing');
  }

  async #export(): Promise<ExportedFile> {
    for (let tries = 0; tries < mostTries; tries++) {
      await this.#haveNetwork();
      const saved = this.#files.length;
      await this.#state.actions.weights.export();
      const file = this.#files.at(-1);
      if (file !== undefined && this.#files.length > saved) return file;
      await this.#mend();
    }
    throw this.#useless('exports nothing');
  }

  /** Leaves the page, which keeps its run before. */
  async #leave(): Promise<void> {
    await this.#state.actions.page.prepareToLeave();
    this.#client?.stop();
    this.#store = null;
  }

  /** What failed for good works again. */
  async #mend(): Promise<void> {
    this.#isMended = true;
    for (const calls of [this.#fetches, this.#storage, this.#calls]) calls.mend();
    const isCounted = this.#fault.kind === 'message' || this.#fault.kind === 'allocation';
    if (isCounted && this.#state.runState !== 'error') await this.#workerCounts();
  }

  async #until(isMet: (state: Playground) => boolean): Promise<void> {
    const store = this.#store;
    if (store === null) throw new Error('No page is open');
    if (isMet(store.getState())) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(this.#useless(`waits for ${isMet}`)), 60_000);
      store.subscribe((state) => {
        if (isMet(state)) resolve();
      });
    });
    clearTimeout(timer);
  }

  #useless(what: string): Error {
    const { runState, problem, run } = this.#state;
    const status = `${runState}, step ${run.status?.step}, ${JSON.stringify(problem)}`;
    return new Error(`The page ${what} (${status}). It told: ${this.#told.join(' | ')}`);
  }
}

function hasAll({ loadedImages, totalImages }: Playground['loading']): boolean {
  return totalImages > 0 && loadedImages === totalImages;
}
