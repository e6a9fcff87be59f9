/**
 * The worker's side of the protocol: owns the backend, the data set, the one run, and the run that a
 * reset or an import has replaced and that `undo` brings back.
 */
import * as Comlink from 'comlink';
import { type Dataset, isComplete } from '../data/dataset.ts';
import type { LoaderPorts } from '../data/shards/shardLoader.ts';
import type { InsideStepOfRun } from '../protocol/answers/insideStep.ts';
import type { NamedExamples } from '../protocol/answers/oneShot.ts';
import type { TestDigit, TestDigitChoice } from '../protocol/answers/testDigit.ts';
import type { EventListener } from '../protocol/events.ts';
import type { GalleryEmbeddings, PictureName } from '../protocol/pictures.ts';
import type { UndoKind } from '../protocol/run.ts';
import type { RunSnapshot } from '../protocol/runSnapshot.ts';
import type { OpenOptions, SiameseWorker } from '../protocol/siameseWorker.ts';
import { checkSettings } from '../settings/check.ts';
import { withoutConflict } from '../settings/rules.ts';
import type { LiveSettings, RunSettings } from '../settings/settings.ts';
import type { BackendInfo } from '../siamese/backend/backendInfo.ts';
import { whyNotWebGpu } from '../siamese/backend/webgpu/start.ts';
import { startBackend } from '../siamese/backendChoice/startBackend.ts';
import { readWeightsFile } from '../siamese/weightsFile/read.ts';
import { answerActivations } from './answers/activations.ts';
import type { Answer } from './answers/answer.ts';
import { answerComparison } from './answers/comparison.ts';
import { answerExampleDistances } from './answers/exampleDistances.ts';
import { answerExplanation } from './answers/explanation.ts';
import { answerGalleryEmbeddings } from './answers/galleryEmbeddings.ts';
import { answerInsideStep } from './answers/insideStep.ts';
import { pickTestDigit } from './answers/testDigit.ts';
import { answerWeightsFile } from './answers/weightsFile.ts';
import { answerWorstPairs } from './answers/worstPairs.ts';
import { DatasetLoading } from './datasetLoading.ts';
import { EventStream } from './eventStream.ts';
import { freshRun } from './run/freshRun.ts';
import { Run } from './run/run.ts';
import { type TrainingPace, trainingPaceOn } from './scheduling/trainingPace.ts';

/** What the session needs from its surroundings. */
export interface SessionPorts extends LoaderPorts {
  /** A clock in milliseconds, for durations. */
  readonly now: () => number;
  /** The time of day, for files. */
  readonly today: () => Date;
}

export class Session implements SiameseWorker {
  readonly compare = this.#answering(answerComparison);
  readonly explain = this.#answering(answerExplanation);
  readonly exampleDistances = this.#answering(answerExampleDistances);
  readonly activations = this.#answering(answerActivations);
  readonly worstPairs = this.#answering(answerWorstPairs);
  readonly weightsFile = this.#answering(answerWeightsFile);
  readonly whyNotWebGpu = whyNotWebGpu;

