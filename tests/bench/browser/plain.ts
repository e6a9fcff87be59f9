/** What a user of tf.layers would write after the tutorials: a functional model with two inputs. */
import * as tf from '@tensorflow/tfjs';
import { type Dataset, imageAt } from '../../../src/data/dataset.ts';
import type { RandomSource } from '../../../src/data/random.ts';
import type { Contender } from './contender.ts';

const [side, pixels] = [28, 784];

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

/** The tutorials' convolutional encoder: 3×3×16, pool, 3×3×32, pool, 64, 32. */
export function tutorialEncoder(): tf.Sequential {
  const { conv2d, maxPooling2d, flatten, dense } = tf.layers;
  const activation = 'relu';
  return tf.sequential({
    layers: [
      conv2d({ filters: 16, kernelSize: 3, activation, inputShape: [side, side, 1] }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 32, kernelSize: 3, activation }),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dense({ units: 64, activation }),
      dense({ units: 32 }),
    ],
  });
}

/** tf.layers' LSTM over the rows of an image: 64 units, an embedding of 32. */
export function lstmEncoder(): tf.Sequential {
  return tf.sequential({
    layers: [
      tf.layers.reshape({ targetShape: [side, side], inputShape: [side, side, 1] }),
      tf.layers.lstm({ units: 64 }),
      tf.layers.dense({ units: 32 }),
    ],
  });
}

/** Two inputs, one encoder, their distance; so many explicit pairs a step, half of them equal; Adam. */
export function plain(
  name: string,
  encoder: tf.Sequential,
  { splits: { train } }: Dataset,
  pairs: number,
  random: RandomSource,
): Contender {
  const inputs = [0, 1].map(() => tf.input({ shape: [side, side, 1] }));
  const ends = inputs.map((input) => {
    const end = encoder.apply(input);
    if (!(end instanceof tf.SymbolicTensor)) throw new Error('An encoder gives one output');
    return end;
  });
  const joined = new Distance().apply(ends);
  if (!(joined instanceof tf.SymbolicTensor)) throw new Error('A distance is one output');
  const model = tf.model({ inputs, outputs: joined });
  model.compile({ optimizer: tf.train.adam(1e-3), loss: contrastive });
  const drawLike = (label: number, wanted: boolean): number => {
    for (;;) {
      const image = random.below(train.count);
      if ((train.labels[image] === label) === wanted) return image;
    }
  };
  const step = async (): Promise<number> => {
    const first = Array.from({ length: pairs }, () => random.below(train.count));
    const second = first.map((image, pair) => drawLike(train.labels[image] ?? 0, pair % 2 === 0));
    const [a, b] = [first, second].map((images) => {
      const values = new Float32Array(pairs * pixels);
      for (const [at, image] of images.entries()) {
        for (const [pixel, grey] of imageAt(train, image).entries()) {
          values[at * pixels + pixel] = grey / 255;
        }
      }
      return tf.tensor4d(values, [pairs, side, side, 1]);
    });
    if (a === undefined || b === undefined) throw new Error('A batch has two sides');
    const areSame = tf.tensor2d(
      first.map((_, pair) => (pair % 2 === 0 ? 1 : 0)),
      [pairs, 1],
    );
    const loss = await model.trainOnBatch([a, b], areSame);
    tf.dispose([a, b, areSame]);
    return Number(loss);
  };
  return { name, images: 2 * pairs, step };
}
