import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BatchRecipe, drawBatch } from '../../../../src/data/batches/batchRecipe.ts';
import { createRandom } from '../../../../src/data/random.ts';
import type { EmbeddedImages } from '../../../../src/metrics/neighbours/nearestNeighbours.ts';
import { evaluationSeed } from '../../../../src/siamese/evaluation/evaluationPairs.ts';
import { validationLossOf } from '../../../../src/siamese/evaluation/validationLoss.ts';
import { createLoss } from '../../../../src/siamese/losses/createLoss.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { makeNetwork, makePlan } from '../../../helpers/networks.ts';
import { numbersWithin } from '../../../helpers/randomNumbers.ts';
import { mean } from '../../../helpers/referenceFigures.ts';
import {
  allPairsReference,
  type EmbeddedBatch,
  givenPairsReference,
  learnedDistanceReference,
  randomTriplets,
  tripletReference,
} from '../../../helpers/referenceLosses.ts';

const size = 4;
const count = 60;
const random = createRandom(51, 'weights');
/** Classes 0 to 4 by turns; only some images are embedded, and only some classes are drawn from. */
const labels = Uint8Array.from({ length: count }, (_, image) => image % 5);
const embedded = Int32Array.from({ length: 50 }, (_, at) => at + 5);
const classes = [0, 2, 4];
const pools = classes.map((label) => [...embedded].filter((image) => labels[image] === label));
const table = () => ({ embeddings: numbersWithin(random, count * size, 0.6), embeddingSize: size });
const images: EmbeddedImages = {
  measure: { kind: 'euclidean' },
  queries: table(),
  gallery: table(),
  labels,
};
const settings = { margin: 1.2, temperature: 0.5 };
const ofClasses: BatchRecipe = { kind: 'classes', classes: 3, imagesPerClass: 4 };
const ofPairs: BatchRecipe = { kind: 'pairs', pairs: 9, positivePairs: 4 };
const batchLabels = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
const steps = [0, 1, 2, 3];

/** The embeddings of a batch's images, as each tower has them. */
function batchOf(recipe: BatchRecipe, step: number): EmbeddedBatch {
  const drawn = [...drawBatch(recipe, pools, createRandom(evaluationSeed, 'batch', step))];
  const rowsOf = ({ embeddings }: EmbeddedImages['queries']): Float32Array[] =>
    drawn.map((image) => embeddings.subarray(image * size, (image + 1) * size));
  return { a: rowsOf(images.queries), b: rowsOf(images.gallery) };
}

beforeAll(() => switchToBackend('cpu'));

describe('the validation loss', () => {
  const euclidean = makePlan('mlp', size);

  it.each([
    [
      'contrastive-all-pairs',
      // Where no pairs are given, all images go through the first tower.
      (step: number) => {
        const { a } = batchOf(ofClasses, step);
        return allPairsReference({ a, b: a }, batchLabels, 1.2);
      },
    ],
    [
      'triplet',
      (step: number) => {
        const { a } = batchOf(ofClasses, step);
        const { below } = createRandom(evaluationSeed, 'mining', step);
        return tripletReference({ a, b: a }, randomTriplets(batchLabels, below), 1.2);
      },
    ],
    ['contrastive-pairs', (step: number) => givenPairsReference(batchOf(ofPairs, step), 4, 1.2)],
  ] as const)('is the mean of the loss over four fixed batches: %s', async (kind, byHand) => {
    const recipe = kind === 'contrastive-pairs' ? ofPairs : ofClasses;
    const network = makeNetwork(euclidean);
    const loss = createLoss({ loss: kind, mining: 'random', distance: 'euclidean' }, recipe);
    const before = tf.memory().numTensors;
    const evaluated = { loss, recipe, settings };
    const found = await validationLossOf(network, images, embedded, classes, evaluated);
    expect(tf.memory().numTensors).toBe(before);
    const expected = mean(steps.map(byHand));
    expect(Math.abs(found / expected - 1)).toBeLessThan(1e-5);
    expect(await validationLossOf(network, images, embedded, classes, evaluated)).toBe(found);
    network.dispose();
    loss.dispose();
  });

  it('weighs with the network’s own distance where that is learned', async () => {
    const network = makeNetwork(makePlan('mlp', size, { loss: 'learned-distance' }));
    const weights = Float32Array.of(0.5, 2, -1, 0.25);
    const parameters = new Float32Array(network.plan.parameterCount);
    parameters.set([...weights, 0.75], network.plan.headOffset);
    network.replaceParameters(tf.tensor1d(parameters));
    const loss = createLoss(
      { loss: 'learned-distance', mining: 'random', distance: 'euclidean' },
      ofPairs,
    );
    const evaluated = { loss, recipe: ofPairs, settings };
    const found = await validationLossOf(network, images, embedded, classes, evaluated);
    const expected = mean(
      steps.map((step) =>
        learnedDistanceReference(batchOf(ofPairs, step), 4, { weights, bias: 0.75 }),
      ),
    );
    expect(Math.abs(found / expected - 1)).toBeLessThan(1e-5);
    network.dispose();
    loss.dispose();
  });
});
