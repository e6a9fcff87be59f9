/** What every loss is: a value, and how it pulls at the embeddings. */
import type * as tf from '@tensorflow/tfjs-core';
import type { RandomSource } from '../../data/random.ts';
import type { RunSettings } from '../../settings/settings.ts';
import type { Pull } from './pull.ts';

/** The settings of a loss that may change from step to step. */
export type LossSettings = Pick<RunSettings, 'margin' | 'temperature'>;

/** The parameters of a learned distance: weights [embeddingSize], bias [1]. */
export interface DistanceHead {
  readonly weights: tf.Tensor1D;
  readonly bias: tf.Tensor1D;
}

/** What a loss may look at. */
export interface LossInput {
  /** [images, embeddingSize], in the batch's order */
  readonly embeddings: tf.Tensor2D;
  readonly settings: LossSettings;
  /** Where the distance is learned. */
  readonly head: DistanceHead | null;
  /** Makes the random numbers of the step, for a loss that chooses by chance. */
  readonly random: () => RandomSource;
}

/** A loss of one batch; its tensors belong to the caller's scope (`tf.tidy`). */
export interface LossValue {
  readonly loss: tf.Scalar;
  readonly pull: Pull;
  /** Of a learned distance: [embeddingSize + 1], weights and then bias. */
  readonly headGradients: tf.Tensor1D | null;
}

/** A loss for batches of one make-up. */
export interface Loss {
  /** @throws RangeError when there are more or fewer embeddings than the batch has images */
  readonly compute: (input: LossInput) => LossValue;
  /** Gives back what it holds. */
  readonly dispose: () => void;
}

/** Squared distances are kept above this (fp16 can hold it), because √ has no slope at 0. */
export const smallestSquaredDistance = 1e-6;

/** @throws RangeError when there are more or fewer embeddings than the batch has images */
export function checkBatch(embeddings: tf.Tensor2D, images: number): void {
  if (embeddings.shape[0] !== images) {
    throw new RangeError(
      `The loss is for batches of ${images} images, got ${embeddings.shape[0]} embeddings`,
    );
  }
}
