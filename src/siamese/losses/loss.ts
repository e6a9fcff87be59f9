/** Owns the interface of a loss: a value, and a pull at the embeddings. */
import type * as tf from '@tensorflow/tfjs-core';
import type { RandomSource } from '../../data/random.ts';
import type { RunSettings } from '../../settings/settings.ts';
import type { Pull } from './pairs/pull.ts';

/** The settings of a loss that can change from step to step. */
export type LossSettings = Pick<RunSettings, 'margin' | 'temperature'>;

/** The parameters of a learned distance: weights [embeddingSize], bias [1]. */
export interface DistanceHead {
  readonly weights: tf.Tensor1D;
  readonly bias: tf.Tensor1D;
}

/** The input of a loss. */
export interface LossInput {
  /** [images, embeddingSize], in the batch's order */
  readonly embeddings: tf.Tensor2D;
  readonly settings: LossSettings;
  /** Given if the distance is learned. */
  readonly head: DistanceHead | null;
  /**
   * [images] what each image counts, with a sum of 1, for a loss that weighs images; without it, all count
   * the same.
   */
  readonly imageWeights?: Float32Array | null;
  /** Makes the random numbers of the step, for a loss with random choices. */
  readonly random: () => RandomSource;
}

/** A loss of one batch; its tensors belong to the caller's scope (`tf.tidy`). */
export interface LossValue {
  readonly loss: tf.Scalar;
  readonly pull: Pull;
  /** [embeddingSize + 1] for a learned distance: weights, then bias. */
  readonly headGradients: tf.Tensor1D | null;
}

/** A loss for batches of one recipe. */
export interface Loss {
  /** @throws RangeError when the number of embeddings is not the batch's number of images */
  readonly compute: (input: LossInput) => LossValue;
  /** Disposes the loss's own tensors. */
  readonly dispose: () => void;
}

/** Squared distances are at least this (fp16 can hold it), because √ has no slope at 0. */
export const smallestSquaredDistance = 1e-6;

/** @throws RangeError when the number of embeddings is not the batch's number of images */
export function checkBatch(embeddings: tf.Tensor2D, images: number): void {
  if (embeddings.shape[0] !== images) {
    throw new RangeError(
      `The loss is for batches of ${images} images, got ${embeddings.shape[0]} embeddings`,
    );
  }
}
