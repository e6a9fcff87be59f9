/** Runs one batch forward to its loss and compares its pairs, without a change of training. */
import * as tf from '@tensorflow/tfjs-core';
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import type { LossKind } from '../../settings/choices.ts';
import { losses } from '../../settings/facts/losses.ts';
import type { Pull } from '../losses/pairs/pull.ts';
import { forwardBatch } from '../training/batchPass.ts';
import type { StepSettings, Trainer } from '../training/trainer.ts';
import { type BatchPairs, comparePairs, type PlainPull } from './batchPairs.ts';

export interface WeighedBatch {
  /** [images × embeddingSize], in the batch's order */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
  /** A negligible pull is 0 here. */
  readonly pairs: BatchPairs;
}

/** The step whose batch is inspected. */
export interface BatchOfStep {
  readonly trainer: Trainer;
  readonly recipe: BatchRecipe;
  readonly loss: LossKind;
  readonly stepSettings: StepSettings;
  /** The inputs for `Trainer.step`. */
  readonly inputs: readonly Float32Array[];
}

/** Softmax and cross-entropy pull every pair a little; below this share of the strongest, a pull is 0. */
const negligibleShare = 0.01;

/** Computes a batch's pulls and compares its pairs; takes no step. */
export async function weighBatch(step: BatchOfStep): Promise<WeighedBatch> {
  const { trainer, recipe, loss, stepSettings, inputs } = step;
  const { network } = trainer;
  const tensors = tf.tidy(() => {
    const { embeddings, value } = forwardBatch(network, trainer.loss, inputs, stepSettings);
    const { pull } = value;
    return { embeddings, weights: pull.form === 'pairs' ? pull.atFirst : pull.coefficients, pull };
  });
  try {
    const [embeddings, weights, measure] = await Promise.all([
      tensors.embeddings.data<'float32'>(),
      tensors.weights.data<'float32'>(),
      network.readDistance(),
    ]);
    const { embeddingSize } = network.plan.encoder;
    const pull = plainPull(tensors.pull.form, weights);
    const pairs = comparePairs({ recipe, embeddings, embeddingSize, measure, pull });
    return {
      embeddings,
      embeddingSize,
      pairs: losses[loss].pullsForEver
        ? { ...pairs, pulls: withoutNegligible(pairs.pulls) }
        : pairs,
    };
  } finally {
    tf.dispose(tensors);
  }
}

function plainPull(form: Pull['form'], weights: Float32Array): PlainPull {
  return form === 'pairs' ? { form, atFirst: weights } : { form, coefficients: weights };
}

function withoutNegligible(pulls: Float32Array): Float32Array {
  const strongest = pulls.reduce((most, pull) => Math.max(most, Math.abs(pull)), 0);
  return pulls.map((pull) => (Math.abs(pull) < negligibleShare * strongest ? 0 : pull));
}
