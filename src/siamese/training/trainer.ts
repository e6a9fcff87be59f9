/**
 * Trains a network, one step at a time: embeds a batch, evaluates its loss, carries the gradient back
 * through the towers, updates their weights. Knows no views, no worker and no clock.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerKind } from '../../settings/choices.ts';
import type { Loss, LossInput } from '../losses/loss.ts';
import type { SiameseNetwork } from '../network/siameseNetwork.ts';
import { forwardBatch, gradientOf } from './batchPass.ts';
import { KeptStates, type TrainerState } from './keptStates.ts';
import { updateRules } from './optimizers/updateRules.ts';

/** The settings that may change from step to step. */
export type StepSettings = Pick<LossInput, 'settings' | 'random'> & {
  readonly learningRate: number;
};

/** Everything that another trainer needs to continue with the same steps, in plain memory. */
export interface TrainerSnapshot {
  readonly parameters: Float32Array;
  /** The optimiser's vectors, [parameterCount] each. */
  readonly memory: readonly Float32Array[];
  /** Updates made so far. */
  readonly updates: number;
}

/** The start of a trainer. */
export interface TrainerStart {
  readonly optimizer: OptimizerKind;
  /** Steps done so far. */
  readonly step: number;
  /** The optimiser's memory to continue with; `null` starts with zeros. */
  readonly memory: Pick<TrainerSnapshot, 'memory' | 'updates'> | null;
}

export class Trainer {
  readonly network: SiameseNetwork;
  readonly loss: Loss;
  readonly #optimizer: OptimizerKind;
  readonly #kept: KeptStates;
  #memory: readonly tf.Tensor1D[];
  #updates: number;

  /**
   * @param network owned by the trainer from here on
   * @param loss owned by the trainer from here on
   */
  constructor(network: SiameseNetwork, loss: Loss, { optimizer, step, memory }: TrainerStart) {
    this.network = network;
    this.loss = loss;
    this.#optimizer = optimizer;
    const { memorySize } = updateRules[optimizer];
    const isKnown = memory !== null && memory.memory.length === memorySize;
    this.#memory = isKnown
      ? memory.memory.map((vector) => tf.tensor1d(vector))
      : Array.from({ length: memorySize }, () => tf.zeros([network.plan.parameterCount]));
    this.#updates = isKnown ? memory.updates : 0;
    this.#kept = new KeptStates(this.#state(step));
  }

  /**
   * Takes one step. Reads nothing back from the backend: the loss is a scalar tensor that the caller owns.
   * @param inputs the batch, laid out by `BatchInput`: all images if the towers are tied, else the first
   * images of all pairs and the second images of all pairs
   */
  step(inputs: readonly Float32Array[], { learningRate, ...rest }: StepSettings): tf.Scalar {
    this.#updates++;
    const [loss, parameters, ...memory] = tf.tidy((): [tf.Scalar, ...tf.Tensor1D[]] => {
      const pass = forwardBatch(this.network, this.loss, inputs, rest);
      const update = this.#update(gradientOf(pass), learningRate, this.#updates);
      return [pass.value.loss, update.parameters, ...update.memory];
    });
    if (parameters === undefined) throw new Error('An update gave no parameters');
    tf.dispose([...this.#memory]);
    this.#memory = memory;
    this.network.replaceParameters(parameters);
    return loss;
  }

  /**
   * The parameters after an update by this gradient, without the update itself; they belong to the
   * caller's scope (`tf.tidy`).
   * @param gradient [parameterCount]
   */
  preview(gradient: tf.Tensor1D, learningRate: number): tf.Tensor1D {
    return this.#update(gradient, learningRate, this.#updates + 1).parameters;
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
    const { parameters, memory, updates, step } = this.#kept.restore();
    tf.dispose([...this.#memory]);
    this.#memory = memory;
    this.#updates = updates;
    this.network.replaceParameters(parameters);
    return step;
  }

  /** Copies everything that another trainer needs to continue. */
  async snapshot(): Promise<TrainerSnapshot> {
    const updates = this.#updates;
    const [parameters, ...memory] = await Promise.all([
      this.network.readParameters(),
      ...this.#memory.map(async (vector) => (await vector.data<'float32'>()).slice()),
    ]);
    return { parameters, memory, updates };
  }

  dispose(): void {
    this.network.dispose();
    this.loss.dispose();
    tf.dispose([...this.#memory]);
    this.#kept.dispose();
  }

  #update(gradient: tf.Tensor1D, learningRate: number, updates: number) {
    return updateRules[this.#optimizer].update({
      parameters: this.network.parameters,
      gradient,
      memory: this.#memory,
      learningRate,
      updates,
    });
  }

  #state(step: number): TrainerState {
    return {
      parameters: this.network.parameters,
      memory: this.#memory,
      updates: this.#updates,
      step,
    };
  }
}
