import { beforeAll, describe, expect, it } from 'vitest';
import type { SiameseNetwork } from '../../../../src/siamese/network/siameseNetwork.ts';
import { distancesToExamples } from '../../../../src/worker/answers/exampleDistances.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../helpers/leaks.ts';
import { readMnist } from '../../../helpers/mnist.ts';
import { inputOf, makeNetwork, makePlan } from '../../../helpers/networks.ts';
import { distanceReference } from '../../../helpers/referenceNetwork.ts';

const [query = new Uint8Array(784), ...examples] = readMnist('t10k', 8).images;
const decision = { slope: 8, intercept: 4, threshold: 0.5 };

beforeAll(() => switchToBackend('cpu'));

/** The distances one by one. */
async function oneByOne(network: SiameseNetwork): Promise<number[]> {
  const embed = (image: Uint8Array, tower: 'a' | 'b') =>
    network.embed(inputOf(network.plan, [image]), tower);
  const ofQuery = await embed(query, 'a');
  return Promise.all(
    examples.map(async (example) => distanceReference(ofQuery, await embed(example, 'b'))),
  );
}

describe('the distances of a query to examples', () => {
  expectNoLeaks();

  const towers = [
    ['tied', makePlan('mlp', 4)],
    ['not tied', makePlan('mlp', 4, { tieWeights: false, loss: 'contrastive-pairs' })],
  ] as const;

  it.each(towers)('are those of each pair, however the chunks fall, towers %s', async (_, plan) => {
    const network = makeNetwork(plan);
    const expected = await oneByOne(network);
    for (const chunkImages of [3, 4, 8, 100]) {
      const asked = { network, decision, chunkImages };
      const { distances, similarities } = await distancesToExamples({ query, examples }, asked);
      expect(distances).toHaveLength(examples.length);
      for (const [index, distance] of expected.entries()) {
        expect(distances[index]).toBeCloseTo(distance, 5);
        expect(similarities?.[index]).toBeCloseTo(1 / (1 + Math.exp(8 * distance - 4)), 5);
      }
    }
    network.dispose();
  });

  it('have no similarity before the network is calibrated, and can be of nothing', async () => {
    const network = makeNetwork(makePlan('mlp', 4));
    const asked = { network, decision: null, chunkImages: 4 };
    const found = await distancesToExamples({ query, examples: [] }, asked);
    expect(found).toEqual({ distances: new Float32Array(0), similarities: null });
    network.dispose();
  });

  it('are refused for what is no digit, and for too many examples', async () => {
    const network = makeNetwork(makePlan('mlp', 4));
    const asked = { network, decision, chunkImages: 4 };
    const broken = { query, examples: [new Uint8Array(5)] };
    await expect(distancesToExamples(broken, asked)).rejects.toThrow(
      'An image has 784 pixels, got 5',
    );
    const many = { query, examples: Array.from({ length: 1_001 }, () => query) };
    await expect(distancesToExamples(many, asked)).rejects.toThrow('At most 1000 examples');
    network.dispose();
  });
});
