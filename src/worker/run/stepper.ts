/** Takes training steps: what one step needs, in order, and what carrying on later needs. */
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import type { Dataset } from '../../data/dataset.ts';
import { createRandom } from '../../data/random.ts';
import type { RunStatus } from '../../protocol/run.ts';
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { LiveSettings, RunSettings } from '../../settings/settings.ts';
import type { Architecture } from '../../siamese/network/architecture/architecture.ts';
import { describeLayers } from '../../siamese/network/architecture/architectureParts.ts';
import type { SiameseNetwork } from '../../siamese/network/siameseNetwork.ts';
import { createTraining } from '../../siamese/training/createTraining.ts';
import { nextPhase, scheduledRate, type TrainingPhase } from '../../siamese/training/schedule.ts';
import type { StepSettings, Trainer } from '../../siamese/training/trainer.ts';
import type { DrawnBatch, TrainingBatches } from '../../siamese/training/trainingBatches.ts';

/** The part of a run's status that its steps decide. */
export type StepperStatus = Pick<
  RunStatus,
  'step' | 'plannedSteps' | 'settings' | 'parameterCount' | 'layers' | 'isRepeatable'
>;

export class Stepper {
  readonly #architecture: Architecture;
  readonly #trainer: Trainer;
  readonly #batches: TrainingBatches;
  #settings: RunSettings;
  #step: number;
  #phase: TrainingPhase;
  #isRepeatable: boolean;

  constructor(snapshot: RunSnapshot, dataset: Dataset) {
    const { settings, architecture } = snapshot;
    this.#architecture = architecture;
    this.#settings = settings;
    this.#step = snapshot.step;
    this.#phase = snapshot.phase;
    this.#isRepeatable = snapshot.isRepeatable;
    const { trainer, batches } = createTraining(dataset, settings, snapshot);
    this.#trainer = trainer;
    this.#batches = batches;
  }

  /** The network being trained, owned by the stepper. */
  get network(): SiameseNetwork {
    return this.#trainer.network;
  }

  /** What trains it, owned by the stepper. */
  get trainer(): Trainer {
    return this.#trainer;
  }

  get settings(): RunSettings {
    return this.#settings;
  }

  /** How every batch is made up. */
  get recipe(): BatchRecipe {
    return this.#batches.recipe;
  }

  /** Steps done. */
  get step(): number {
    return this.#step;
  }

  /** What a person is told of it. */
  get status(): StepperStatus {
    return {
      step: this.#step,
      plannedSteps: this.#phase.end,
      settings: this.#settings,
      parameterCount: this.network.plan.parameterCount,
      layers: describeLayers(this.#architecture),
      isRepeatable: this.#isRepeatable,
    };
  }

  get isDone(): boolean {
    return this.#step >= this.#phase.end;
  }

  /** Images in a batch. */
  get batchSize(): number {
    return this.#batches.batchSize;
  }

  /** Whether the images of the next step have arrived or been given up. */
  get isReady(): boolean {
    return this.#batches.isReady(this.#step);
  }

  /**
   * Takes over settings that may change during a run.
   * @param movesEnd whether the number of steps is that of the present phase, or only of the next
   */
  setLive(settings: LiveSettings, movesEnd: boolean): void {
    this.#settings = { ...this.#settings, ...settings };
    if (movesEnd) {
      const { start } = this.#phase;
      this.#phase = { ...this.#phase, end: Math.max(this.#step, start + settings.steps) };
    }
  }

  /** Plans the steps of another phase if those planned are done. */
  extendIfDone(): void {
    this.#phase = this.#comingPhase;
  }

  /** The batch of the next step; its inputs are overwritten by the next call. */
  drawBatch(): DrawnBatch {
    return this.#batches.draw(this.#step, this.#settings.augmentation);
  }

  /** The same, with the images as the network will see them: [images × 784], 0…1. */
  drawBatchWithPixels(): DrawnBatch & { readonly pixels: Float32Array } {
    return this.#batches.drawWithPixels(this.#step, this.#settings.augmentation);
  }

  /** What the next step goes by. */
  get stepSettings(): StepSettings {
    const { learningRate, schedule, seed } = this.#settings;
    const step = this.#step;
    return {
      settings: this.#settings,
      random: () => createRandom(seed, 'mining', step),
      learningRate: scheduledRate(learningRate, schedule, this.#comingPhase, step),
    };
  }

  /** Starts the next step; resolves to its loss when it has been computed. */
  launchStep(): Promise<number> {
    const loss = this.#trainer.step(this.drawBatch().inputs, this.stepSettings);
    this.#isRepeatable &&= this.#batches.isRepeatable(this.#step);
    this.#step++;
    return loss.data<'float32'>().then(([value = Number.NaN]) => {
      loss.dispose();
      return value;
    });
  }

  /** Keeps the present state, to come back to it should training go astray. */
  keep(): void {
    this.#trainer.keep(this.#step);
  }

  /** Goes back to the newest state that has proved good. */
  restoreKept(): void {
    this.#step = this.#trainer.restoreKept();
    const { start, end } = this.#phase;
    // From before the present phase, that begins there: its schedule knows no earlier steps.
    if (this.#step < start) {
      this.#phase = { ...this.#phase, start: this.#step, end: this.#step + end - start };
    }
  }

  /** The phase that the next step belongs to: when all planned steps are done, another one. */
  get #comingPhase(): TrainingPhase {
    const { steps, warmUpSteps } = this.#settings;
    return this.isDone ? nextPhase(this.#step, steps, warmUpSteps) : this.#phase;
  }

  /** Copies what carrying on needs. */
  async snapshot(
    rest: Pick<RunSnapshot, 'runId' | 'elapsedMs' | 'decision'>,
  ): Promise<RunSnapshot> {
    const state = {
      ...rest,
      settings: this.#settings,
      architecture: this.#architecture,
      step: this.#step,
      phase: this.#phase,
      isRepeatable: this.#isRepeatable,
    };
    return { ...state, trainer: await this.#trainer.snapshot() };
  }

  dispose(): void {
    this.#trainer.dispose();
  }
}
