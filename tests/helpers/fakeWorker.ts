/** Owns a fake worker that answers at once and logs its calls; a test decides when its events come. */
import type { Activations, ActivationsQuestion } from '../../src/protocol/answers/activations.ts';
import type { NetworkChecksum } from '../../src/protocol/answers/checksum.ts';
import type { ClassConfusions } from '../../src/protocol/answers/classConfusions.ts';
import type { Comparison, DigitPair } from '../../src/protocol/answers/comparison.ts';
import type { Explanation } from '../../src/protocol/answers/explanation.ts';
import type { FewShotFigures, FewShotQuestion } from '../../src/protocol/answers/fewShot.ts';
import type { InsideStepOfRun } from '../../src/protocol/answers/insideStep.ts';
import type {
  MeasuredFigures,
  MeasureQuestion,
  OtherData,
} from '../../src/protocol/answers/measuring.ts';
import type {
  ExampleDistances,
  NamedExamples,
  OneShotQuestion,
} from '../../src/protocol/answers/oneShot.ts';
import type { TestDigit, TestDigitChoice } from '../../src/protocol/answers/testDigit.ts';
import type { ClassPair, WorstPairs } from '../../src/protocol/answers/worstPairs.ts';
import type { BackendInfo } from '../../src/protocol/backend.ts';
import type { Evaluation, EvaluationScope } from '../../src/protocol/evaluation.ts';
import type { WorkerEvent } from '../../src/protocol/events.ts';
import type { GalleryEmbeddings, PictureName } from '../../src/protocol/pictures.ts';
import type { RunStatus } from '../../src/protocol/run.ts';
import type { RunSnapshot } from '../../src/protocol/runSnapshot.ts';
import type {
  ExportedBytes,
  ExportedFile,
  ExportQuestion,
  OpenOptions,
  Programs,
  SiameseWorker,
} from '../../src/protocol/siameseWorker.ts';
import { checkSettings } from '../../src/settings/check.ts';
import type { DatasetFacts } from '../../src/settings/datasets.ts';
import { defaultSettings, type RunSettings } from '../../src/settings/settings.ts';
import { comparisonOf } from './comparisons.ts';
import { explanationOf } from './explanations.ts';
import { insideStepOf } from './insideSteps.ts';
import { laterTask } from './laterTask.ts';
import { measuredOf } from './measured.ts';
import { someProbe } from './probes.ts';
import { snapshotOf, statusPartOf } from './snapshots.ts';

/** The status of a fresh run, with a test's changes. */
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
    detour: null,
    ...change,
  };
}

/** The status of a run as an event. */
export function statusEvent(runId: number, change: Partial<RunStatus> = {}): WorkerEvent {
  return { kind: 'status', runId, status: statusOf(runId, change) };
}

/** Whether the first status of a new run comes before or after the reply to the call that started it. */
export type Order = 'status first' | 'reply first';

export class FakeWorker implements SiameseWorker {
  /** The checksum of the network. */
  sha256 = 'ab'.repeat(32);
  /** The calls, in order, without those of `compare`, `explain` and `watchPictures`. */
  readonly calls: { readonly name: string; readonly value?: unknown }[] = [];
  readonly pairs: DigitPair[] = [];
  /** The pairs of all calls of `explain`. */
  readonly explainedPairs: DigitPair[] = [];
  /** The data of all calls of `open`. */
  readonly openedData: Pick<OpenOptions, 'dataset' | 'images'>[] = [];
  /** The options for the choice of the backend, of all calls of `open`. */
  readonly opened: Pick<OpenOptions, 'backend' | 'rememberedProbe' | 'repeatsProbe'>[] = [];
  readonly probe = someProbe;
  readonly wantedPictures: (readonly PictureName[])[] = [];
  order: Order = 'reply first';
  /** The message with which an import is refused; `null` accepts it. */
  refusal: string | null = null;
  importedSettings: RunSettings = { ...defaultSettings, encoder: 'mlp' };
  importedSymbols: readonly NamedExamples[] = [];
  #status = statusOf(1);
  #runCount = 1;
  readonly #tell: (events: readonly WorkerEvent[]) => void;

  constructor(tell: (events: readonly WorkerEvent[]) => void) {
    this.#tell = tell;
  }

  /** The worker's present run; the page may not know it yet. */
  get status(): RunStatus {
    return this.#status;
  }

  /** The names of the calls, in order. */
  get names(): string[] {
    return this.calls.map(({ name }) => name);
  }

  /** Changes the run and reports its status. */
  become(change: Partial<RunStatus>): void {
    this.#status = { ...this.#status, ...change };
    this.tellStatus();
  }

