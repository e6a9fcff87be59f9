/** The plain way with all pairs of a batch: a tf.layers encoder, TensorFlow.js's own gradients, Adam. */
import * as tf from '@tensorflow/tfjs';
import { drawBatch } from '../../../src/data/batches/batchRecipe.ts';
import type { Dataset } from '../../../src/data/dataset.ts';
import type { RandomSource } from '../../../src/data/random.ts';
import type { Contender } from './contender.ts';
import { imagesByClass } from './imagesByClass.ts';
import { embedImages, imagesTensor } from './plainEncoders.ts';

const imagesPerClass = 6;

/**
 * The loss of our default, with a margin of 1: positives averaged, negatives averaged over violators.
 * @param embeddings [images, embeddingSize]
 * @param areSame [images, images] 1 for pairs of equal digits, each pair once; else 0
 * @param areDifferent [images, images] the same for different digits
 */
function allPairsLoss(
  embeddings: tf.Tensor2D,
  areSame: tf.Tensor2D,
  areDifferent: tf.Tensor2D,
): tf.Scalar {
  const squares = tf.sum(tf.square(embeddings), 1, true);
  const products = tf.matMul(embeddings, embeddings, false, true);
  const squared = tf.sub(tf.add(squares, tf.transpose(squares)), tf.mul(2, products));
  const distances = tf.sqrt(tf.maximum(squared, 1e-6));
  const violations = tf.mul(areDifferent, tf.relu(tf.sub(1, distances)));
  const violators = tf.maximum(1, tf.sum(tf.step(violations)));
  const pull = tf.div(tf.sum(tf.mul(areSame, tf.square(distances))), tf.sum(areSame));
  return tf.add<tf.Scalar>(pull, tf.div(tf.sum(tf.square(violations)), violators));
}

/** Six images of each digit a step. */
export function createPlainAllPairs(
  encoder: tf.Sequential,
  { splits: { train }, classes }: Dataset,
  random: RandomSource,
): Contender {
  const recipe = {
    kind: 'classes',
    groups: [{ source: 'dataset', classes: classes.length, imagesPerClass }],
  } as const;
  const images = classes.length * imagesPerClass;
  const mask = (isCounted: (a: number, b: number) => boolean): tf.Tensor2D =>
    tf.tensor2d(
      Float32Array.from({ length: images * images }, (_, at) => {
        const [a, b] = [Math.floor(at / images), at % images];
        return a < b && isCounted(Math.floor(a / imagesPerClass), Math.floor(b / imagesPerClass))
          ? 1
          : 0;
      }),
      [images, images],
    );
  const areSame = mask((a, b) => a === b);
  const areDifferent = mask((a, b) => a !== b);
  const optimizer = tf.train.adam(1e-3);
  const pools = imagesByClass(train, classes.length);
  const step = async (): Promise<number> => {
    const batch = imagesTensor(train, drawBatch(recipe, [pools], random));
    const loss = optimizer.minimize(() => {
      const embeddings = encoder.apply(batch, { training: true });
      if (!(embeddings instanceof tf.Tensor)) throw new Error('An encoder gives one output');
      return allPairsLoss(embeddings.as2D(images, -1), areSame, areDifferent);
    }, true);
    batch.dispose();
    if (loss === null) throw new Error('A loss was asked for');
    const [value = Number.NaN] = await loss.data<'float32'>();
    loss.dispose();
    return value;
  };
  return {
    images,
    step,
    embed: (split, chosen) => embedImages(encoder, split, chosen),
    dispose: () => {
      encoder.dispose();
      optimizer.dispose();
      tf.dispose([areSame, areDifferent]);
    },
  };
}
