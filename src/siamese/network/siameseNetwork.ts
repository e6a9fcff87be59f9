/**
 * A siamese network with its present weights: one set for both towers, or one for each. Owns the
 * parameter tensors; the code that makes a network disposes it.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { DistanceMeasure } from '../../metrics/distance.ts';
import type { DistanceHead } from '../losses/loss.ts';
import { type EncoderWeights, forward, weightsOf } from './encoder.ts';
import type { NetworkPlan } from './plans/networkPlan.ts';

/** The tower of pad A and the tower of pad B. */
export type Tower = 'a' | 'b';

export class SiameseNetwork {
  readonly plan: NetworkPlan;
  #parameters: tf.Tensor1D;
  /** One set if the towers are tied, else the sets of A and B. */
  #weights: readonly EncoderWeights[];
  #head: DistanceHead | null;

  private constructor(plan: NetworkPlan, parameters: tf.Tensor1D) {
    this.plan = plan;
    this.#parameters = parameters;
    this.#weights = Array.from(new Set(plan.towerOffsets), (offset) =>
      weightsOf(plan.encoder, parameters, offset),
    );
    this.#head = headOf(plan, parameters);
  }

  /**
   * Makes a network with the given parameters.
   * @param parameters [parameterCount] of tower A, of tower B unless tied, and of a learned distance
   * @throws RangeError when the number of parameters does not fit
   */
  static create(plan: NetworkPlan, parameters: Float32Array): SiameseNetwork {
    if (parameters.length !== plan.parameterCount) {
      throw new RangeError(
        `The network has ${plan.parameterCount} parameters, got ${parameters.length}`,
      );
    }
    return new SiameseNetwork(plan, tf.tensor1d(parameters));
  }

  /** The flat parameter vector, owned by the network. */
  get parameters(): tf.Tensor1D {
    return this.#parameters;
  }

  /** The parameters of a learned distance, owned by the network; `null` for any other distance. */
  get head(): DistanceHead | null {
    return this.#head;
  }

  /** The weights of a tower, owned by the network; tied towers give the same object. */
  weightsOf(tower: Tower): EncoderWeights {
    const weights = this.#weights.at(tower === 'a' ? 0 : -1);
    if (weights === undefined) throw new RangeError('A network has a tower at least');
    return weights;
  }

  /** Takes over new parameters and disposes the old ones. */
  replaceParameters(parameters: tf.Tensor1D): void {
    this.dispose();
    const next = new SiameseNetwork(this.plan, parameters);
    this.#parameters = next.#parameters;
    this.#weights = next.#weights;
    this.#head = next.#head;
  }

  /**
   * A network that keeps the present weights while training changes this one; the caller disposes it.
   * Both share the parameter vector without a copy.
   */
  freeze(): SiameseNetwork {
    return this.withParameters(tf.clone(this.#parameters));
  }

  /**
   * A network of the same plan; the caller disposes it.
   * @param parameters [parameterCount] owned by the new network from here on
   */
  withParameters(parameters: tf.Tensor1D): SiameseNetwork {
    return new SiameseNetwork(this.plan, parameters);
  }

  /**
   * Embeds images.
   * @param input laid out by `BatchInput`, any number of images
   * @returns [images × embeddingSize], read back without blocking
   */
  async embed(input: Float32Array, tower: Tower): Promise<Float32Array> {
    const { encoder } = this.plan;
    const embeddings = tf.tidy(() => {
      const { columns } = encoder.input;
      const batch = tf.tensor2d(input, [input.length / columns, columns]);
      return forward(encoder, this.weightsOf(tower), batch).embeddings;
    });
    try {
      return await embeddings.data<'float32'>();
    } finally {
      embeddings.dispose();
    }
  }

  /** The distance between embeddings, in plain memory. */
  async readDistance(): Promise<DistanceMeasure> {
    if (this.#head === null) {
      return { kind: this.plan.distance === 'cosine' ? 'cosine' : 'euclidean' };
    }
    return { kind: 'learned', weights: (await this.#head.weights.data<'float32'>()).slice() };
  }

  /** A copy of the parameters in plain memory. */
  async readParameters(): Promise<Float32Array> {
    return (await this.#parameters.data<'float32'>()).slice();
  }

  dispose(): void {
    tf.dispose([this.#parameters, this.#weights.flat(2)]);
    if (this.#head !== null) tf.dispose([this.#head.weights, this.#head.bias]);
  }
}

function headOf(plan: NetworkPlan, parameters: tf.Tensor1D): DistanceHead | null {
  const [weights, bias] = plan.head.map(({ offset, size }) =>
    tf.slice1d(parameters, plan.headOffset + offset, size),
  );
  return weights === undefined || bias === undefined ? null : { weights, bias };
}
