/** Takes a run's training steps, and owns the state that a run needs to continue later. */
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import { imageWeightsOf } from '../../data/batches/imageWeights.ts';
import type { Dataset } from '../../data/dataset.ts';
import { mathFor } from '../../data/exactMath/mathFunctions.ts';
import { createRandom } from '../../data/random.ts';
import type { SymbolPool } from '../../data/symbols/symbolPool.ts';
import type { RunStatus } from '../../protocol/run.ts';
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { Detour } from '../../settings/facts/detours.ts';
import { whyNotSymbolsFirst } from '../../settings/rules.ts';
import { areSameSettings, type LiveSettings, type RunSettings } from '../../settings/settings.ts';
import type { Architecture } from '../../siamese/network/architecture/architecture.ts';
import { describeLayers } from '../../siamese/network/architecture/architectureParts.ts';
import type { SiameseNetwork } from '../../siamese/network/siameseNetwork.ts';
import { hasExactKernels } from '../../siamese/ops/exactArithmetic.ts';
import { createTraining } from '../../siamese/training/createTraining.ts';
import {
  datasetWeightAt,
  nextPhase,
  scheduledRate,
  type TrainingPhase,
} from '../../siamese/training/schedule.ts';
import type { StepSettings, Trainer } from '../../siamese/training/trainer.ts';
import type { DrawnBatch, TrainingBatches } from '../../siamese/training/trainingBatches.ts';

/** The part of a run's status that the steps decide. */
type StepperStatus = Pick<
  RunStatus,
  'step' | 'plannedSteps' | 'settings' | 'parameterCount' | 'layers' | 'isRepeatable' | 'detour'
>;

export class Stepper {
  readonly #architecture: Architecture;
  readonly #trainer: Trainer;
  readonly #batches: TrainingBatches;
  #settings: RunSettings;
  #pauseAfter = Number.POSITIVE_INFINITY;
  #step: number;
  #phase: TrainingPhase;
  #isRepeatable: boolean;
  #detour: Detour | null;

  /** @param symbols of the run's seed; `null` for a run that learns from no symbols */
  constructor(snapshot: RunSnapshot, dataset: Dataset, symbols: SymbolPool | null = null) {
    const { settings, architecture } = snapshot;
    this.#architecture = architecture;
    this.#settings = settings;
    this.#step = snapshot.step;
    this.#phase = snapshot.phase;
    this.#isRepeatable = snapshot.isRepeatable;
    this.#detour = snapshot.detour === undefined ? 'inexact' : snapshot.detour;
    const { trainer, batches } = createTraining(dataset, settings, snapshot, symbols);
    this.#trainer = trainer;
    this.#batches = batches;
  }

  /** The network in training; the stepper owns it. */
  get network(): SiameseNetwork {
    return this.#trainer.network;
  }

  /** The network that is judged, compared and exported; the stepper owns it until the next step. */
  get judged(): SiameseNetwork {
    return this.#trainer.judged;
  }

  /** The trainer of the network; the stepper owns it. */
  get trainer(): Trainer {
    return this.#trainer;
  }

  get settings(): RunSettings {
    return this.#settings;
  }

  /** The recipe of every batch. */
  get recipe(): BatchRecipe {
    return this.#batches.recipe;
  }

  /** Steps done. */
  get step(): number {
    return this.#step;
  }