  /** Becomes the next worker, which has the run as it was at this step, at rest, and tells nothing yet. */
  fallBackTo(step: number): void {
    const state = step === 0 ? 'ready' : 'paused';
    this.#status = { ...this.#status, step, state };
  }

  tellStatus(): void {
    this.#tell([{ kind: 'status', runId: this.#status.runId, status: this.#status }]);
  }

  /** Takes all planned steps and measures the network. */
  finish(evaluation: Evaluation, scope: EvaluationScope = 'full'): void {
    const { runId, plannedSteps: step } = this.#status;
    this.#tell([{ kind: 'evaluation', runId, step, scope, evaluation }]);
    this.become({ state: 'finished', step });
  }

  /** Reports that the loss has diverged, and rests. */
  diverge(step: number): void {
    const { runId } = this.#status;
    this.#tell([{ kind: 'diverged', runId, step, restoredStep: 0, reason: 'exploded' }]);
    this.become({ state: 'ready', step: 0 });
  }

  tellComparison(comparison: Comparison): void {
    this.#tell([{ kind: 'comparison', runId: comparison.runId, comparison }]);
  }

  /** Logs the options for the choice of the backend; a repeated probe has a result. */
  async open(options: OpenOptions): Promise<BackendInfo> {
    const { backend, rememberedProbe, repeatsProbe, restore } = options;
    checkSettings(options.settings, options.dataset);
    this.opened.push({ backend, rememberedProbe, repeatsProbe });
    this.openedData.push({ dataset: options.dataset, images: options.images });
    if (restore !== null && this.refusal !== null) {
      this.#tell([{ kind: 'refused', reason: this.refusal }]);
    } else if (restore !== null) this.#status = statusOf(restore.runId, statusPartOf(restore));
    const told = {
      name: 'cpu',
      renderer: 'a fake',
      isSoftware: false,
      shortfall: null,
      whyNotExact: backend === 'webgl' ? 'A fake graphics card is not exact.' : null,
    } as const;
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

  async train(stopAt?: number): Promise<void> {
    this.calls.push({ name: 'train', ...(stopAt !== undefined && { value: stopAt }) });
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
    await this.#replace(statusOf(this.#nextId(), { settings, plannedSteps: settings.steps }));
  }

  async undo(): Promise<void> {
    this.calls.push({ name: 'undo' });
    await this.#replace(statusOf(1, { state: 'finished', step: 60 }));
  }

  async takeUp(snapshot: RunSnapshot): Promise<void> {
    this.calls.push({ name: 'takeUp', value: snapshot });
    if (this.refusal !== null) throw new Error(this.refusal);
    await this.#replace(statusOf(this.#nextId(), statusPartOf(snapshot)));
  }

  async checkRun(snapshot: RunSnapshot, dataset: DatasetFacts): Promise<void> {
    this.calls.push({ name: 'checkRun', value: dataset.id });
    if (this.refusal !== null) throw new Error(this.refusal);
    checkSettings(snapshot.settings, dataset);
  }

  /** Sends a copy of the run as the page knows it. */
  async sendCopy(): Promise<void> {
    this.calls.push({ name: 'sendCopy' });
    this.tellCopy();
  }

  /** Sends a copy of the run, by default of the present step. */
  tellCopy(change: Partial<RunSnapshot> = {}): void {
    const snapshot = { ...snapshotOf(this.#status), ...change };
    this.#tell([{ kind: 'checkpoint', runId: snapshot.runId, snapshot }]);
  }

  /** Sends an evaluation of the present step. */
  tellEvaluation(evaluation: Evaluation): void {
    const { runId, step } = this.#status;
    this.#tell([{ kind: 'evaluation', runId, step, scope: 'full', evaluation }]);
  }

  /** Sends the losses of some steps. */
  tellLosses(firstStep: number, losses: readonly number[]): void {
    const { runId } = this.#status;
    this.#tell([{ kind: 'losses', runId, firstStep, losses: Float32Array.from(losses) }]);
  }

  async suspend(): Promise<null> {
    return null;
  }

  async setLive(settings: object): Promise<void> {
    this.calls.push({ name: 'setLive', value: settings });
    this.become({ settings: { ...this.#status.settings, ...settings } });
  }

  async compare(pair: DigitPair): Promise<Comparison> {
    this.pairs.push(pair);
    return comparisonOf(this.#status, this.pairs.length);
  }

  /** Explains by the present run. */
  async explain(pair: DigitPair): Promise<Explanation | null> {
    this.explainedPairs.push(pair);
    return explanationOf(this.#status, pair);
  }

  /** The share of pixels that differ is the distance. */
  async exampleDistances({ query, examples }: OneShotQuestion): Promise<ExampleDistances> {
    const { runId, step } = this.#status;
    const distances = Float32Array.from(
      examples,
      (example) => example.filter((grey, pixel) => grey !== query[pixel]).length / query.length,
    );
    return { runId, step, distances, similarities: distances.map((distance) => 1 - distance) };
  }

  async activations({ layer }: ActivationsQuestion): Promise<Activations> {
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

  async insideStep(pair: number): Promise<InsideStepOfRun> {
    this.calls.push({ name: 'insideStep', value: pair });
    return insideStepOf(this.#status, pair);
  }

  /** Class 9, or the wanted one, at place 100; or the digit beside the present one. */
  async testDigit(choice: TestDigitChoice): Promise<TestDigit> {
    if (choice.kind === 'at') {
      const { index } = choice;
      return { pixels: new Uint8Array(784).fill(index), className: String(index % 10), index };
    }
    const label = choice.kind === 'of-class' ? choice.label : 9;
    const index = choice.kind === 'beside' ? choice.index + choice.step : 100;
    return { pixels: new Uint8Array(784).fill(label), className: String(label), index };
  }

  async worstPairs({ classA, classB }: ClassPair): Promise<WorstPairs> {
    this.calls.push({ name: 'worstPairs', value: [classA, classB] });
    const { runId, step } = this.#status;
    return { runId, step, scope: 'quick', pairs: [] };
  }

  /** The class and the next one. */
  async classConfusions(label: number): Promise<ClassConfusions> {
    this.calls.push({ name: 'classConfusions', value: label });
    const { runId, step } = this.#status;
    const cell = { pairs: 4, errorRate: 0.25, meanDistance: 1 };
    const cells = [
      [cell, cell],
      [cell, cell],
    ];
    const matrix = { classes: [label, label + 1], cells };
    return { runId, step, scope: 'quick', label, threshold: 0.5, matrix };
  }

  async fewShot({ ways, shots }: FewShotQuestion): Promise<FewShotFigures> {
    this.calls.push({ name: 'fewShot', value: [ways, shots] });
    const { runId, step } = this.#status;
    const told = { accuracy: 1 / ways, interval: { low: 0, high: 1 } };
    const figures = { network: told, untrained: told, pixels: told };
    return { runId, step, ways, shots, classes: [0, 1], episodes: 9, images: 20, ...figures };
  }

  async lend(data: OtherData | null): Promise<void> {
    this.calls.push({ name: 'lend', value: data?.id ?? null });
  }

  async measureOn(question: MeasureQuestion): Promise<MeasuredFigures | null> {
    this.calls.push({ name: 'measureOn', value: question });
    const { runId, step } = this.#status;
    return measuredOf(runId, step, question);
  }

  async weightsFile(symbols: readonly NamedExamples[]): Promise<ExportedFile> {
    this.calls.push({ name: 'weightsFile', value: symbols });
    return { name: 'siamese.json', text: '{}' };
  }

  async checksum(): Promise<NetworkChecksum> {
    this.calls.push({ name: 'checksum', value: null });
    return { step: this.#status.step, sha256: this.sha256, sketch: [1, 2, 3, 4, 5, 6], length: 10 };
  }

  async exportedNetwork(question: ExportQuestion): Promise<ExportedBytes> {
    this.calls.push({ name: 'exportedNetwork', value: question });
    return { name: `siamese.${question.format}`, bytes: Uint8Array.of(1, 2, 3) };
  }

  async programs({ encoder }: RunSettings): Promise<Programs> {
    return { tensorflow: `// ${encoder}`, pytorch: `# ${encoder}` };
  }

  async importWeights(content: string | Uint8Array): Promise<readonly NamedExamples[]> {
    this.calls.push({ name: 'importWeights', value: content });
    if (this.refusal !== null) throw new Error(this.refusal);
    const settings = this.importedSettings;
    await this.#replace(statusOf(this.#nextId(), { settings, state: 'finished', step: 400 }));
    return this.importedSymbols;
  }

  /** Sends the last copy of a trained run together with the status of the next one, as the worker does. */
  async #replace(status: RunStatus): Promise<void> {
    const last = this.#status;
    this.#status = status;
    const begin = (): void => {
      const { runId } = this.#status;
      const snapshot = snapshotOf(last);
      this.#tell([
        ...(last.step > 0 ? [{ kind: 'checkpoint', runId: last.runId, snapshot } as const] : []),
        { kind: 'status', runId, status: this.#status },
      ]);
    };
    if (this.order === 'status first') {
      begin();
      // The page handles the status before the reply comes.
      await laterTask();
    } else {
      setTimeout(begin);
    }
  }

  #nextId(): number {
    this.#runCount++;
    return this.#runCount;
  }
}
