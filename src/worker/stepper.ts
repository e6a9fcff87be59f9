/** Takes training steps: what one step needs, in order, and what carrying on later needs. */
import { BatchSampler } from '../data/batchSampler.ts';
import { type Dataset, imageAt } from '../data/dataset.ts';
import { createRandom } from '../data/random.ts';
import type { LiveSettings, RunSettings } from '../settings/settings.ts';
import { type Architecture, architectureOf } from '../siamese/architecture.ts';
import { BatchInput } from '../siamese/batchInput.ts';
import type { Decision } from '../siamese/calibration.ts';
import { planEncoder } from '../siamese/encoderPlan.ts';
import { initialParameters, SiameseNetwork } from '../siamese/network.ts';
import { firstPhase, nextPhase, type Phase, scheduledRate } from '../siamese/schedule.ts';
import { Trainer, type TrainerSnapshot } from '../siamese/trainer.ts';

/** Everything a run can be brought back from. */
export interface RunSnapshot {
  readonly runId: number;
  readonly settings: RunSettings;
  readonly architecture: Architecture;
  /** `null` starts from the seed. */
  readonly trainer: TrainerSnapshot | null;
  readonly step: number;
  readonly phase: Phase;
  readonly elapsedMs: number;
  readonly decision: Decision | null;
  readonly isRepeatable: boolean;
}

/** The start of a new run. */
export function freshRun(runId: number, settings: RunSettings): RunSnapshot {
  return {
    runId,
    settings,
    architecture: architectureOf(settings),
    trainer: null,
    step: 0,
    phase: firstPhase(settings.steps),
    elapsedMs: 0,
    decision: null,
    isRepeatable: true,
  };
}

export class Stepper {
  readonly #dataset: Dataset;
  readonly #architecture: Architecture;
  readonly #trainer: Trainer;
  readonly #sampler: BatchSampler;
  readonly #input: BatchInput;
  #settings: RunSettings;
  #step: number;
  #phase: Phase;
  #isRepeatable: boolean;

  constructor(snapshot: RunSnapshot, dataset: Dataset) {
    const { settings, architecture, trainer } = snapshot;
    this.#dataset = dataset;
    this.#architecture = architecture;
    this.#settings = settings;
    this.#step = snapshot.step;
    this.#phase = snapshot.phase;
    this.#isRepeatable = snapshot.isRepeatable;
    const { imagesPerDigit: imagesPerClass, seed } = settings;
    this.#sampler = new BatchSampler(dataset, { imagesPerClass, seed });
    const { batchSize } = this.#sampler;
    const labels = Array.from({ length: batchSize }, (_, at) => Math.floor(at / imagesPerClass));
    const plan = planEncoder(architecture);
    const parameters = trainer?.parameters ?? initialParameters(plan, seed);
    this.#trainer = new Trainer(SiameseNetwork.create(plan, parameters), labels, trainer);
    this.#input = new BatchInput(plan, batchSize);
  }

  /** The network being trained, owned by the stepper. */
  get network(): SiameseNetwork {
    return this.#trainer.network;
  }

  get settings(): RunSettings {
    return this.#settings;
  }

  /** Steps done. */
  get step(): number {
    return this.#step;
  }

  /** Step before which the run ends. */
  get plannedSteps(): number {
    return this.#phase.end;
  }

  get isDone(): boolean {
    return this.#step >= this.#phase.end;
  }

  get isRepeatable(): boolean {
    return this.#isRepeatable;
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
    if (this.isDone) this.#phase = nextPhase(this.#step, this.#settings.steps);
  }

  /** Starts the next step; resolves to its loss when it has been computed. */
  launchStep(): Promise<number> {
    const step = this.#step;
    const { seed, augmentation, margin, learningRate } = this.#settings;
    const random = augmentation ? createRandom(seed, 'augmentation', step) : null;
    const { train } = this.#dataset.splits;
    for (const [position, image] of this.#sampler.draw(step).entries()) {
      this.#input.setImage(position, imageAt(train, image), random);
    }
    const loss = this.#trainer.step(this.#input.values, {
      margin,
      learningRate: scheduledRate(learningRate, this.#phase, step),
    });
    this.#isRepeatable &&= this.#sampler.isRepeatable(step);
    this.#step++;
    return loss.data<'float32'>().then(([value = Number.NaN]) => {
      loss.dispose();
      return value;
    });
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
