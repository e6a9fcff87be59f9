/** Takes training steps: what one step needs, in order, and what carrying on later needs. */
import { type BatchRecipe, batchRecipeOf } from '../../data/batches/batchRecipe.ts';
import { BatchSampler } from '../../data/batches/batchSampler.ts';
import { type Dataset, imageAt } from '../../data/dataset.ts';
import { digitPixels } from '../../data/digit.ts';
import { createRandom } from '../../data/random.ts';
import { seenClassesOf } from '../../data/seenClasses.ts';
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { RunStatus } from '../../protocol/siameseWorker.ts';
import type { LiveSettings, RunSettings } from '../../settings/settings.ts';
import { createLoss } from '../../siamese/losses/createLoss.ts';
import type { Architecture } from '../../siamese/network/architecture/architecture.ts';
import { describeLayers } from '../../siamese/network/architecture/architectureParts.ts';
import { BatchInput } from '../../siamese/network/batchInput.ts';
import { plainLayout } from '../../siamese/network/plans/encoderPlan.ts';
import {
  initialParameters,
  networkKindOf,
  planNetwork,
} from '../../siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../siamese/network/siameseNetwork.ts';
import { nextPhase, scheduledRate, type TrainingPhase } from '../../siamese/training/schedule.ts';
import { type StepSettings, Trainer } from '../../siamese/training/trainer.ts';

/** A batch as it goes through the towers. */
export interface DrawnBatch {
  /** [images] indices into the training split */
  readonly images: Int32Array;
  /** Laid out by `BatchInput`: all images where the towers are tied, else the first and the second ones. */
  readonly inputs: readonly Float32Array[];
}

/** The part of a run's status that its steps decide. */
export type StepperStatus = Pick<
  RunStatus,
  'step' | 'plannedSteps' | 'settings' | 'parameterCount' | 'layers' | 'isRepeatable'
>;

export class Stepper {
  readonly #dataset: Dataset;
  readonly #architecture: Architecture;
  readonly #trainer: Trainer;
  readonly #sampler: BatchSampler;
  readonly #inputs: readonly BatchInput[];
  readonly #recipe: BatchRecipe;
  readonly seenClasses: readonly number[];
  #settings: RunSettings;
  #step: number;
  #phase: TrainingPhase;
  #isRepeatable: boolean;

  constructor(snapshot: RunSnapshot, dataset: Dataset) {
    const { settings, architecture, trainer } = snapshot;
    this.#dataset = dataset;
    this.#architecture = architecture;
    this.#settings = settings;
    this.#step = snapshot.step;
    this.#phase = snapshot.phase;
    this.#isRepeatable = snapshot.isRepeatable;
    this.seenClasses = seenClassesOf(dataset, settings.heldOutDigits);
    this.#recipe = batchRecipeOf(settings, this.seenClasses.length);
    this.#sampler = new BatchSampler(dataset, {
      recipe: this.#recipe,
      classes: this.seenClasses,
      seed: settings.seed,
    });
    const plan = planNetwork(architecture, networkKindOf(settings));
    const parameters = trainer?.parameters ?? initialParameters(plan, settings.seed);
    this.#trainer = new Trainer(
      SiameseNetwork.create(plan, parameters),
      createLoss(settings, this.#recipe),
      { optimizer: settings.optimizer, step: snapshot.step, memory: trainer },
    );
    const { batchSize } = this.#sampler;
    this.#inputs = plan.isTied
      ? [new BatchInput(plan.encoder.input, batchSize)]
      : [0, 1].map(() => new BatchInput(plan.encoder.input, batchSize / 2));
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
    return this.#recipe;
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
    return this.#sampler.batchSize;
  }

  /** Whether the images of the next step have arrived or been given up. */
  get isReady(): boolean {
    return this.#sampler.isReady(this.#step);
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
    const images = this.#fill(this.#inputs);
    return { images, inputs: this.#inputs.map(({ values }) => values) };
  }

  /** The same, with the images as the network will see them: [images × 784], 0…1. */
  drawBatchWithPixels(): DrawnBatch & { readonly pixels: Float32Array } {
    const plain = new BatchInput(plainLayout, this.batchSize);
    const images = this.#fill([plain]);
    const pixels = plain.values;
    const imagesOfInput = images.length / this.#inputs.length;
    for (const position of images.keys()) {
      const image = pixels.subarray(position * digitPixels, (position + 1) * digitPixels);
      const input = this.#inputs[Math.floor(position / imagesOfInput)];
      input?.setPixels(position % imagesOfInput, image);
    }
    return { images, inputs: this.#inputs.map(({ values }) => values), pixels };
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
    this.#isRepeatable &&= this.#sampler.isRepeatable(this.#step);
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

  /** Puts the images of the next step in; their indices into the training split. */
  #fill(inputs: readonly BatchInput[]): Int32Array {
    const { seed, augmentation } = this.#settings;
    const random = augmentation ? createRandom(seed, 'augmentation', this.#step) : null;
    const { train } = this.#dataset.splits;
    const images = this.#sampler.draw(this.#step);
    const imagesOfInput = images.length / inputs.length;
    for (const [position, image] of images.entries()) {
      const input = inputs[Math.floor(position / imagesOfInput)];
      input?.setImage(position % imagesOfInput, imageAt(train, image), random);
    }
    return images;
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
