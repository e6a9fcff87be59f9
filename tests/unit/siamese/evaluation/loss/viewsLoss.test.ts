import { beforeAll, describe, expect, it } from 'vitest';
import { type BatchRecipe, drawBatch } from '../../../../../src/data/batches/batchRecipe.ts';
import { imageAt } from '../../../../../src/data/dataset.ts';
import { createRandom } from '../../../../../src/data/random.ts';
import { evaluationSeed } from '../../../../../src/siamese/evaluation/evaluationPairs.ts';
import { viewsLossOf } from '../../../../../src/siamese/evaluation/loss/viewsLoss.ts';
import { look } from '../../../../../src/siamese/evaluation/smallLook/look.ts';
import { drawLookSets } from '../../../../../src/siamese/evaluation/smallLook/lookSets.ts';
import { createLoss } from '../../../../../src/siamese/losses/createLoss.ts';
import { BatchInput } from '../../../../../src/siamese/network/batchInput.ts';
import { switchToBackend } from '../../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../../helpers/leaks.ts';
import { makeNetwork, makePlan } from '../../../../helpers/networks.ts';
import { ntXentReference } from '../../../../helpers/referenceLosses.ts';
import { makeDataset } from '../../../../helpers/syntheticData.ts';

const dataset = makeDataset(5, [
  { split: 'validation', imagesPerClass: 6 },
  { split: 'test', imagesPerClass: 4 },
]);
const { validation } = dataset.splits;
/** Two views of so many images. */
const viewsOf = (count: number): BatchRecipe => ({
  kind: 'views',
  groups: [{ source: 'dataset', classes: count, imagesPerClass: 2 }],
});
const recipe = viewsOf(7);
const settings = { margin: 1, temperature: 0.4 };
const signal = new AbortController().signal;
const pace = { turn: async () => {}, signal, chunkImages: 5 };
const plan = makePlan('mlp', 4, { encoderSize: 'small', unitLength: true });

beforeAll(() => switchToBackend('wasm'));
expectNoLeaks();

function evaluated(of = recipe) {
  const loss = createLoss({ loss: 'nt-xent', mining: 'hard', distance: 'euclidean' }, of);
  return { loss, recipe: of, settings };
}

describe('the validation loss of views', () => {
  it('is that of two changed views of each image, the same every time', async () => {
    const network = makeNetwork(plan);
    const images = [...validation.labels.keys()].filter((image) => validation.labels[image] !== 2);
    const one = evaluated();
    const found = await viewsLossOf(network, validation, images, one, pace);
    const drawn = drawBatch(recipe, [[images]], createRandom(evaluationSeed, 'batch'));
    const changes = createRandom(evaluationSeed, 'augmentation');
    const embeddings: Float32Array[] = [];
    for (const image of drawn) {
      expect(validation.labels[image]).not.toBe(2);
      const input = new BatchInput(plan.encoder.input, 1);
      input.setImage(0, imageAt(validation, image), changes);
      embeddings.push(await network.embed(input.values, 'a'));
    }
    expect(embeddings[1]).not.toEqual(embeddings[0]);
    const expected = ntXentReference({ a: embeddings, b: embeddings }, 0.4);
    expect(found).toBeCloseTo(expected, 5);
    expect(await viewsLossOf(network, validation, images, one, pace)).toBe(found);
    one.loss.dispose();
    network.dispose();
  });

  it('is in a look, and no number where there are too few images for a batch', async () => {
    const network = makeNetwork(plan);
    const sets = drawLookSets(dataset, { learnFrom: 'digits', heldOutDigits: [] }, true);
    if (sets === null) throw new Error('All images are there');
    const losses: number[] = [];
    for (const images of [7, 30, 31]) {
      const one = evaluated(viewsOf(images));
      losses.push((await look(network, one, sets, pace)).validationLoss);
      one.loss.dispose();
    }
    expect(losses.map(Number.isFinite)).toEqual([true, true, false]);
    network.dispose();
  });
});
