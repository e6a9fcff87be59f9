/** A worker that answers at once and tells what it was asked; a test decides when its events come. */

import type { ClientListener } from '../../src/client/trainingClient.ts';
import type {
  Activations,
  BackendInfo,
  Comparison,
  DigitPair,
  ExampleDistances,
  Explanation,
  ExportedFile,
  GalleryEmbeddings,
  InsideStepOfRun,
  NamedExamples,
  OneShotQuestion,
  OpenOptions,
  PictureName,
  RunStatus,
  SiameseWorker,
  TestDigit,
  TestDigitChoice,
  WorkerEvent,
  WorstPairs,
} from '../../src/protocol/siameseWorker.ts';
import { defaultSettings, type RunSettings } from '../../src/settings/settings.ts';
import type { Client, UmapPort } from '../../src/store/core/ports.ts';
import type { KeptValues } from '../../src/store/kept/keptValues.ts';
import { createPlayground, type Playground } from '../../src/store/playground.ts';
import { explanationOf } from './explanations.ts';
import { insideStepOf } from './insideSteps.ts';
import { keptInMemory, textMemory, Waiting } from './keptInMemory.ts';
import { laterTask } from './laterTask.ts';
import { someProbe } from './probes.ts';

/** A run as it begins, with what a test wants otherwise. */
export function statusOf(runId: number, change: Partial<RunStatus> = {}): RunStatus {
  return {
    runId,
    state: 'ready',
    activity: null,
    step: 0,
    plannedSteps: 2_000,
    elapsedMs: 0,
    stepMs: null,
    settings: defaultSettings,
    parameterCount: 58_336,
    layers: ['dense, 32'],
    warning: null,
    isRepeatable: true,
    ...change,
  };
}

/** The status of a run as an event. */
export function statusEvent(runId: number, change: Partial<RunStatus> = {}): WorkerEvent {
  return { kind: 'status', runId, status: statusOf(runId, change) };
}

/** When the first status of another run comes: before the reply to the call that asked for it, or after. */
export type Order = 'status first' | 'reply first';

export class FakeWorker implements SiameseWorker {
  /** The calls, in order, without those of `compare`, `explain` and `watchPictures`. */
  readonly calls: { readonly name: string; readonly value?: unknown }[] = [];
  readonly pairs: DigitPair[] = [];
  /** What was to be explained. */
  readonly explainedPairs: DigitPair[] = [];
  /** How each worker was to choose its backend. */
  readonly opened: Pick<OpenOptions, 'backend' | 'rememberedProbe' | 'repeatsProbe'>[] = [];
  readonly probe = someProbe;
  readonly wantedPictures: (readonly PictureName[])[] = [];
  order: Order = 'reply first';
  /** What an import is refused with. */
  refusal: string | null = null;
  importedSettings: RunSettings = { ...defaultSettings, encoder: 'mlp' };
  importedSymbols: readonly NamedExamples[] = [];
  #status = statusOf(1);
  #runCount = 1;
  readonly #tell: (events: readonly WorkerEvent[]) => void;

  constructor(tell: (events: readonly WorkerEvent[]) => void) {
    this.#tell = tell;
  }

  /** The run that the worker has, of which the page may not know yet. */
  get status(): RunStatus {
    return this.#status;
  }

  /** The names of the calls, in order. */
  get names(): string[] {
    return this.calls.map(({ name }) => name);
  }

  /** Changes the run and tells of it. */
  become(change: Partial<RunStatus>): void {
    this.#status = { ...this.#status, ...change };
    this.tellStatus();
  }

  tellStatus(): void {
    this.#tell([{ kind: 'status', runId: this.#status.runId, status: this.#status }]);
  }

  tellComparison(comparison: Comparison): void {
    this.#tell([{ kind: 'comparison', runId: comparison.runId, comparison }]);
  }

  /** Notes how it was asked to choose a backend; a probe that is to be repeated finds something. */
  async open({ backend, rememberedProbe, repeatsProbe }: OpenOptions): Promise<BackendInfo> {
    this.opened.push({ backend, rememberedProbe, repeatsProbe });
    const told = { name: 'cpu', renderer: 'a fake', isSoftware: false } as const;
    if (!repeatsProbe) return { ...told, reason: 'A test wants it', probe: null };
    this.#tell([{ kind: 'probing', backend: 'cpu' }]);
    await laterTask();
    return { ...told, reason: 'A test wants it probed', probe: this.probe };
  }

  async whyNotWebGpu(): Promise<string | null> {
    return 'a fake has no graphics card';
  }

  async load(): Promise<readonly string[]> {
    this.tellStatus();
    return [];
  }

  async train(): Promise<void> {
    this.calls.push({ name: 'train' });
    this.become({ state: 'training' });
  }

  async pause(): Promise<void> {
    this.calls.push({ name: 'pause' });
  }

  async takeStep(): Promise<void> {
    this.calls.push({ name: 'takeStep' });
  }

  async reset(settings: RunSettings): Promise<void> {
    this.calls.push({ name: 'reset', value: settings });
    await this.#replace(statusOf(this.#nextId(), { settings }));
  }

