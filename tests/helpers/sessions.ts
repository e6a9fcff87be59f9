/** A session as the page would drive it: in Node, on a small data set, with its events kept. */

import type { WorkerEvent } from '../../src/protocol/events.ts';
import type { RunStatus } from '../../src/protocol/run.ts';
import type { RunSnapshot } from '../../src/protocol/runSnapshot.ts';
import { datasets } from '../../src/settings/datasets.ts';
import { defaultSettings, type RunSettings } from '../../src/settings/settings.ts';
import { freshRun } from '../../src/worker/run/freshRun.ts';
import { Session } from '../../src/worker/session.ts';
import { delayReads, switchToBackend } from './backends.ts';
import { type Answer, FakeServer, manifestUrl, type PackedData, packData } from './fakeServer.ts';

/** Three classes; a training shard for the first 100 steps and one for the next 50, and so on. */
export const tinyData = packData(3, [
  { split: 'train', imagesPerClass: 8 },
  { split: 'validation', imagesPerClass: 6 },
  { split: 'test', imagesPerClass: 6 },
  { split: 'train', imagesPerClass: 4 },
]);

/** The names of the shards: first training, validation, test, second training. */
export const [firstTraining = '', validation = '', test = '', secondTraining = ''] =
  tinyData.manifest.shards.map(({ file }) => file);

/** Settings with which a step takes a few milliseconds. */
export const quickSettings: RunSettings = {
  ...defaultSettings,
  encoder: 'cnn',
  embeddingSize: 4,
  imagesPerDigit: 2,
  steps: 6,
};

/** A run just before the step with which the second training shard joins. */
export function runAtStep(step: number, steps = 6): RunSnapshot {
  const phase = { start: step, end: step + steps, warmUpSteps: 0 };
  return { ...freshRun(1, { ...quickSettings, steps }), step, phase };
}

let areReadsDelayed = false;

type Kind = WorkerEvent['kind'];
type EventOf<K extends Kind> = Extract<WorkerEvent, { kind: K }>;

export interface OpenTestSession {
  readonly settings?: Partial<RunSettings>;
  /** What the server says instead of the files. */
  readonly answer?: Answer;
  readonly restore?: RunSnapshot;
  /** Another data set than the tiny one. */
  readonly data?: PackedData;
}

export class TestSession {
  readonly session: Session;
  readonly server: FakeServer;
  readonly batches: (readonly WorkerEvent[])[] = [];
  /** Every look at the clock takes 20 ms: no test depends on how fast this machine is. */
  #clockMs = 0;
  #waiting: { isMet: () => boolean; resolve: () => void }[] = [];

  private constructor({ files }: PackedData, answer?: Answer) {
    this.server = new FakeServer(files, answer);
    this.session = new Session({
      ...this.server.ports,
      now: () => {
        this.#clockMs += 20;
        return this.#clockMs;
      },
      today: () => new Date('2026-03-01T12:00:00Z'),
    });
  }

  /** Opens a session, without loading. */
  static async open(open: OpenTestSession = {}): Promise<TestSession> {
    const { settings, answer, restore, data } = open;
    const opened = new TestSession(data ?? tinyData, answer);
    const options = {
      settings: { ...quickSettings, ...settings },
      backend: 'cpu',
      rememberedProbe: null,
      repeatsProbe: false,
      dataset: datasets.mnist,
      manifestUrl: manifestUrl.href,
      restore: restore ?? null,
      firstRunId: 1,
    } as const;
    await opened.session.open(options, (events) => opened.#receive(events));
    // Node cannot fetch the WASM backend as the page does, but can run it: ten times faster.
    await switchToBackend('wasm');
    if (!areReadsDelayed) delayReads();
    areReadsDelayed = true;
    return opened;
  }

  /** Opens a session and loads all its data. */
  static async start(options: OpenTestSession = {}): Promise<TestSession> {
    const started = await TestSession.open(options);
    await started.session.load();
    return started;
  }

  /** Lets time pass. */
  advanceClock(ms: number): void {
    this.#clockMs += ms;
  }

  get events(): WorkerEvent[] {
    return this.batches.flat();
  }

  /** All events of a kind so far. */
  all<K extends Kind>(kind: K): EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.kind === kind);
  }

  /** The newest status. */
  get status(): RunStatus {
    const status = this.all('status').at(-1)?.status;
    if (status === undefined) throw new Error('There has been no status yet');
    return status;
  }

  /**
   * The losses of a run by step; fails where one step has two different ones. A run that was turned back
   * goes over them again.
   */
  losses(runId = this.status.runId): number[] {
    const losses: number[] = [];
    const turnedBackTo = this.all('diverged').map(({ restoredStep }) => restoredStep);
    for (const event of this.all('losses')) {
      if (event.runId !== runId) continue;
      if (turnedBackTo.includes(event.firstStep)) losses.length = event.firstStep;
      for (const [index, loss] of event.losses.entries()) {
        const step = event.firstStep + index;
        if (losses[step] !== undefined && !Object.is(losses[step], loss)) {
          throw new Error(`Step ${step} of run ${runId} has two losses`);
        }
        losses[step] = loss;
      }
    }
    return losses;
  }

  /** Resolves once a condition on the events holds; it is looked at after each batch. */
  async until(isMet: (session: TestSession) => boolean): Promise<void> {
    if (isMet(this)) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push({ isMet: () => isMet(this), resolve });
    });
  }

  /** Resolves once the newest status has this state and nothing else is going on. */
  async untilAtRest(state: RunStatus['state']): Promise<void> {
    await this.until(
      ({ status }) => status.state === state && status.activity === null && this.#isJudged,
    );
  }

  /** Trains to the planned end. */
  async trainToTheEnd(): Promise<void> {
    await this.session.train();
    await this.untilAtRest('finished');
  }

  /** Resolves once so many steps are done. */
  async untilStep(step: number): Promise<void> {
    await this.until(({ status }) => status.step >= step);
  }

  /** Whether the full figures of the newest step are there. */
  get #isJudged(): boolean {
    const { runId, step } = this.status;
    return this.all('evaluation').some(
      (event) => event.runId === runId && event.step === step && event.scope === 'full',
    );
  }

  #receive(events: readonly WorkerEvent[]): void {
    this.batches.push(events);
    this.#waiting = this.#waiting.filter(({ isMet, resolve }) => {
      if (!isMet()) return true;
      resolve();
      return false;
    });
  }
}
