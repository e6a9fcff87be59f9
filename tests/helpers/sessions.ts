/** Drives a session as the page does: in Node, on a small data set, and keeps its events. */

import type { WorkerEvent } from '../../src/protocol/events.ts';
import type { RunStatus } from '../../src/protocol/run.ts';
import type { RunSnapshot } from '../../src/protocol/runSnapshot.ts';
import { datasets } from '../../src/settings/datasets.ts';
import { defaultSettings, type RunSettings } from '../../src/settings/settings.ts';
import {
  initialParameters,
  networkKindOf,
  planNetwork,
} from '../../src/siamese/network/plans/networkPlan.ts';
import { freshRun } from '../../src/worker/run/start/freshRun.ts';
import { Session } from '../../src/worker/session.ts';
import { drawSymbolsHere } from '../../src/worker/sideWorkers/symbols/drawHere.ts';
import type { DrawSymbols } from '../../src/worker/sideWorkers/symbols/symbolSupply.ts';
import { delayReads, switchToBackend } from './backends.ts';
import { type Answer, FakeServer, manifestUrl, type PackedData, packData } from './fakeServer.ts';

/** Three classes. Training uses the first shard alone for 100 steps; then the second one joins. */
export const tinyData = packData(3, [
  { split: 'train', imagesPerClass: 8 },
  { split: 'validation', imagesPerClass: 6 },
  { split: 'test', imagesPerClass: 6 },
  { split: 'train', imagesPerClass: 4 },
]);

/** The names of the shards: first training, validation, test, second training. */
export const [firstTraining = '', validation = '', test = '', secondTraining = ''] =
  tinyData.manifest.shards.map(({ file }) => file);

/** With these settings a step takes a few milliseconds. */
export const quickSettings: RunSettings = {
  ...defaultSettings,
  encoder: 'cnn',
  embeddingSize: 4,
  imagesPerDigit: 2,
  steps: 6,
};

/** A run at this step with the weights of its seed, and with `steps` steps to go. */
export function runAtStep(step: number, steps = 6): RunSnapshot {
  const phase = { start: step, end: step + steps, warmUpSteps: 0 };
  const fresh = freshRun(1, { ...quickSettings, steps });
  const plan = planNetwork(fresh.architecture, networkKindOf(fresh.settings));
  const parameters = initialParameters(plan, fresh.settings.seed);
  return { ...fresh, step, phase, trainer: { parameters, memory: [], updates: 0 } };
}

let areReadsDelayed = false;

type Kind = WorkerEvent['kind'];
type EventOf<K extends Kind> = Extract<WorkerEvent, { kind: K }>;

export interface OpenTestSession {
  readonly settings?: Partial<RunSettings>;
  /** The server's answer instead of the files. */
  readonly answer?: Answer;
  readonly restore?: RunSnapshot;
  /** Another data set instead of the tiny one. */
  readonly data?: PackedData;
  /** Draws made-up symbols in another way. */
  readonly drawSymbols?: DrawSymbols;
  /** How long the page takes to take a batch of events; no time, if it is missing. */
  readonly taking?: () => Promise<void>;
}

export class TestSession {
  readonly session: Session;
  readonly server: FakeServer;
  readonly batches: (readonly WorkerEvent[])[] = [];
  /** Every reading of the clock advances it by 20 ms: no test depends on this machine's speed. */
  #clockMs = 0;
  #waiting: { isMet: () => boolean; resolve: () => void }[] = [];

  private constructor({ files }: PackedData, drawSymbols: DrawSymbols, answer?: Answer) {
    this.server = new FakeServer(files, answer);
    this.session = new Session({
      ...this.server.ports,
      now: () => {
        this.#clockMs += 20;
        return this.#clockMs;
      },
      today: () => new Date('2026-03-01T12:00:00Z'),
      drawSymbols,
    });
  }

  /** Opens a session without loading data. */
  static async open(open: OpenTestSession = {}): Promise<TestSession> {
    const { settings, answer, restore, data, taking, drawSymbols } = open;
    const served = data ?? tinyData;
    const opened = new TestSession(served, drawSymbols ?? drawSymbolsHere, answer);
    const options = {
      settings: { ...quickSettings, ...settings },
      backend: 'cpu',
      rememberedProbe: null,
      repeatsProbe: false,
      dataset: { ...datasets.mnist, classes: served.manifest.classes },
      images: { kind: 'shards', manifestUrl: manifestUrl.href, areKept: true },
      restore: restore ?? null,
      firstRunId: 1,
    } as const;
    await opened.session.open(options, (events) => {
      opened.#receive(events);
      return taking?.();
    });
    // Node cannot fetch the WASM backend as the page does, but can run it: it is ten times faster.
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
   * The losses of a run by step; fails if one step has two different losses. A run that was turned back
   * repeats steps.
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

  /** Resolves when a condition on the events holds; it is checked after each batch of events. */
  async until(isMet: (session: TestSession) => boolean): Promise<void> {
    if (isMet(this)) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push({ isMet: () => isMet(this), resolve });
    });
  }

  /** Resolves when the newest status has this state, and no other work is left. */
  async untilAtRest(state: RunStatus['state']): Promise<void> {
    await this.until(
      ({ status }) => status.state === state && status.activity === null && this.#isDecided,
    );
  }

  /** Trains to the planned end of the run. */
  async trainToTheEnd(): Promise<void> {
    await this.session.train();
    await this.untilAtRest('finished');
  }

  /** Resolves when this step is reached. */
  async untilStep(step: number): Promise<void> {
    await this.until(({ status }) => status.step >= step);
  }

  /** Whether the full evaluation of the newest step has arrived. */
  get #isDecided(): boolean {
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
