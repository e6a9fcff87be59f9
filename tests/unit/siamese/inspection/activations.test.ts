/** What is shown of each layer is what the layer's definition makes of the image, in its place. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { RunSettings } from '../../../../src/settings/settings.ts';
import {
  type LayerActivations,
  profileOf,
  readActivations,
  readFirstFilters,
} from '../../../../src/siamese/inspection/activations.ts';
import type { Architecture } from '../../../../src/siamese/network/architecture/architecture.ts';
import { describeLayers } from '../../../../src/siamese/network/architecture/architectureParts.ts';
import { planNetwork } from '../../../../src/siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../../../src/siamese/network/siameseNetwork.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../helpers/backends.ts';
import { offered } from '../../../helpers/encoders.ts';
import { expectNoLeaks } from '../../../helpers/leaks.ts';
import { livelyParameters, pixelsOf } from '../../../helpers/networks.ts';
import { noiseImages } from '../../../helpers/randomNumbers.ts';
import { lstmReference } from '../../../helpers/referenceLstm.ts';
import {
  convolve,
  embedReference,
  type ReferenceTensor,
} from '../../../helpers/referenceNetwork.ts';

const random = createRandom(12, 'weights');
const [imageA = new Uint8Array(), imageB = new Uint8Array()] = noiseImages(random, 2);

interface Made {
  readonly network: SiameseNetwork;
  readonly parameters: Float64Array;
}

/** A network with lively weights; of towers that are not tied, B's are others than A's. */
function make(architecture: Architecture, isTied = true): Made {
  const plan = planNetwork(architecture, { isTied, distance: 'euclidean' });
  const towers = Array.from({ length: isTied ? 1 : 2 }, () =>
    livelyParameters(plan.encoder, random),
  );
  const parameters = Float32Array.from(towers.flatMap((tower) => [...tower]));
  return {
    network: SiameseNetwork.create(plan, parameters),
    parameters: Float64Array.from(parameters),
  };
}

/** The maps of the first convolutions by their definition, layer by layer, [y, x, channel]. */
function mapsByReference(
  { layers }: Architecture,
  parameters: Float64Array,
  image: Uint8Array,
): ReferenceTensor[] {
  let offset = 0;
  const take = (count: number): Float64Array => {
    offset += count;
    return parameters.subarray(offset - count, offset);
  };
  let current: ReferenceTensor = { shape: [28, 28, 1], data: pixelsOf(image) };
  return layers.flatMap((layer) => {
    if (layer.op !== 'conv2d') return [];
    const kernel = take(layer.kernelSize ** 2 * (current.shape[2] ?? 0) * layer.filters);
    current = convolve(current, kernel, take(layer.filters), layer);
    return [current];
  });
}

