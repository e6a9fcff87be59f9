/** Owns the TensorFlow.js lines of each loss and of each optimiser, for programs to copy: a row for each. */
import type { LossKind, OptimizerKind } from '../../../settings/choices.ts';

const ofClasses = `  // 1 at each pair of one class; the same without each image's pair with itself.
  const kinds = tf.tensor1d(labels);
  const same = tf.equal(kinds.expandDims(1), kinds.expandDims(0)).cast('float32');
  const positive = same.sub(tf.eye(labels.length));
`;
const ofAllPairs = `  const isCosine = run.distance === 'cosine';
  const cosine = () => tf.sub(1, tf.matMul(embeddings, embeddings, false, true));
  const euclidean = () => embeddings.expandDims(1).sub(embeddings.expandDims(0)).square().sum(2);
`;
const ofPairs = `  const [first, second] = tf.split(embeddings, 2);
  const half = labels.length / 2;
  const same = tf.tensor1d(labels.slice(0, half).map((label, pair) => +(label === labels[half + pair])));
`;

/** Each gives the loss of a batch: `lossOf(embeddings, labels, head)`. */
export const tensorflowLosses: Readonly<Record<LossKind, string>> = {
  'contrastive-all-pairs': `${ofClasses}${ofAllPairs}  const squared = isCosine ? cosine().square() : euclidean();
  const distances = isCosine ? cosine() : squared.maximum(1e-6).sqrt();
  const gaps = tf.relu(tf.sub(run.margin, distances));
  const violations = gaps.mul(tf.sub(1, same));
  const negative = violations.square().sum().div(violations.step().sum().maximum(1));
  return squared.mul(positive).sum().div(positive.sum()).add(negative);
`,
  'contrastive-pairs': `${ofPairs}  const isCosine = run.distance === 'cosine';
  const cosine = tf.sub(1, first.mul(second).sum(1));
  const squared = isCosine ? cosine.square() : first.sub(second).square().sum(1);
  const distances = isCosine ? cosine : squared.maximum(1e-6).sqrt();
  const violations = tf.relu(tf.sub(run.margin, distances));
  return squared.mul(same).add(violations.square().mul(tf.sub(1, same))).mean();
`,
  triplet: `${ofClasses}${ofAllPairs}  const apart = isCosine ? cosine() : euclidean();
  const far = same.mul(30000);
  if (run.mining === 'hard') {
    const furthest = apart.mul(positive).max(1);
    return tf.relu(furthest.sub(apart.add(far).min(1)).add(run.margin)).mean();
  }
  // [anchors, positives, negatives]
  const negatives = apart.expandDims(1);
  const { length } = labels;
  let chosen;
  if (run.mining === 'random') {
    const score = tf.randomUniform([length, length, length]).mul(tf.sub(1, same).expandDims(1));
    chosen = tf.oneHot(score.argMax(2), length).mul(negatives).sum(2);
  } else if (run.mining === 'distance-weighted') {
    // Rare distances are drawn more often (Wu, Manmatha, Smola, Krähenbühl 2017).
    const size = embeddings.shape[1];
    const logWeight = (distance) => {
      const squared = isCosine ? 2 * distance : distance;
      const clipped = Math.min(Math.max(squared, 0.5 ** 2), 1.4 ** 2);
      const logDensity = (size - 2) * Math.log(clipped) + (size - 3) * Math.log(1 - clipped / 4);
      return -logDensity / 2 - (squared >= 1.4 ** 2 ? 30000 : 0);
    };
    const places = apart.arraySync().map((row, anchor) => {
      const others = [...row.keys()].filter((image) => labels[image] !== labels[anchor]);
      const logWeights = others.map((image) => logWeight(row[image]));
      const largest = Math.max(...logWeights);
      const weights = logWeights.map((logWeight) => Math.exp(logWeight - largest));
      const total = weights.reduce((sum, weight) => sum + weight);
      return row.map((_, image) => {
        if (image === anchor || labels[image] !== labels[anchor]) return 0;
        let left = total * random();
        return others.at(weights.findIndex((weight) => (left -= weight) < 0));
      });
    });
    chosen = tf.oneHot(tf.tensor2d(places, [length, length], 'int32'), length).mul(negatives).sum(2);
  } else {
    // The nearest that is still further away than the positive; else the furthest.
    const isFurther = negatives.sub(apart.expandDims(2)).step().mul(tf.sub(1, same).expandDims(1));
    const nearest = negatives.add(tf.sub(1, isFurther).mul(30000)).min(2);
    const furthest = apart.mul(tf.sub(1, same)).max(1, true);
    chosen = tf.minimum(nearest, furthest.add(tf.zerosLike(nearest)));
  }
  return tf.relu(apart.sub(chosen).add(run.margin)).mul(positive).sum().div(positive.sum());
`,
  'supervised-contrastive': `${ofClasses}  const products = tf.matMul(embeddings, embeddings, false, true).div(run.temperature);
  const chances = tf.logSoftmax(products.sub(tf.eye(labels.length).mul(30000)));
  const agreement = chances.mul(positive).sum(1).div(positive.sum(1));
  if (!run.symbolsFirst) return agreement.mean().neg();
  // What is of the data counts more and more beside symbols.
  const weights = tf.tensor1d(labels.map((label) => (label < 0 ? 1 : 0.1 + 7.9 * run.progress)));
  return agreement.mul(weights).sum().div(weights.sum()).neg();
`,
  // The other view of an image is the next one or the one before.
  'nt-xent': `  const { length } = labels;
  const others = tf.tensor1d(labels.map((_, view) => view ^ 1), 'int32');
  const products = tf.matMul(embeddings, embeddings, false, true).div(run.temperature);
  const chances = tf.logSoftmax(products.sub(tf.eye(length).mul(30000)));
  return chances.mul(tf.oneHot(others, length)).sum(1).mean().neg();
`,
  'learned-distance': `${ofPairs}  const logits = head[1].sub(first.sub(second).abs().mul(head[0]).sum(1));
  return tf.softplus(logits.neg()).add(logits.mul(tf.sub(1, same))).mean();
`,
  'positives-only': `${ofClasses}${ofAllPairs}  const squared = isCosine ? cosine().square() : euclidean();
  return squared.mul(positive).sum().div(positive.sum());
`,
};

