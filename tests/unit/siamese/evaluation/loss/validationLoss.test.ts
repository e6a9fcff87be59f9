import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type BatchRecipe,
  batchRecipeOf,
  drawBatch,
} from '../../../../../src/data/batches/batchRecipe.ts';
import { createRandom } from '../../../../../src/data/random.ts';
import { heldOutSymbols } from '../../../../../src/data/symbols/heldOutSymbols.ts';
import type { EmbeddedImages } from '../../../../../src/metrics/neighbours/nearestNeighbours.ts';
import { defaultSettings, type RunSettings } from '../../../../../src/settings/settings.ts';
import { evaluationSeed } from '../../../../../src/siamese/evaluation/evaluationPairs.ts';
import {
  createEvaluatedLoss,
  validationLossOf,
} from '../../../../../src/siamese/evaluation/loss/validationLoss.ts';
import { createLoss } from '../../../../../src/siamese/losses/createLoss.ts';
import { switchToBackend } from '../../../../helpers/backends.ts';
import { makeNetwork, makePlan } from '../../../../helpers/networks.ts';
import { numbersWithin } from '../../../../helpers/randomNumbers.ts';
import { mean } from '../../../../helpers/referenceFigures.ts';
import {
  allPairsReference,
  type EmbeddedBatch,
  givenPairsReference,
  learnedDistanceReference,
  randomTriplets,
  tripletReference,
} from '../../../../helpers/referenceLosses.ts';

const size = 4;
const count = 60;
const random = createRandom(51, 'weights');
/** Classes 0 to 4 by turns; only some images are embedded, and only some classes are drawn from. */
const labels = Uint16Array.from({ length: count }, (_, image) => image % 5);
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
const ofClasses: BatchRecipe = {
  kind: 'classes',
  groups: [{ source: 'dataset', classes: 3, imagesPerClass: 4 }],
};
const ofPairs: BatchRecipe = {
  kind: 'pairs',
  groups: [{ source: 'dataset', classes: 3, imagesPerClass: 6 }],
  pairs: 9,
  positivePairs: 4,
};
const batchLabels = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
const steps = [0, 1, 2, 3];

/** The embeddings of a batch's images, as each tower has them. */
function batchOf(recipe: BatchRecipe, step: number): EmbeddedBatch {
  const drawn = [...drawBatch(recipe, [pools], createRandom(evaluationSeed, 'batch', step))];
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

describe('the validation loss of a run with made-up symbols', () => {
  const plan = makePlan('mlp', size);
  const learning: RunSettings = {
    ...defaultSettings,
    loss: 'contrastive-all-pairs',
    learnFrom: 'digits-and-symbols',
    imagesPerDigit: 4,
    symbolsPerBatch: 12,
    imagesPerSymbol: 5,
    margin: 1.2,
  };

  it.each(['contrastive-all-pairs', 'contrastive-pairs'] as const)(
    'beside digits is of digits only, as if there were no symbols: %s',
    async (kind) => {
      const network = makeNetwork(plan);
      const found: number[] = [];
      for (const learnFrom of ['digits-and-symbols', 'digits'] as const) {
        const own = { ...learning, loss: kind, learnFrom };
        const evaluated = createEvaluatedLoss(own, batchRecipeOf(own, classes.length));
        expect(evaluated.recipe.groups.map(({ source }) => source)).toEqual(['dataset']);
        found.push(await validationLossOf(network, images, embedded, classes, evaluated));
        evaluated.loss.dispose();
      }
      expect(found[0]).toBeGreaterThan(0);
      expect(found[0]).toBe(found[1]);
      network.dispose();
    },
  );

  it('without digits is the mean over four fixed batches of symbols that no run trains on', async () => {
    const network = makeNetwork(plan);
    const held = heldOutSymbols();
    const rows = numbersWithin(createRandom(52, 'weights'), held.count * size, 0.6);
    const side = { embeddings: rows, embeddingSize: size };
    const own: RunSettings = { ...learning, learnFrom: 'symbols' };
    const evaluated = createEvaluatedLoss(own, batchRecipeOf(own, 0));
    const group = { source: 'symbols', classes: 12, imagesPerClass: 5 } as const;
    expect(evaluated.recipe).toEqual({ kind: 'classes', groups: [group] });
    const everyImage = Int32Array.from(held.labels.keys());
    const symbols = [...new Set(held.labels)];
    const found = await validationLossOf(
      network,
      { measure: images.measure, queries: side, gallery: side, labels: held.labels },
      everyImage,
      symbols,
      evaluated,
    );
    const symbolPools = symbols
      .slice(0, 12)
      .map((symbol) => [...everyImage].filter((image) => held.labels[image] === symbol));
    const byHand = steps.map((step) => {
      const random = createRandom(evaluationSeed, 'batch', step);
      const a = Array.from(drawBatch(evaluated.recipe, [symbolPools], random), (image) =>
        rows.subarray(image * size, (image + 1) * size),
      );
      const ofBatch = Array.from(a.keys(), (at) => Math.floor(at / 5));
      return allPairsReference({ a, b: a }, ofBatch, 1.2);
    });
    expect(Math.abs(found / mean(byHand) - 1)).toBeLessThan(1e-5);
    evaluated.loss.dispose();
    network.dispose();
  });

  it('without digits has no larger batches than there are such symbols', () => {
    const own: RunSettings = {
      ...learning,
      learnFrom: 'symbols',
      symbolsPerBatch: 66,
      imagesPerSymbol: 12,
    };
    for (const [kind, expected] of [
      ['triplet', { kind: 'classes' }],
      ['contrastive-pairs', { kind: 'pairs', pairs: 150, positivePairs: 75 }],
    ] as const) {
      const settingsOf = { ...own, loss: kind, positiveShare: 0.5 };
      const { loss, recipe } = createEvaluatedLoss(settingsOf, batchRecipeOf(settingsOf, 0));
      // A look has 350 of the 600 drawings: at least 5 of each of the 60 symbols.
      const group = { source: 'symbols', classes: 60, imagesPerClass: 5 };
      expect(recipe).toEqual({ ...expected, groups: [group] });
      loss.dispose();
    }
  });
});
