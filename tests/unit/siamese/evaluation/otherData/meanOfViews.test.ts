import { beforeAll, describe, expect, it } from 'vitest';
import { imageAt, type LabelledImages } from '../../../../../src/data/dataset.ts';
import { createRandom } from '../../../../../src/data/random.ts';
import { embedBothWays } from '../../../../../src/siamese/evaluation/embeddingTables.ts';
import { evaluationSeed } from '../../../../../src/siamese/evaluation/evaluationPairs.ts';
import { embedMeansOfViews } from '../../../../../src/siamese/evaluation/otherData/meanOfViews.ts';
import { gatherImages } from '../../../../../src/siamese/evaluation/otherData/otherImages.ts';
import { BatchInput } from '../../../../../src/siamese/network/batchInput.ts';
import type { SiameseNetwork, Tower } from '../../../../../src/siamese/network/siameseNetwork.ts';
import { switchToBackend } from '../../../../helpers/backends.ts';
import { makeNetwork, makePlan } from '../../../../helpers/networks.ts';
import { otherImages } from '../../../../helpers/otherData.ts';

const all = otherImages([{ family: 'Greek', drawers: [1, 2, 3, 4, 5] }]);
const images: LabelledImages = gatherImages(all, Int32Array.from(all.labels.keys()));
const viewCount = 3;
const pace = {
  chunkImages: 2,
  turn: async () => {},
  signal: new AbortController().signal,
};

beforeAll(() => switchToBackend('cpu'));

/** The means by plain loops: view by view, an image at a time. */
async function byLoops(network: SiameseNetwork, tower: Tower, isScaled: boolean) {
  const random = createRandom(evaluationSeed, 'augmentation');
  const sums = Array.from({ length: images.count }, () => [] as number[]);
  for (let view = 0; view < viewCount; view++) {
    for (const [image, sum] of sums.entries()) {
      const input = new BatchInput(network.plan.encoder.input, 1);
      input.setImage(0, imageAt(images, image), view === 0 ? null : random);
      const row = await network.embed(input.values, tower);
      for (const [at, value] of row.entries()) sum[at] = (sum[at] ?? 0) + value;
    }
  }
  return sums.flatMap((sum) => {
    const length = isScaled ? Math.hypot(...sum) : viewCount;
    return sum.map((value) => value / length);
  });
}

describe('the mean of views', () => {
  it.each([
    { unitLength: false, tieWeights: true },
    { unitLength: true, tieWeights: true },
    { unitLength: true, tieWeights: false },
  ])('agrees with plain loops: %j', async ({ unitLength, tieWeights }) => {
    const network = makeNetwork(makePlan('mlp', 8, { unitLength, tieWeights }));
    const found = await embedMeansOfViews(network, images, viewCount, pace);
    const queries = await byLoops(network, 'a', unitLength);
    const gallery = await byLoops(network, tieWeights ? 'a' : 'b', unitLength);
    network.dispose();
    expect(found.labels).toEqual(images.labels);
    for (const [table, truth] of [
      [found.queries, queries],
      [found.gallery, gallery],
    ] as const) {
      expect(table.embeddings).toHaveLength(truth.length);
      for (const [at, value] of truth.entries()) expect(table.embeddings[at]).toBeCloseTo(value, 5);
    }
  });

  it('of one view is the embedding itself', async () => {
    const network = makeNetwork(makePlan('cnn', 8, { unitLength: true }));
    const every = Int32Array.from(images.labels.keys());
    const plain = await embedBothWays(network, images, every, pace);
    expect(await embedMeansOfViews(network, images, 1, pace)).toEqual(plain);
    network.dispose();
  });

  it('is the same each time', async () => {
    const network = makeNetwork();
    const first = await embedMeansOfViews(network, images, viewCount, pace);
    expect(await embedMeansOfViews(network, images, viewCount, pace)).toEqual(first);
    network.dispose();
  });
});
