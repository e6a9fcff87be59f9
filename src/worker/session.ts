/**
 * Owns the worker's side of the protocol: opens the backend and the data set, and hands every call to
 * the run. `Runs` owns the run.
 */
import * as Comlink from 'comlink';
import { type Dataset, isComplete } from '../data/dataset.ts';
import type { LoaderPorts } from '../data/shards/shardLoader.ts';
import type { InsideStepOfRun } from '../protocol/answers/insideStep.ts';
import type { MeasureQuestion, OtherData } from '../protocol/answers/measuring.ts';
import type { NamedExamples } from '../protocol/answers/oneShot.ts';
import type { TestDigit, TestDigitChoice } from '../protocol/answers/testDigit.ts';
import type { EventListener } from '../protocol/events.ts';
import type { GalleryEmbeddings, PictureName } from '../protocol/pictures.ts';
import type { RunSnapshot } from '../protocol/runSnapshot.ts';
import type { OpenOptions, SiameseWorker } from '../protocol/siameseWorker.ts';
import { checkSettings } from '../settings/check.ts';
import type { ClassFacts } from '../settings/datasets.ts';
import { withoutConflict } from '../settings/rules.ts';
import type { LiveSettings, RunSettings } from '../settings/settings.ts';
import type { BackendInfo } from '../siamese/backend/backendInfo.ts';
import { whyNotWebGpu } from '../siamese/backend/webgpu/start.ts';
import { startBackend } from '../siamese/backendChoice/startBackend.ts';
import type { Programs } from '../siamese/exports/programs/programs.ts';
import { readWeightsFile } from '../siamese/weightsFile/read.ts';
import { answerActivations } from './answers/activations.ts';
import type { Answer } from './answers/answer.ts';
import { answerChecksum } from './answers/checksum.ts';
import { answerExampleDistances } from './answers/exampleDistances.ts';
import { answerExportedNetwork } from './answers/exportedNetwork.ts';
import { answerFewShot } from './answers/fewShot.ts';
import { answerGalleryEmbeddings } from './answers/galleryEmbeddings.ts';
import { answerInsideStep } from './answers/insideStep.ts';
import { answerClassConfusions } from './answers/pairs/classConfusions.ts';
import { answerComparison } from './answers/pairs/comparison.ts';
import { answerExplanation } from './answers/pairs/explanation.ts';
import { answerWorstPairs } from './answers/pairs/worstPairs.ts';
import { pickTestDigit } from './answers/testDigit.ts';
import { answerWeightsFile } from './answers/weightsFile.ts';
import { DatasetLoading } from './dataset/datasetLoading.ts';
import { EventStream } from './eventStream.ts';
import { handedOver } from './handedOver.ts';
import { LentData } from './otherData/lentData.ts';
import type { Run } from './run/run.ts';
import { Runs } from './run/runs.ts';
import { freshRun } from './run/start/freshRun.ts';
import { checkSnapshot, SnapshotError } from './run/start/snapshotCheck.ts';
import { trainingPaceOn } from './scheduling/trainingPace.ts';
import { type DrawSymbols, SymbolSupply } from './sideWorkers/symbols/symbolSupply.ts';
import {
  deviceLost,
  unlessStepFailed,
  unlessUnsound,
  whyUnsound,
} from './signsOfLife/soundness.ts';

/** What the session needs from its surroundings. */
export interface SessionPorts extends LoaderPorts {
  /** A clock in milliseconds, for durations. */
  readonly now: () => number;
  /** The time of day, for files. */
  readonly today: () => Date;
  /** Draws made-up symbols beside training. */
  readonly drawSymbols: DrawSymbols;
}