  readonly #ports: SessionPorts;
  #stream: EventStream | null = null;
  #start: RunSnapshot | null = null;
  #loading: DatasetLoading | null = null;
  #wantedPictures: readonly PictureName[] = [];
  #pace: TrainingPace | null = null;
  #canEvaluate = false;
  #run: Run | null = null;
  #thrownAway: { kind: UndoKind; snapshot: RunSnapshot } | null = null;
  #runCount = 0;
  /** Settles when the last call that changes or replaces the run is done. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  async open(options: OpenOptions, listener: EventListener): Promise<BackendInfo> {
    const settings = checkSettings(options.settings, options.dataset);
    const stream = new EventStream(listener, this.#ports.now);
    this.#stream = stream;
    this.#loading = new DatasetLoading(options, this.#ports);
    this.#start = options.restore ?? freshRun(options.firstRunId, settings);
    this.#runCount = Math.max(this.#start.runId, options.firstRunId - 1);
    const onLost = () => stream.send({ kind: 'backend-lost' });
    const backend = await startBackend(options.backend, onLost, {
      ...this.#ports,
      settings,
      classCount: options.dataset.classes.length,
      remembered: options.rememberedProbe,
      isRepeated: options.repeatsProbe,
      onTurn: (name) => stream.send({ kind: 'probing', backend: name }),
    });
    this.#pace = trainingPaceOn(backend);
    stream.intervalMs = this.#pace.eventIntervalMs;
    return backend;
  }

  async load(): Promise<readonly string[]> {
    const { loading, stream } = this.#opened();
    await loading.load((dataset, progress) => {
      stream.add({ kind: 'loading', ...progress });
      if (dataset.splits.train.slots.some(({ state }) => state === 'ready'))
        this.#firstRun(dataset);
      this.#settleOnceEvaluable(dataset);
      this.#run?.dataChanged();
      stream.flush();
    });
    if (this.#run === null) throw new Error(loading.failures.join('; '));
    return loading.failures;
  }

  async train(): Promise<void> {
    await this.#inTurn(() => this.#current().train());
  }

  async pause(): Promise<void> {
    await this.#inTurn(async () => this.#current().pause());
  }

  async takeStep(): Promise<void> {
    // Await the step outside the queue: it may wait for images, and a reset must not wait for it.
    const { taken } = await this.#inTurn(() => this.#current().startStep());
    await taken;
  }

  async reset(settings: RunSettings): Promise<void> {
    checkSettings(settings, this.#opened().loading.facts);
    await this.#inTurn(() => this.#replace('reset', (runId) => freshRun(runId, settings)));
  }

  async undo(): Promise<void> {
    await this.#inTurn(async () => {
      const { stream } = this.#opened();
      const run = this.#current();
      const thrownAway = this.#thrownAway;
      if (thrownAway === null) throw new Error('There is nothing to undo');
      await run.stop();
      // Keep the present run for another undo, so that nothing is lost.
      this.#thrownAway =
        run.status.step > 0 ? { kind: 'undo', snapshot: await run.snapshot() } : null;
      stream.add({ kind: 'undoable', undo: this.#thrownAway?.kind ?? null });
      run.dispose();
      this.#begin(thrownAway.snapshot);
    });
  }

  async suspend(): Promise<RunSnapshot | null> {
    return this.#inTurn(async () => {
      await this.#run?.stop();
      return this.#run === null ? null : this.#run.snapshot();
    });
  }

  async setLive(settings: LiveSettings): Promise<void> {
    await this.#inTurn(async () => {
      const run = this.#current();
      checkSettings({ ...run.status.settings, ...settings }, this.#opened().loading.facts);
      run.setLive(settings);
    });
  }

  async watchPictures(wanted: readonly PictureName[]): Promise<void> {
    this.#wantedPictures = wanted;
    this.#run?.watchPictures(wanted);
  }

  async galleryEmbeddings(): Promise<GalleryEmbeddings | null> {
    const gallery = await answerGalleryEmbeddings(this.#current(), undefined);
    return gallery && Comlink.transfer(gallery, [gallery.embeddings.buffer]);
  }

  async insideStep(pair: number): Promise<InsideStepOfRun> {
    return this.#inTurn(() => answerInsideStep(this.#current(), pair));
  }

  async testDigit(choice: TestDigitChoice): Promise<TestDigit> {
    return pickTestDigit(this.#dataset(), choice);
  }

  async importWeights(text: string): Promise<readonly NamedExamples[]> {
    const { facts } = this.#opened().loading;
    const { plan, parameters, decision, steps, settings, symbols } = readWeightsFile(text, facts);
    await this.#inTurn(() =>
      this.#replace('import', (runId, present) => ({
        runId,
        settings: withoutConflict({ ...present, ...settings }, facts),
        architecture: plan.encoder.architecture,
        trainer: { parameters, memory: [], updates: 0 },
        step: steps,
        phase: { start: steps, end: steps, warmUpSteps: 0 },
        elapsedMs: 0,
        decision,
        isRepeatable: false,
      })),
    );
    return symbols;
  }

  /** Answers for the run that is present at the question. */
  #answering<Question, Result>(
    answer: Answer<Question, Result>,
  ): (question: Question) => Promise<Result> {
    return async (question) => answer(this.#current(), question);
  }

  /** Starts another run; `undo` can bring the present one back if it has taken a step. */
  async #replace(
    kind: UndoKind,
    next: (runId: number, present: RunSettings) => RunSnapshot,
  ): Promise<void> {
    const { stream } = this.#opened();
    const run = this.#current();
    await run.stop();
    if (run.status.step > 0) {
      this.#thrownAway = { kind, snapshot: await run.snapshot() };
      stream.add({ kind: 'undoable', undo: kind });
    }
    run.dispose();
    this.#runCount++;
    this.#begin(next(this.#runCount, run.status.settings));
  }

  /**
   * Runs one action after the other. An action that changes or replaces the run awaits other work, and
   * the next action must find the run that it leaves.
   */
  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(action);
    this.#queue = result.catch(() => {});
    return result;
  }

  /** Evaluates a network at rest, once, when all images for evaluations have arrived. */
  #settleOnceEvaluable({ splits }: Dataset): void {
    if (this.#canEvaluate || !isComplete(splits.validation) || !isComplete(splits.test)) return;
    this.#canEvaluate = true;
    this.#run?.settle();
  }

  #firstRun(dataset: Dataset): void {
    if (this.#run !== null || this.#start === null) return;
    this.#begin(this.#start, dataset);
    this.#start = null;
  }

  #begin(snapshot: RunSnapshot, dataset = this.#dataset()): void {
    const { stream, pace } = this.#opened();
    const { now, today } = this.#ports;
    this.#run = new Run(snapshot, { dataset, stream, now, today, pace });
    this.#run.watchPictures(this.#wantedPictures);
    stream.setStatus(this.#run.status);
    stream.flush();
    this.#run.settle();
  }

  #opened(): { stream: EventStream; loading: DatasetLoading; pace: TrainingPace } {
    if (this.#stream === null || this.#loading === null || this.#pace === null) {
      throw new Error('The session must be opened first');
    }
    return { stream: this.#stream, loading: this.#loading, pace: this.#pace };
  }

  #dataset(): Dataset {
    const dataset = this.#loading?.dataset ?? null;
    if (dataset === null) throw new Error('The data set has not arrived yet');
    return dataset;
  }

  #current(): Run {
    if (this.#run === null) throw new Error('There is no network before the first images arrive');
    return this.#run;
  }
}
