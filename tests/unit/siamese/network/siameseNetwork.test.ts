import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { encoderKinds } from '../../../../src/settings/choices.ts';
import { SiameseNetwork } from '../../../../src/siamese/network/siameseNetwork.ts';
import { switchToBackend, testBackends } from '../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../helpers/leaks.ts';
import { inputOf, makeNetwork, makePlan } from '../../../helpers/networks.ts';
import { noiseImages } from '../../../helpers/randomNumbers.ts';

const images = noiseImages(createRandom(5, 'weights'), 3);

describe.each(testBackends)('a network on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));
  expectNoLeaks();

  it.each(encoderKinds)(
    'of tied towers gives an image the same embedding by either, to the bit: %s',
    async (encoder) => {
      const network = makeNetwork(makePlan(encoder, 8));
      const input = inputOf(network.plan, images);
      expect(network.weightsOf('b')).toBe(network.weightsOf('a'));
      const [a, b] = [await network.embed(input, 'a'), await network.embed(input, 'b')];
      expect(a).toHaveLength(3 * 8);
      expect(b).toEqual(a);
      network.dispose();
    },
  );

  it.each(encoderKinds)(
    'of towers that are not tied embeds by each with its own: %s',
    async (kind) => {
      const untied = { loss: 'contrastive-pairs', tieWeights: false } as const;
      const plan = makePlan(kind, 8, untied);
      const network = makeNetwork(plan);
      const input = inputOf(plan, images);
      const parameters = await network.readParameters();
      const { parameterCount } = plan.encoder;
      const tied = makePlan(kind, 8);
      for (const [tower, start] of [
        ['a', 0],
        ['b', parameterCount],
      ] as const) {
        const alone = SiameseNetwork.create(tied, parameters.slice(start, start + parameterCount));
        expect(await network.embed(input, tower)).toEqual(await alone.embed(input, 'a'));
        alone.dispose();
      }
      expect(await network.embed(input, 'a')).not.toEqual(await network.embed(input, 'b'));
      network.dispose();
    },
  );

  it('reads its learned distance from the end of its parameters', async () => {
    const plan = makePlan('mlp', 3, { loss: 'learned-distance' });
    const parameters = new Float32Array(plan.parameterCount);
    parameters.set([0.5, -2, 4, 9], plan.headOffset);
    const network = SiameseNetwork.create(plan, parameters);
    expect(await network.readDistance()).toEqual({
      kind: 'learned',
      weights: Float32Array.of(0.5, -2, 4),
    });
    expect(network.head?.bias.dataSync()).toEqual(Float32Array.of(9));
    network.dispose();
  });

  it('compares by Euclid where no distance is learnt', async () => {
    const network = makeNetwork(makePlan('mlp', 3));
    expect(network.head).toBeNull();
    expect(await network.readDistance()).toEqual({ kind: 'euclidean' });
    network.dispose();
  });

  it('stays frozen as it was, head and towers, while the other changes', async () => {
    const plan = makePlan('mlp', 3, { loss: 'learned-distance', tieWeights: false });
    const network = makeNetwork(plan);
    const input = inputOf(plan, images);
    const look = async (of: SiameseNetwork) => [
      await of.embed(input, 'a'),
      await of.embed(input, 'b'),
      await of.readDistance(),
    ];
    const expected = await look(network);
    const frozen = network.freeze();
    network.replaceParameters(tf.fill([plan.parameterCount], 0.5));
    expect(await look(frozen)).toEqual(expected);
    const now = await look(network);
    for (const [at, value] of now.entries()) expect(value).not.toEqual(expected[at]);
    frozen.dispose();
    expect(await look(network)).toEqual(now);
    network.dispose();
  });

  it('refuses another number of parameters, naming both', () => {
    expect(() => SiameseNetwork.create(makePlan(), new Float32Array(10))).toThrow(
      'The network has 56776 parameters, got 10',
    );
  });
});
