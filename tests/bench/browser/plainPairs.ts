/** The plain way with given pairs: a functional model with two inputs, trained by `trainOnBatch`. */
import * as tf from '@tensorflow/tfjs';
import { drawBatch } from '../../../src/data/batches/batchRecipe.ts';
import type { Dataset } from '../../../src/data/dataset.ts';
import { digitSide } from '../../../src/data/digit.ts';
import type { RandomSource } from '../../../src/data/random.ts';
import type { Contender } from './contender.ts';
import { imagesByClass } from './imagesByClass.ts';
import { embedImages, imagesTensor } from './plainEncoders.ts';

const pairs = 64;
const positivePairs = pairs / 2;

class Distance extends tf.layers.Layer {
  static className = 'Distance';

  override computeOutputShape(): tf.Shape {
    return [null, 1];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [a, b] = Array.isArray(inputs) ? inputs : [inputs];
    if (a === undefined || b === undefined) throw new Error('A distance has two ends');
    return tf.tidy(() => tf.sqrt(tf.maximum(tf.sum(tf.square(tf.sub(a, b)), 1, true), 1e-6)));
  }
}

/** Hadsell, Chopra, LeCun (2006), with a margin of 1. */
function contrastive(areSame: tf.Tensor, distances: tf.Tensor): tf.Tensor {
  const apart = tf.square(tf.relu(tf.sub(1, distances)));
  return tf.mean(tf.add(tf.mul(areSame, tf.square(distances)), tf.mul(tf.sub(1, areSame), apart)));
}

/** Two inputs, one encoder, their distance; 64 pairs a step, half of them equal; Adam. */
export function createPlainPairs(
  encoder: tf.Sequential,
  { splits: { train }, classes }: Dataset,
  random: RandomSource,
): Contender {
  const inputs = [0, 1].map(() => tf.input({ shape: [digitSide, digitSide, 1] }));
  const outputs = new Distance().apply(inputs.map((input) => symbolic(encoder.apply(input))));
  const model = tf.model({ inputs, outputs: symbolic(outputs) });
  const optimizer = tf.train.adam(1e-3);
  model.compile({ optimizer, loss: contrastive });
  const pools = imagesByClass(train, classes.length);
  const groups = [
    { source: 'dataset', classes: classes.length, imagesPerClass: (2 * pairs) / classes.length },
  ] as const;
  const step = async (): Promise<number> => {
    const images = drawBatch({ kind: 'pairs', groups, pairs, positivePairs }, [pools], random);
    const a = imagesTensor(train, images.subarray(0, pairs));
    const b = imagesTensor(train, images.subarray(pairs));
    const areSame = tf.tensor2d(
      Float32Array.from({ length: pairs }, (_, pair) => (pair < positivePairs ? 1 : 0)),
      [pairs, 1],
    );
    const loss = await model.trainOnBatch([a, b], areSame);
    tf.dispose([a, b, areSame]);
    return Number(loss);
  };
  return {
    images: 2 * pairs,
    step,
    embed: (split, images) => embedImages(encoder, split, images),
    dispose: () => {
      model.dispose();
      optimizer.dispose();
    },
  };
}

function symbolic(output: tf.SymbolicTensor | tf.SymbolicTensor[] | tf.Tensor | tf.Tensor[]) {
  if (!(output instanceof tf.SymbolicTensor)) throw new Error('A layer gives one output');
  return output;
}
