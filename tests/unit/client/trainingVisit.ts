/** Owns a page's visit as its training client sees it: real workers, and all that they tell. */
import { type StartOptions, TrainingClient } from '../../../src/client/trainingClient.ts';
import type { WorkerEvent } from '../../../src/protocol/events.ts';
import type { RunStatus } from '../../../src/protocol/run.ts';
import { datasets } from '../../../src/settings/datasets.ts';
import { DataServer } from '../../helpers/dataServer.ts';
import { quickSettings, tinyData } from '../../helpers/sessions.ts';
import { Ticks } from '../../helpers/ticks.ts';
import { type WorkerThread, WorkerThreads } from '../../helpers/workerThreads.ts';

/** A crash as the client tells of it. */
interface Crash {
  readonly reason: string;
  /** The step of the newest copy. */
  readonly keptStep: number | null;
}

/** What all visits share: the worker's code and the data set's server. */
export class Site {
  readonly workers: WorkerThreads;
  readonly #server: DataServer;
  /** The page's choices. */
  readonly options: StartOptions;

  private constructor(workers: WorkerThreads, server: DataServer) {
    this.workers = workers;
    this.#server = server;
    this.options = {
      settings: { ...quickSettings, steps: 1_000 },
      backend: 'cpu',
      rememberedProbe: null,
      repeatsProbe: false,
      dataset: datasets.mnist,
      images: { kind: 'shards', manifestUrl: server.manifestUrl, areKept: true },
    };
  }

  static async open(): Promise<Site> {
    const [workers, server] = await Promise.all([
      WorkerThreads.build('src/worker/main.ts'),
      DataServer.start(tinyData),
    ]);
    return new Site(workers, server);
  }

  async close(): Promise<void> {
    await Promise.all([this.workers.remove(), this.#server.close()]);
  }
}

export class Visit {
  readonly client: TrainingClient;
  readonly events: WorkerEvent[] = [];
  readonly crashes: Crash[] = [];
  readonly #site: Site;
  #waiting: (() => void)[] = [];

  /** @param ticks the page's ticks; without them, no worker is ever silent for too long */
  constructor(site: Site, ticks = new Ticks()) {
    this.#site = site;
    this.client = new TrainingClient(
      {
        onEvents: (events) => {
          this.events.push(...events);
          this.#lookAgain();
        },
        onCrash: (reason, keptStep) => {
          this.crashes.push({ reason, keptStep });
          this.#lookAgain();
        },
      },
      site.workers.start,
      ticks.every,
    );
  }

  /** A visit whose first worker has a run. */
  static async begin(site: Site, ticks?: Ticks): Promise<Visit> {
    const visit = new Visit(site, ticks);
    await visit.startWorker();
    return visit;
  }

  /** Starts another worker, and waits for its run; it begins with the present run, or a new one. */
  async startWorker(): Promise<RunStatus> {
    const told = this.#statuses.length;
    await this.client.start(this.#site.options);
    await this.client.remote.load();
    await this.until(() => this.#statuses.length > told);
    return this.status;
  }

  /** The newest status. */
  get status(): RunStatus {
    const status = this.#statuses.at(-1);
    if (status === undefined) throw new Error('There has been no status yet');
    return status;
  }

  /** The worker that the client has now. */
  get worker(): WorkerThread {
    return this.#site.workers.newest;
  }

  /** The losses of a run by step; what was told last counts. */
  losses(runId: number): number[] {
    const losses: number[] = [];
    for (const event of this.events) {
      if (event.kind !== 'losses' || event.runId !== runId) continue;
      for (const [index, loss] of event.losses.entries()) losses[event.firstStep + index] = loss;
    }
    return losses;
  }

  /** The step of the newest copy that the page has been told; 0 before there is one. */
  get copiedStep(): number {
    const steps = this.events.map((event) =>
      event.kind === 'checkpoint' ? event.snapshot.step : null,
    );
    return steps.findLast((step) => step !== null) ?? 0;
  }

  /** Takes steps one by one, and waits until the page has a copy of the run after the last. */
  async takeSteps(count: number): Promise<void> {
    const goal = this.status.step + count;
    for (let step = 0; step < count; step++) await this.client.remote.takeStep();
    await this.untilCopied(goal);
  }

  /** Resolves when a copy of the run at this step has been told. */
  async untilCopied(step: number): Promise<void> {
    await this.until(() => this.status.step === step && this.copiedStep === step);
  }

  /** Makes the worker fail, and waits until the client has told of it. */
  async crash(fail: (worker: WorkerThread) => void): Promise<Crash | undefined> {
    const told = this.crashes.length;
    fail(this.worker);
    await this.until(() => this.crashes.length > told);
    return this.crashes.at(-1);
  }

  /** Resolves once a condition holds; it is looked at after all that the client tells. */
  async until(isMet: () => boolean): Promise<void> {
    while (!isMet()) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  get #statuses(): RunStatus[] {
    return this.events.flatMap((event) => (event.kind === 'status' ? [event.status] : []));
  }

  #lookAgain(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
