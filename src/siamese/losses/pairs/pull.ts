/**
 * Owns the pull of a loss: its effect on the two images of each pair. The first image of a pair goes
 * through tower A and the second through tower B, so a pull has one part per tower. With tied weights,
 * both parts add up in the same parameters.
 */
import * as tf from '@tensorflow/tfjs-core';

/**
 * `differences`: the pair (i, j) pulls image i by cᵢⱼ·(eᵢ − eⱼ). `products`: it pulls by cᵢⱼ·eⱼ. The
 * coefficients [images, images] are symmetric; image i is the first of a pair if i < j.
 *
 * `pairs`: the batch has all first images of its pairs, then all second ones; `atFirst` and `atSecond` are
 * their gradients, [pairs, embeddingSize] each.
 */
export type Pull =
  | { readonly form: 'differences' | 'products'; readonly coefficients: tf.Tensor2D }
  | { readonly form: 'pairs'; readonly atFirst: tf.Tensor2D; readonly atSecond: tf.Tensor2D };

/** Gradients at all embeddings [images, embeddingSize], one for each tower. */
export interface TowerPull {
  readonly a: tf.Tensor2D;
  readonly b: tf.Tensor2D;
}

/** The loss's gradient at the embeddings [images, embeddingSize], through both towers. */
export function embeddingGradientsOf(pull: Pull, embeddings: tf.Tensor2D): tf.Tensor2D {
  if (pull.form === 'pairs') return tf.concat2d([pull.atFirst, pull.atSecond], 0);
  return pullBy(pull.form, pull.coefficients, embeddings);
}

/** The same gradient in two parts: of every pair, the first image goes through A, the second through B. */
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
 * The gradients of one pair at its two images, [1, embeddingSize] each.
 * @param first position of the first image in the batch
 * @param second position of the second image
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