export class Session implements SiameseWorker {
  readonly compare = this.#answering(answerComparison);
  readonly explain = this.#answering(answerExplanation);
  readonly exampleDistances = this.#answering(answerExampleDistances);
  readonly activations = this.#answering(answerActivations);
  readonly fewShot = this.#answering(answerFewShot);
  readonly measureOn = this.#answering((run: Run, question: MeasureQuestion) =>
    this.#lentData.measure(run, question),
  );
  readonly worstPairs = this.#answering(answerWorstPairs);
  readonly classConfusions = this.#answering(answerClassConfusions);
  readonly weightsFile = this.#answering(answerWeightsFile);
  readonly checksum = this.#answering(answerChecksum);
  readonly exportedNetwork = this.#answering(answerExportedNetwork);
  readonly whyNotWebGpu = whyNotWebGpu;

  readonly #galleryOf = this.#answering(answerGalleryEmbeddings);
  readonly #ports: SessionPorts;
  readonly #lentData: LentData;
  #opened: { readonly stream: EventStream; readonly loading: DatasetLoading } | null = null;
  #runs: Runs | null = null;
  #start: RunSnapshot | null = null;
  #canEvaluate = false;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
    this.#lentData = new LentData(ports);
  }

  async open(options: OpenOptions, listener: EventListener): Promise<BackendInfo> {
    const { now, today, drawSymbols } = this.#ports;
    const settings = checkSettings(options.settings, options.dataset);
    const stream = new EventStream((events) => listener(handedOver(events)), now, whyUnsound);
    const start = this.#startOf(options, settings, stream);
    const onLost = (): void => stream.close(deviceLost);
    const backend = await startBackend(options.backend, onLost, {
      ...this.#ports,
      settings,
      classCount: options.dataset.classes.length,
      remembered: options.rememberedProbe,
      isRepeated: options.repeatsProbe,
      onTurn: (name) => stream.send({ kind: 'probing', backend: name }),
    });
    const pace = trainingPaceOn(backend);
    stream.intervalMs = pace.eventIntervalMs;
    this.#opened = { stream, loading: new DatasetLoading(options, this.#ports) };
    const lastRunId = Math.max(start.runId, options.firstRunId - 1);
    const symbols = new SymbolSupply(drawSymbols, () => this.#runs?.run?.dataChanged());
    this.#runs = new Runs({ stream, now, today, pace, symbols }, lastRunId);
    this.#start = start;
    return backend;
  }

  async load(): Promise<readonly string[]> {
    const { stream, loading } = this.#requireOpened();
    const runs = this.#requireRuns();
    await loading.load((dataset, progress) => {
      stream.add({ kind: 'loading', ...progress });
      if (dataset.splits.train.slots.some(({ state }) => state === 'ready'))
        this.#beginOnce(dataset);
      this.#settleOnceEvaluable(dataset);
      runs.run?.dataChanged();
      stream.flush();
    });
    if (runs.run === null) throw new Error(loading.failures.join('; '));
    return loading.failures;
  }

  async train(stopAt?: number): Promise<void> {
    await this.#requireRuns().inTurn((run) => run.train(stopAt));
  }

  async pause(): Promise<void> {
    await this.#requireRuns().inTurn(async (run) => run.pause());
  }

  async takeStep(): Promise<void> {
    // Await the step outside the queue: it may wait for images, and a reset must not wait for it.
    const { taken } = await this.#requireRuns().inTurn((run) => run.startStep());
    await unlessStepFailed(this.#requireOpened().stream, taken);
  }

  async reset(settings: RunSettings): Promise<void> {
    checkSettings(settings, this.#requireOpened().loading.facts);
    await this.#requireRuns().replace('reset', (runId) => freshRun(runId, settings));
  }

  async undo(): Promise<void> {
    await this.#requireRuns().undo();
  }

  async takeUp(snapshot: RunSnapshot): Promise<void> {
    const checked = checkSnapshot(snapshot, this.#requireOpened().loading.facts);
    await this.#requireRuns().replace('open', (runId) => ({ ...checked, runId }));
  }

  async checkRun(snapshot: RunSnapshot, dataset: ClassFacts): Promise<void> {
    checkSnapshot(snapshot, dataset);
  }

  async sendCopy(): Promise<void> {
    await this.#requireRuns().run?.sendCopy();
  }

  async suspend(): Promise<RunSnapshot | null> {
    if (this.#runs === null) return null;
    const snapshot = await this.#runs.suspend();
    // Events and answers cross on ports of their own: without this, the answer may come first, and the
    // page would no longer listen to the last losses.
    await this.#requireOpened().stream.taken;
    return snapshot;
  }

  async setLive(settings: LiveSettings): Promise<void> {
    const { facts } = this.#requireOpened().loading;
    await this.#requireRuns().inTurn(async (run) => {
      checkSettings({ ...run.status.settings, ...settings }, facts);
      run.setLive(settings);
    });
  }

  async watchPictures(wanted: readonly PictureName[]): Promise<void> {
    this.#requireRuns().watchPictures(wanted);
  }

  async galleryEmbeddings(): Promise<GalleryEmbeddings | null> {
    const gallery = await this.#galleryOf(undefined);
    return gallery && Comlink.transfer(gallery, [gallery.embeddings.buffer]);
  }

  async insideStep(pair: number): Promise<InsideStepOfRun> {
    const { stream } = this.#requireOpened();
    return unlessUnsound(stream, () =>
      this.#requireRuns().inTurn((run) => answerInsideStep(run, pair)),
    );
  }

  async testDigit(choice: TestDigitChoice): Promise<TestDigit> {
    const { dataset } = this.#requireOpened().loading;
    if (dataset === null) throw new Error('The data set has not arrived yet');
    return pickTestDigit(dataset, choice);
  }

  async lend(data: OtherData | null): Promise<void> {
    await this.#lentData.lend(data);
  }

  async programs(settings: RunSettings): Promise<Programs> {
    const { facts } = this.#requireOpened().loading;
    const { writePrograms } = await import('../siamese/exports/programs/programs.ts');
    return writePrograms(checkSettings(settings, facts), facts);
  }

  async importWeights(content: string | Uint8Array): Promise<readonly NamedExamples[]> {
    const { facts } = this.#requireOpened().loading;
    const { plan, parameters, decision, steps, settings, symbols } =
      typeof content === 'string'
        ? readWeightsFile(content, facts)
        : (await import('../siamese/exports/readers.ts')).readExport(content, facts);
    await this.#requireRuns().replace('import', (runId, present) => ({
      runId,
      settings: withoutConflict({ ...present, ...settings }, facts),
      architecture: plan.encoder.architecture,
      trainer: { parameters, memory: [], updates: 0 },
      step: steps,
      phase: { start: steps, end: steps, warmUpSteps: 0 },
      elapsedMs: 0,
      decision,
      isRepeatable: false,
      detour: 'imported',
    }));
    return symbols;
  }

  /** The run to continue if it fits, or else a new one. */
  #startOf(options: OpenOptions, settings: RunSettings, stream: EventStream): RunSnapshot {
    const { restore, dataset, firstRunId } = options;
    try {
      if (restore !== null) return checkSnapshot(restore, dataset);
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      stream.send({ kind: 'refused', reason: error.message });
    }
    return freshRun(firstRunId, settings);
  }

  /** Answers for the run that is present at the question. */
  #answering<Question, Result>(
    answer: Answer<Question, Result>,
  ): (question: Question) => Promise<Result> {
    return async (question) => {
      const run = this.#requireRuns().current;
      return unlessUnsound(this.#requireOpened().stream, () => answer(run, question));
    };
  }

  /** Begins the first run when its first images have arrived. */
  #beginOnce(dataset: Dataset): void {
    if (this.#start === null) return;
    this.#requireRuns().begin(this.#start, dataset);
    this.#start = null;
  }

  /** Evaluates a network at rest, once, when all images for evaluations have arrived. */
  #settleOnceEvaluable({ splits }: Dataset): void {
    if (this.#canEvaluate || !isComplete(splits.validation) || !isComplete(splits.test)) return;
    this.#canEvaluate = true;
    this.#runs?.run?.settle();
  }

  #requireOpened(): { readonly stream: EventStream; readonly loading: DatasetLoading } {
    if (this.#opened === null) throw new Error('The session must be opened first');
    return this.#opened;
  }

  #requireRuns(): Runs {
    if (this.#runs === null) throw new Error('The session must be opened first');
    return this.#runs;
  }
}