/** Differs only where a later layer reads nothing, which is left out. */
function expectMaps(
  found: LayerActivations,
  values: Float32Array,
  expected: ReferenceTensor,
): void {
  const [side = 0, , maps = 0] = expected.shape;
  expect(found.shape).toEqual({ form: 'maps', side, maps });
  let compared = 0;
  for (const [at, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    const [map, place] = [Math.floor(at / (side * side)), at % (side * side)];
    expect(value).toBeCloseTo(expected.data[place * maps + map] ?? Number.NaN, 4);
    compared++;
  }
  // The thrifty network's second layer reads 9 × 9 of 9 × 9; others may leave out an edge.
  expect(compared).toBeGreaterThan(0.7 * values.length);
}

const convolutions: readonly (readonly [string, Architecture])[] = [
  ['the medium CNN', offered({ encoder: 'cnn' })],
  ['the large CNN, whose patches overlap', offered({ encoder: 'cnn', encoderSize: 'large' })],
  [
    'a CNN whose second layer leaves out an edge',
    {
      kind: 'cnn',
      layers: [
        { op: 'conv2d', filters: 3, kernelSize: 5, stride: 2, padding: 2, activation: 'relu' },
        { op: 'conv2d', filters: 4, kernelSize: 3, stride: 3, padding: 0, activation: 'relu' },
        { op: 'flatten' },
        { op: 'dense', units: 5, activation: 'linear' },
      ],
    },
  ],
];

describe.each(testBackends)('the activations on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));
  expectNoLeaks();

  it.each(convolutions)('are in their places in %s', async (_, architecture) => {
    const { network, parameters } = make(architecture);
    const layers = await readActivations(network, [imageA, imageB]);
    expect(layers).toHaveLength(describeLayers(architecture).length);
    for (const [image, side] of [
      [imageA, 'a'],
      [imageB, 'b'],
    ] as const) {
      for (const [index, expected] of mapsByReference(architecture, parameters, image).entries()) {
        const found = layers[index];
        if (found === undefined) throw new Error(`Layer ${index} is missing`);
        expectMaps(found, found[side], expected);
      }
    }
    network.dispose();
  });

  it.each<[string, Partial<RunSettings>]>([
    ['an MLP', { encoder: 'mlp', encoderSize: 'small' }],
    ['a CNN', { encoder: 'cnn' }],
    ['an LSTM', { encoder: 'lstm', encoderSize: 'small' }],
    ['a CNN with embeddings of length 1', { encoder: 'cnn', unitLength: true }],
  ])('end in the embedding: %s', async (_, change) => {
    const architecture = offered(change);
    const { network, parameters } = make(architecture);
    const last = (await readActivations(network, [imageA, imageB])).at(-1);
    for (const [found, image] of [
      [last?.a, imageA],
      [last?.b, imageB],
    ] as const) {
      const expected = embedReference(architecture.layers, parameters, pixelsOf(image));
      expect(relativeDifference(found ?? [], expected)).toBeLessThan(1e-4);
    }
    network.dispose();
  });

  it('of an LSTM are its hidden states, row after row', async () => {
    const { network, parameters } = make(offered({ encoder: 'lstm', encoderSize: 'small' }));
    const [first] = await readActivations(network, [imageA, imageB]);
    const units = 32;
    expect(first?.shape).toEqual({ form: 'sequence', steps: 28, units });
    const [kernelSize, recurrentSize] = [28 * 4 * units, units * 4 * units];
    const weights = {
      kernel: parameters.subarray(0, kernelSize),
      recurrentKernel: parameters.subarray(kernelSize, kernelSize + recurrentSize),
      bias: parameters.subarray(kernelSize + recurrentSize, kernelSize + recurrentSize + 4 * units),
    };
    for (const steps of [1, 14, 28]) {
      const sizes = { steps, images: 1, inputs: 28, units };
      const expected = lstmReference(sizes, weights, pixelsOf(imageB));
      const found = first?.b.subarray((steps - 1) * units, steps * units) ?? [];
      expect(relativeDifference(found, expected)).toBeLessThan(1e-4);
    }
    network.dispose();
  });

  it('of untied towers go through A and through B', async () => {
    const architecture = offered({ encoder: 'mlp', encoderSize: 'small' });
    const { network, parameters } = make(architecture, false);
    const last = (await readActivations(network, [imageA, imageA])).at(-1);
    const half = parameters.length / 2;
    const [byA, byB] = [parameters.subarray(0, half), parameters.subarray(half)].map((own) =>
      embedReference(architecture.layers, own, pixelsOf(imageA)),
    );
    expect(relativeDifference(last?.a ?? [], byA ?? [])).toBeLessThan(1e-4);
    expect(relativeDifference(last?.b ?? [], byB ?? [])).toBeLessThan(1e-4);
    network.dispose();
  });

  it('of the first convolution come with what it looks for, filter by filter', async () => {
    const { network, parameters } = make(offered({ encoder: 'cnn' }));
    const filters = await readFirstFilters(network);
    expect(filters).toMatchObject({ side: 5 });
    for (const [filter, tap] of [
      [0, 0],
      [3, 7],
      [31, 24],
    ] as const) {
      // HWIO: of one channel, all filters of the first tap come first.
      expect(filters?.a[filter * 25 + tap]).toBeCloseTo(
        parameters[tap * 32 + filter] ?? Number.NaN,
        6,
      );
    }
    network.dispose();
    const mlp = make(offered({ encoder: 'mlp', encoderSize: 'small' }));
    expect(await readFirstFilters(mlp.network)).toBeNull();
    mlp.network.dispose();
  });
});

describe('a profile', () => {
  it('is the mean magnitude of each group of maps, of what is computed of them', () => {
    const values = Float32Array.of(1, 3, Number.NaN, 2, -2, -2, 4, 4, 0, 0, 0, 8);
    const shape = { form: 'maps', maps: 3, side: 2 } as const;
    expect([...profileOf(shape, values, 16)]).toEqual([2, 3, 2]);
    expect([...profileOf({ ...shape, maps: 2 }, values.subarray(0, 8), 1)]).toEqual(
      [18 / 7].map(Math.fround),
    );
  });

  it('of a sequence is the mean over its steps', () => {
    const shape = { form: 'sequence', steps: 2, units: 4 } as const;
    const values = Float32Array.of(1, -1, 0, 2, 3, 1, 0, -4);
    expect([...profileOf(shape, values, 2)]).toEqual([1.5, 1.5]);
  });
});