const adamLines = `const adam = (weight, slope, [mean, square], rate, updates, beta1, beta2) => {
  const fair = (rate * Math.sqrt(1 - beta2 ** updates)) / (1 - beta1 ** updates);
  const nextMean = mean.mul(beta1).add(slope.mul(1 - beta1));
  const nextSquare = square.mul(beta2).add(slope.square().mul(1 - beta2));
  return [weight.sub(nextMean.mul(fair).div(nextSquare.sqrt().add(1e-7))), nextMean, nextSquare];
};
`;

/** Each gives a weight after a step, and its memory: `update(weight, slope, memory, rate, updates)`. */
export const tensorflowOptimizers: Readonly<Record<OptimizerKind, string>> = {
  sgd: `const memorySize = 0;
const update = (weight, slope, _memory, rate) => [weight.sub(slope.mul(rate))];
`,
  momentum: `const memorySize = 1;
const update = (weight, slope, [speed], rate) => {
  const next = speed.mul(0.9).add(slope);
  return [weight.sub(next.mul(rate)), next];
};
`,
  adam: `const memorySize = 2;
${adamLines}const update = (weight, slope, memory, rate, updates) =>
  adam(weight, slope, memory, rate, updates, run.beta1, run.beta2);
`,
  muon: `const memorySize = 2;
${adamLines}
// U·Vᵀ of U·S·Vᵀ, nearly: three rounds of a quintic Newton–Schulz iteration.
const orthogonal = (matrix) => {
  if (matrix.shape[0] > matrix.shape[1]) return orthogonal(matrix.transpose()).transpose();
  let x = matrix.div(matrix.square().sum().maximum(1e-30).sqrt());
  for (let round = 0; round < 3; round++) {
    const gram = tf.matMul(x, x, false, true);
    const powers = gram.mul(-4.775).add(tf.matMul(gram, gram).mul(2.0315));
    x = x.mul(3.4445).add(tf.matMul(powers, x));
  }
  return x;
};

// Matrices move in all directions by as much; all else learns by Adam, at a tenth of the rate.
const update = (weight, slope, memory, rate, updates) => {
  const [byAdam, mean, square] = adam(weight, slope, memory, 0.1 * rate, updates, 0.9, 0.999);
  if (weight.rank === 1) return [byAdam, mean, square];
  const matrix = slope.mul(0.1).add(mean.mul(0.9)).reshape([-1, weight.shape.at(-1)]);
  const scale = Math.sqrt(Math.max(1, matrix.shape[1] / matrix.shape[0]));
  return [weight.sub(orthogonal(matrix).mul(rate * scale).reshape(weight.shape)), mean, square];
};
`,
};
