/**
 * How a loss pulls at the embeddings: for each pair of images, what it does to either of them. A pair's
 * first image goes through tower A and its second through tower B, so a pull can be told apart by tower;
 * with tied weights both parts meet in the same parameters and add up.
 */
import * as tf from '@tensorflow/tfjs-core';

/**
 * `differences`: image i of the pair (i, j) is pulled by cᵢⱼ·(eᵢ − eⱼ); `products`: by cᵢⱼ·eⱼ. The
 * coefficients [images, images] are symmetric; image i is the first of a pair where i < j.
 *
 * `pairs`: the batch is the first images of its pairs and then their second ones; [pairs, embeddingSize]
 * at either.
 */
export type Pull =
  | { readonly form: 'differences' | 'products'; readonly coefficients: tf.Tensor2D }
  | { readonly form: 'pairs'; readonly atFirst: tf.Tensor2D; readonly atSecond: tf.Tensor2D };

/** Gradients at all embeddings [images, embeddingSize], as they come through one tower. */
export interface TowerPull {
  readonly a: tf.Tensor2D;
  readonly b: tf.Tensor2D;
}

/** The loss's gradient at the embeddings [images, embeddingSize], through both towers. */
export function embeddingGradientsOf(pull: Pull, embeddings: tf.Tensor2D): tf.Tensor2D {
  if (pull.form === 'pairs') return tf.concat2d([pull.atFirst, pull.atSecond], 0);
  return pullBy(pull.form, pull.coefficients, embeddings);
}

/** The same, told apart: every pair's first image through A, its second through B. */
export function towerPullOf(pull: Pull, embeddings: tf.Tensor2D): TowerPull {
  if (pull.form === 'pairs') {
    const { atFirst, atSecond } = pull;
    return {
      a: tf.concat2d([atFirst, tf.zerosLike(atSecond)], 0),
      b: tf.concat2d([tf.zerosLike(atFirst), atSecond], 0),
    };
  }
  const { form, coefficients } = pull;
  const isFirst = tf.linalg.bandPart<tf.Tensor2D>(tf.onesLike(coefficients), 0, -1);
  const firsts = tf.mul<tf.Tensor2D>(coefficients, isFirst);
  return {
    a: pullBy(form, firsts, embeddings),
    b: pullBy(form, tf.sub(coefficients, firsts), embeddings),
  };
}

/**
 * What one pair does to its two images, [1, embeddingSize] each.
 * @param first position of its first image in the batch
 * @param second position of its second image
 */
export function pairPullOf(
  pull: Pull,
  embeddings: tf.Tensor2D,
  first: number,
  second: number,
): TowerPull {
  if (pull.form === 'pairs') {
    return { a: rowOf(pull.atFirst, first), b: rowOf(pull.atSecond, first) };
  }
  const coefficient = tf.slice2d(pull.coefficients, [first, second], [1, 1]);
  const [ofFirst, ofSecond] = [rowOf(embeddings, first), rowOf(embeddings, second)];
  if (pull.form === 'products') {
    return { a: tf.mul(coefficient, ofSecond), b: tf.mul(coefficient, ofFirst) };
  }
  const a = tf.mul<tf.Tensor2D>(coefficient, tf.sub(ofFirst, ofSecond));
  return { a, b: tf.neg(a) };
}

/** `differences`: eᵢ·Σⱼ cᵢⱼ − Σⱼ cᵢⱼ·eⱼ; `products`: Σⱼ cᵢⱼ·eⱼ. Either is one matrix product. */
function pullBy(
  form: 'differences' | 'products',
  coefficients: tf.Tensor2D,
  embeddings: tf.Tensor2D,
): tf.Tensor2D {
  const pulledTo = tf.matMul<tf.Tensor2D>(coefficients, embeddings);
  if (form === 'products') return pulledTo;
  const pulledFrom = tf.mul(embeddings, tf.sum(coefficients, 1, true));
  return tf.sub<tf.Tensor2D>(pulledFrom, pulledTo);
}

function rowOf(rows: tf.Tensor2D, index: number): tf.Tensor2D {
  return tf.slice2d(rows, [index, 0], [1, -1]);
}
