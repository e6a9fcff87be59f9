/**
 * Training, one step at a time: embed a batch, weigh all its pairs, carry the gradient back through
 * the one encoder, update its one set of weights. Knows no views, no worker and no clock.
 */
import * as tf from '@tensorflow/tfjs-core';
import { type AdamState, adamStep, createAdamState } from './adam.ts';
import {
  contrastiveLossOverAllPairs,
  createPairMasks,
  disposePairMasks,
  type PairMasks,
} from './contrastiveLoss.ts';
import { backward, forward } from './encoder.ts';
import type { SiameseNetwork } from './network.ts';
import { requireElement } from './requireElement.ts';

/** What may change from step to step. */
export interface StepSettings {
  readonly margin: number;
  readonly learningRate: number;
}

/** Everything needed to carry on as if nothing had happened, in plain memory. */
export interface TrainerSnapshot {
  readonly parameters: Float32Array;
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
  /** Updates made so far. */
  readonly updates: number;
}

export class Trainer {
  readonly network: SiameseNetwork;
  readonly #masks: PairMasks;
  #adam: AdamState;
  #updates: number;

  /**
   * @param network owned by the trainer from here on
   * @param batchLabels [images] the class of each image in every batch
   * @param memory the optimiser's, to carry on with; `null` starts anew
   */
  constructor(
    network: SiameseNetwork,
    batchLabels: ArrayLike<number>,
    memory: Pick<TrainerSnapshot, 'firstMoment' | 'secondMoment' | 'updates'> | null = null,
  ) {
    this.network = network;
    this.#masks = createPairMasks(batchLabels);
    this.#adam =
      memory === null
        ? createAdamState(network.plan.parameterCount)
        : {
            firstMoment: tf.tensor1d(memory.firstMoment),
            secondMoment: tf.tensor1d(memory.secondMoment),
          };
    this.#updates = memory?.updates ?? 0;
  }

  /**
   * One step. Nothing is read back here: the loss is a scalar tensor that the caller owns.
   * @param input the batch, laid out by `BatchInput`
   */
  step(input: Float32Array, { margin, learningRate }: StepSettings): tf.Scalar {
    const { plan, weights, parameters } = this.network;
    const columns = requireElement(plan.products, 0).inputs;
    this.#updates++;
    const result = tf.tidy(() => {
      const batch = tf.tensor2d(input, [input.length / columns, columns]);
      const pass = forward(plan, weights, batch);
      const { loss, embeddingGradients } = contrastiveLossOverAllPairs(
        pass.embeddings,
        this.#masks,
        tf.scalar(margin),
      );
      const gradient = backward(plan, weights, pass, embeddingGradients);
      const update = adamStep(parameters, gradient, this.#adam, learningRate, this.#updates);
      return { loss, parameters: update.parameters, ...update.state };
    });
    tf.dispose([this.#adam.firstMoment, this.#adam.secondMoment]);
    this.#adam = { firstMoment: result.firstMoment, secondMoment: result.secondMoment };
    this.network.replaceParameters(result.parameters);
    return result.loss;
  }

  /** Copies everything that training goes on from. */
  async snapshot(): Promise<TrainerSnapshot> {
    const updates = this.#updates;
    const [parameters, firstMoment, secondMoment] = await Promise.all([
      this.network.readParameters(),
      this.#adam.firstMoment.data<'float32'>(),
      this.#adam.secondMoment.data<'float32'>(),
    ]);
    return {
      parameters,
      firstMoment: firstMoment.slice(),
      secondMoment: secondMoment.slice(),
      updates,
    };
  }

  dispose(): void {
    this.network.dispose();
    disposePairMasks(this.#masks);
    tf.dispose([this.#adam.firstMoment, this.#adam.secondMoment]);
  }
}