  async undo(): Promise<void> {
    this.calls.push({ name: 'undo' });
    await this.#replace(statusOf(1, { state: 'finished', step: 60 }));
  }

  async suspend(): Promise<null> {
    return null;
  }

  async setLive(settings: object): Promise<void> {
    this.calls.push({ name: 'setLive', value: settings });
    this.become({ settings: { ...this.#status.settings, ...settings } });
  }

  /** Compares by the run that there is: its id is the distance. */
  async compare(pair: DigitPair): Promise<Comparison> {
    this.pairs.push(pair);
    const { runId, step } = this.#status;
    return {
      runId,
      number: this.pairs.length,
      step,
      embeddingA: null,
      embeddingB: null,
      distance: runId,
      towerDifference: null,
      similarity: null,
      threshold: null,
      neighbours: null,
    };
  }

  /** Explains by the run that there is. */
  async explain(pair: DigitPair): Promise<Explanation | null> {
    this.explainedPairs.push(pair);
    return explanationOf(this.#status, pair);
  }

  /** The share of pixels that differ is the distance. */
  async distances({ query, examples }: OneShotQuestion): Promise<ExampleDistances> {
    const { runId, step } = this.#status;
    const distances = Float32Array.from(
      examples,
      (example) => example.filter((grey, pixel) => grey !== query[pixel]).length / query.length,
    );
    return { runId, step, distances, similarities: distances.map((distance) => 1 - distance) };
  }

  async activations(_pair: DigitPair, layer: number | null): Promise<Activations> {
    this.calls.push({ name: 'activations', value: layer });
    const { runId, step } = this.#status;
    return { runId, step, profiles: [], opened: null };
  }

  async watchPictures(wanted: readonly PictureName[]): Promise<void> {
    this.wantedPictures.push(wanted);
  }

  async galleryEmbeddings(): Promise<GalleryEmbeddings | null> {
    const { runId, step } = this.#status;
    return { runId, step, embeddings: new Float32Array(6), embeddingSize: 3 };
  }

  async inspectStep(pair: number): Promise<InsideStepOfRun> {
    this.calls.push({ name: 'inspectStep', value: pair });
    return insideStepOf(this.#status, pair);
  }

  /** Of class 9 or the one that is wanted; at place 100, or beside the digit that is there. */
  async testDigit(choice: TestDigitChoice): Promise<TestDigit> {
    const label = choice.kind === 'of-class' ? choice.label : 9;
    const index = choice.kind === 'beside' ? choice.index + choice.step : 100;
    return { pixels: new Uint8Array(784).fill(label), className: String(label), index };
  }

  async testDigitAt(index: number): Promise<TestDigit> {
    return { pixels: new Uint8Array(784).fill(index), className: String(index % 10), index };
  }

  async worstPairs(classA: number, classB: number): Promise<WorstPairs> {
    this.calls.push({ name: 'worstPairs', value: [classA, classB] });
    const { runId, step } = this.#status;
    return { runId, step, scope: 'quick', pairs: [] };
  }

  async exportWeights(symbols: readonly NamedExamples[] = []): Promise<ExportedFile> {
    this.calls.push({ name: 'exportWeights', value: symbols });
    return { name: 'siamese.json', text: '{}' };
  }

  async importWeights(text: string): Promise<readonly NamedExamples[]> {
    this.calls.push({ name: 'importWeights', value: text });
    if (this.refusal !== null) throw new Error(this.refusal);
    const settings = this.importedSettings;
    await this.#replace(statusOf(this.#nextId(), { settings, state: 'finished', step: 400 }));
    return this.importedSymbols;
  }

  async #replace(status: RunStatus): Promise<void> {
    this.#status = status;
    if (this.order === 'status first') {
      this.tellStatus();
      // So that the page has dealt with it when the reply comes.
      await laterTask();
    } else {
      setTimeout(() => this.tellStatus());
    }
  }

  #nextId(): number {
    this.#runCount++;
    return this.#runCount;
  }
}

export interface FakePlayground {
  readonly worker: FakeWorker;
  readonly state: () => Playground;
  /** Lets all that waits for a while have its turn. */
  readonly passTime: () => void;
  /** Ends the worker as a crash would; the page gets another one, the same fake. */
  readonly crash: (isRunKept?: boolean) => void;
}

/** A page's store on a fake worker, opened. */
export async function openPlayground(
  fetchText: (path: string) => Promise<string> = async () => '{}',
  kept: KeptValues = keptInMemory(),
  umap: UmapPort = { layOut: async () => null, cancel: () => {} },
): Promise<FakePlayground> {
  const memory = textMemory();
  const waiting = new Waiting();
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
  });
  const [first] = created;
  if (first === undefined) throw new Error('The store has made no client');
  const { worker, listener } = first;
  await store.getState().actions.open();
  return {
    worker,
    state: () => store.getState(),
    passTime: () => waiting.passTime(),
    crash: (isRunKept = true) => listener.onCrash('a test wants it', isRunKept),
  };
}