  /** The stepper's part of the status for the page. */
  get status(): StepperStatus {
    return {
      step: this.#step,
      plannedSteps: this.#phase.end,
      settings: this.#settings,
      parameterCount: this.network.plan.parameterCount,
      layers: describeLayers(this.#architecture),
      isRepeatable: this.#isRepeatable,
      detour: this.#detour,
    };
  }

  get isDone(): boolean {
    return this.#step >= this.#phase.end;
  }

  /** Whether the planned steps are done, or those after which training is to pause. */
  get isAtEnd(): boolean {
    return this.isDone || this.#step >= this.#pauseAfter;
  }

  /** The state of a run that takes no steps. */
  get restingState(): 'ready' | 'paused' | 'finished' {
    if (this.#step === 0) return 'ready';
    return this.isDone ? 'finished' : 'paused';
  }

  /** Has training pause after this step if it is still to come; without one, at the planned end only. */
  pauseAfter(step = Number.POSITIVE_INFINITY): void {
    this.#pauseAfter = this.#step >= step ? Number.POSITIVE_INFINITY : step;
  }

  /** Images in a batch. */
  get batchSize(): number {
    return this.#batches.batchSize;
  }

  /** Whether the images of the next step have arrived or failed. */
  get isReady(): boolean {
    return this.#batches.isReady(this.#step);
  }

  /**
   * Takes over settings that may change during a run.
   * @param movesEnd whether the number of steps holds for the present phase, or only for the next
   */
  setLive(settings: LiveSettings, movesEnd: boolean): void {
    const before = this.#settings;
    this.#settings = { ...before, ...settings };
    if (this.#step > 0 && !areSameSettings(before, this.#settings)) this.#detour ??= 'changed';
    if (movesEnd) {
      const { start } = this.#phase;
      this.#phase = { ...this.#phase, end: Math.max(this.#step, start + settings.steps) };
    }
  }

  /** Plans another phase if all planned steps are done. */
  extendIfDone(): void {
    if (this.isDone) this.#detour ??= 'trained-on';
    this.#phase = this.#comingPhase;
  }

  /** The batch of the next step; the next call overwrites its inputs. */
  drawBatch(): DrawnBatch {
    return this.#batches.draw(this.#step, this.#settings.augmentation);
  }

  /** The name of the class of an image of a batch. */
  classNameOf(image: number): string {
    return this.#batches.classNameOf(image);
  }

  /** The same with the images that the network will see: [images × 784], 0…1. */
  drawBatchWithPixels(): DrawnBatch & { readonly pixels: Float32Array } {
    return this.#batches.drawWithPixels(this.#step, this.#settings.augmentation);
  }

  /** The settings of the next step. */
  get stepSettings(): StepSettings {
    const { learningRate, schedule, seed, symbolsFirst, exactArithmetic } = this.#settings;
    const step = this.#step;
    const math = mathFor(exactArithmetic);
    const isWeighed = symbolsFirst && whyNotSymbolsFirst(this.#settings) === null;
    return {
      settings: this.#settings,
      random: () => createRandom(seed, 'mining', step),
      imageWeights: isWeighed
        ? imageWeightsOf(this.recipe, datasetWeightAt(this.#comingPhase, step))
        : null,
      learningRate: scheduledRate(learningRate, schedule, this.#comingPhase, step, math),
    };
  }

  /** Starts the next step; resolves to its loss once that is computed. */
  launchStep(): Promise<number> {
    const loss = this.#trainer.step(this.drawBatch().inputs, this.stepSettings);
    this.#isRepeatable &&= this.#batches.isRepeatable(this.#step);
    if (!this.#settings.exactArithmetic || !hasExactKernels()) this.#detour ??= 'inexact';
    if (!this.#isRepeatable) this.#detour ??= 'missing-images';
    this.#step++;
    return loss.data<'float32'>().then(([value = Number.NaN]) => {
      loss.dispose();
      return value;
    });
  }

  /** Keeps the present state, to go back to it if training diverges. */
  keep(): void {
    this.#trainer.keep(this.#step);
  }

  /** Goes back to the newest kept state that is proved good. */
  restoreKept(): void {
    this.#step = this.#trainer.restoreKept();
    this.#detour ??= 'turned-back';
    const { start, end } = this.#phase;
    // The state is older than the present phase: the phase begins there, because its schedule has no
    // earlier steps.
    if (this.#step < start) {
      this.#phase = { ...this.#phase, start: this.#step, end: this.#step + end - start };
    }
  }

  /** The phase of the next step; a new one when all planned steps are done. */
  get #comingPhase(): TrainingPhase {
    const { steps, warmUpSteps } = this.#settings;
    return this.isDone ? nextPhase(this.#step, steps, warmUpSteps) : this.#phase;
  }

  /** Copies the state that a run needs to continue. */
  async snapshot(
    rest: Pick<RunSnapshot, 'runId' | 'elapsedMs' | 'decision'>,
  ): Promise<RunSnapshot> {
    const architecture = this.#architecture;
    const [isRepeatable, detour] = [this.#isRepeatable, this.#detour];
    return { ...rest, architecture, isRepeatable, detour, ...(await this.continued()) };
  }

  /** Copies what the steps need to go on, anywhere: settings, weights, the optimiser's memory. */
  async continued(): Promise<Pick<RunSnapshot, 'settings' | 'step' | 'phase' | 'trainer'>> {
    const state = { settings: this.#settings, step: this.#step, phase: this.#phase };
    return { ...state, trainer: await this.#trainer.snapshot() };
  }

  dispose(): void {
    this.#trainer.dispose();
  }
}
