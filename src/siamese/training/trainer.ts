/**
 * Trains a network, one step at a time: embeds a batch, evaluates its loss, carries the gradient back
 * through the towers, updates their weights. Knows no views, no worker and no clock.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { RunSettings } from '../../settings/settings.ts';
import type { Loss, LossInput } from '../losses/loss.ts';
import type { SiameseNetwork } from '../network/siameseNetwork.ts';
import { inArithmetic } from '../ops/exactArithmetic.ts';
import { averagedWeights } from './averagedWeights.ts';
import { forwardBatch, gradientOf } from './batchPass.ts';
import { KeptStates, type TrainerState } from './keptStates.ts';
import { updateRules } from './optimizers/updateRules.ts';

/** The settings that may change from step to step. */
export type StepSettings = Pick<LossInput, 'settings' | 'random' | 'imageWeights'> & {
  readonly learningRate: number;
};

/** Everything that another trainer needs to continue with the same steps, in plain memory. */
export interface TrainerSnapshot {
  readonly parameters: Float32Array;
  /** The running mean of the parameters, if they are averaged. */
  readonly averaged?: Float32Array;
  /** The optimiser's vectors, [parameterCount] each. */
  readonly memory: readonly Float32Array[];
  /** Updates made so far. */
  readonly updates: number;
}

/** The start of a trainer. */
export interface TrainerStart {
  readonly settings: Pick<
    RunSettings,
    'optimizer' | 'beta1' | 'beta2' | 'averageWeights' | 'exactArithmetic'
  >;
  /** Steps done so far. */
  readonly step: number;
  /** The optimiser's memory to continue with; `null` starts with zeros. */
  readonly memory: Omit<TrainerSnapshot, 'parameters'> | null;
}

export class Trainer {
  readonly network: SiameseNetwork;
  readonly loss: Loss;
  readonly #settings: TrainerStart['settings'];
  readonly #kept: KeptStates;
  #averaged: tf.Tensor1D | null;
  /** Made of the averaged weights when it is asked for. */
  #judged: SiameseNetwork | null = null;
  #memory: readonly tf.Tensor1D[];
  #updates: number;

  /**
   * @param network owned by the trainer from here on
   * @param loss owned by the trainer from here on
   */
  constructor(network: SiameseNetwork, loss: Loss, { settings, step, memory }: TrainerStart) {
    this.network = network;
    this.loss = loss;
    this.#settings = settings;
    const { memorySize } = updateRules[settings.optimizer];
    const isKnown = memory !== null && memory.memory.length === memorySize;
    this.#memory = isKnown
      ? memory.memory.map((vector) => tf.tensor1d(vector))
      : Array.from({ length: memorySize }, () => tf.zeros([network.plan.parameterCount]));
    this.#updates = isKnown ? memory.updates : 0;
    const averaged = isKnown ? memory.averaged : undefined;
    this.#averaged = !settings.averageWeights
      ? null
      : averaged === undefined
        ? tf.clone(network.parameters)
        : tf.tensor1d(averaged);
    this.#kept = new KeptStates(this.#state(step));
  }

  /**
   * The network that is judged, compared and exported: that of the averaged weights, or else the newest
   * one. The trainer owns it; the next step may dispose it, so that later work needs a frozen copy.
   */
  get judged(): SiameseNetwork {
    if (this.#averaged === null) return this.network;
    this.#judged ??= this.network.withParameters(tf.clone(this.#averaged));
    return this.#judged;
  }

  /**
   * Takes one step. Reads nothing back from the backend: the loss is a scalar tensor that the caller owns.
   * @param inputs the batch, laid out by `BatchInput`: all images if the towers are tied, else the first
   * images of all pairs and the second images of all pairs
   */
  step(inputs: readonly Float32Array[], { learningRate, ...rest }: StepSettings): tf.Scalar {
    this.#updates++;
    const [loss, parameters, ...memory] = this.#tidy((): [tf.Scalar, ...tf.Tensor1D[]] => {
      const pass = forwardBatch(this.network, this.loss, inputs, rest);
      const update = this.#update(gradientOf(pass), learningRate, this.#updates);
      return [pass.value.loss, update.parameters, ...update.memory];
    });
    if (parameters === undefined) throw new Error('An update gave no parameters');
    tf.dispose([...this.#memory]);
    this.#memory = memory;
    this.network.replaceParameters(parameters);
    if (this.#averaged !== null) {
      this.#average(averagedWeights(this.#averaged, parameters, this.#updates));
    }
    return loss;
  }

  /**
   * The parameters after an update by this gradient, without the update itself; they belong to the
   * caller's scope (`tf.tidy`).
   * @param gradient [parameterCount]
   */
  preview(gradient: tf.Tensor1D, learningRate: number): tf.Tensor1D {
    const { exactArithmetic } = this.#settings;
    const update = () => this.#update(gradient, learningRate, this.#updates + 1);
    return inArithmetic(exactArithmetic, update).parameters;
  }

  /**
   * Keeps the present state. The state that was kept before is proved good now: `restoreKept` goes back
   * to it.
   */
  keep(step: number): void {
    this.#kept.add(this.#state(step));
  }

  /** Goes back to the newest state that is proved good; returns its step. */
  restoreKept(): number {
    const { parameters, averaged, memory, updates, step } = this.#kept.restore();
    tf.dispose([...this.#memory]);
    this.#average(averaged);
    this.#memory = memory;
    this.#updates = updates;
    this.network.replaceParameters(parameters);
    return step;
  }

  /** Copies everything that another trainer needs to continue. */
  async snapshot(): Promise<TrainerSnapshot> {
    const updates = this.#updates;
    const read = async (vector: tf.Tensor1D): Promise<Float32Array> =>
      (await vector.data<'float32'>()).slice();
    const [parameters, averaged, ...memory] = await Promise.all([
      this.network.readParameters(),
      this.#averaged === null ? null : read(this.#averaged),
      ...this.#memory.map(read),
    ]);
    return { parameters, ...(averaged !== null && { averaged }), memory, updates };
  }

  dispose(): void {
    this.network.dispose();
    this.loss.dispose();
    this.#average(null);
    tf.dispose([...this.#memory]);
    this.#kept.dispose();
  }

  /** Takes over another mean of the weights, and disposes the old one with its network. */
  #average(averaged: tf.Tensor1D | null): void {
    this.#averaged?.dispose();
    this.#averaged = averaged;
    this.#judged?.dispose();
    this.#judged = null;
  }

  /** Computes in the run's arithmetic, and disposes what is left over. */
  #tidy<Result extends tf.TensorContainer>(compute: () => Result): Result {
    return inArithmetic(this.#settings.exactArithmetic, () => tf.tidy(compute));
  }

  #update(gradient: tf.Tensor1D, learningRate: number, updates: number) {
    const { optimizer, beta1, beta2 } = this.#settings;
    return updateRules[optimizer].update({
      parameters: this.network.parameters,
      gradient,
      memory: this.#memory,
      matrices: this.network.plan.matrices,
      betas: [beta1, beta2],
      learningRate,
      updates,
    });
  }

  #state(step: number): TrainerState {
    return {
      parameters: this.network.parameters,
      averaged: this.#averaged,
      memory: this.#memory,
      updates: this.#updates,
      step,
    };
  }
}
