/** Somebody else's reader of a weights file: nothing of this project but the file's own words. */
import { beforeAll, describe, expect, it } from 'vitest';
import { distanceBetween } from '../../../../src/metrics/distance.ts';
import { reconciled } from '../../../../src/settings/rules.ts';
import type { RunSettings } from '../../../../src/settings/settings.ts';
import { SiameseNetwork } from '../../../../src/siamese/network/siameseNetwork.ts';
import { writeWeightsFile } from '../../../../src/siamese/weightsFile/write.ts';
import { relativeDifference, switchToBackend } from '../../../helpers/backends.ts';
import { readMnist } from '../../../helpers/mnist.ts';
import { inputOf, makeNetwork, makePlan, pixelsOf } from '../../../helpers/networks.ts';
import {
  cosineReference,
  embedReference,
  type ReferenceLayer,
} from '../../../helpers/referenceNetwork.ts';
import { exampleRun } from '../../../helpers/weightsFiles.ts';

interface FileLayer {
  readonly op: string;
  readonly kernel: string;
  readonly recurrentKernel: string;
  readonly bias: string;
  readonly strides: readonly number[];
  readonly padding: readonly (readonly number[])[];
  readonly activation: string;
  readonly gateOrder: readonly string[];
}

interface File {
  readonly encoders: readonly { readonly layers: readonly FileLayer[] }[];
  readonly tensors: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly data: readonly number[];
  }[];
  readonly distance: { readonly kind: string; readonly weights: string; readonly bias: string };
}

type Tensor = File['tensors'][number];

/** The layer in the words of the reference, and the names of its tensors. */
function readLayer(
  layer: FileLayer,
  tensorNamed: (name: string) => Tensor,
): [ReferenceLayer, string[]] {
  const { op, activation, strides, padding, kernel, recurrentKernel, bias } = layer;
  if (op === 'flatten' || op === 'l2normalize') return [{ op }, []];
  const { shape } = tensorNamed(kernel);
  const outputs = shape.at(-1) ?? 0;
  if (op === 'dense') return [{ op, units: outputs, activation }, [kernel, bias]];
  if (op === 'lstm') {
    // The reference has its gates in this order.
    expect(layer.gateOrder).toEqual(['input', 'forget', 'candidate', 'output']);
    return [{ op, units: outputs / 4 }, [kernel, recurrentKernel, bias]];
  }
  if (op !== 'conv2d') throw new Error(`This reader knows no ${op}`);
  const convolution = {
    op,
    filters: outputs,
    kernelSize: shape[0] ?? 0,
    stride: strides[0] ?? 0,
    padding: padding[0]?.[0] ?? 0,
    activation,
  } as const;
  return [convolution, [kernel, bias]];
}

/** What a file describes: each encoder as a function of pixels (0…1), and the distance. */
function readFile(text: string) {
  const { encoders, tensors, distance }: File = JSON.parse(text);
  const tensorNamed = (name: string): Tensor => {
    const found = tensors.find((tensor) => tensor.name === name);
    if (found === undefined) throw new Error(`There is no ${name}`);
    return found;
  };
  const towers = encoders.map(({ layers }) => {
    const read = layers.map((layer) => readLayer(layer, tensorNamed));
    const parameters = Float64Array.from(
      read.flatMap(([, names]) => names.flatMap((name) => tensorNamed(name).data)),
    );
    const plain = read.map(([layer]) => layer);
    return (pixels: Float64Array): Float64Array => embedReference(plain, parameters, pixels);
  });
  const weights = distance.kind === 'learned' ? tensorNamed(distance.weights).data : null;
  const distanceOf = (a: Float64Array, b: Float64Array): number => {
    const differences = a.map((value, at) => value - (b[at] ?? 0));
    if (distance.kind === 'cosine') return cosineReference(a, b);
    return weights === null
      ? Math.hypot(...differences)
      : differences.reduce((sum, value, at) => sum + (weights[at] ?? 0) * Math.abs(value), 0);
  };
  return { towers, distanceOf };
}

const cases: [string, Partial<RunSettings>][] = [
  ['the CNN', { encoder: 'cnn' }],
  ['the large CNN, of length 1', { encoder: 'cnn', encoderSize: 'large', unitLength: true }],
  ['the MLP', { encoder: 'mlp' }],
  ['the LSTM', { encoder: 'lstm' }],
  ['the LSTM, of length 1', { encoder: 'lstm', loss: 'supervised-contrastive' }],
  ['LSTMs that are not tied', { encoder: 'lstm', loss: 'contrastive-pairs', tieWeights: false }],
  ['cosine distances', { encoder: 'cnn', distance: 'cosine' }],
  ['a learned distance', { encoder: 'mlp', loss: 'learned-distance', tieWeights: false }],
];

describe.each(cases)('a reader that has only the file of %s', (_, change) => {
  beforeAll(() => switchToBackend('cpu'));

  it('computes the same embeddings and the same distance', async () => {
    const settings = reconciled({ ...exampleRun.settings, ...change, embeddingSize: 16 });
    const network = makeNetwork(makePlan(settings.encoder, 16, settings), 3);
    const parameters = await network.readParameters();
    const { headOffset } = network.plan;
    // A distance that has been learnt: some differences count more, some against it.
    for (const [at] of parameters.subarray(headOffset).entries()) {
      parameters[headOffset + at] = Math.sin(at + 1);
    }
    const learnt = SiameseNetwork.create(network.plan, parameters);
    network.dispose();
    const { images } = readMnist('t10k', 3);
    const input = inputOf(learnt.plan, images);
    const byTower = [await learnt.embed(input, 'a'), await learnt.embed(input, 'b')];
    const measure = await learnt.readDistance();
    const text = writeWeightsFile(learnt.plan, parameters, { ...exampleRun, settings });
    learnt.dispose();

    const { towers, distanceOf } = readFile(text);
    expect(towers).toHaveLength(settings.tieWeights ? 1 : 2);
    const found = [towers.at(0), towers.at(-1)].map((tower) =>
      images.map((image) => tower?.(pixelsOf(image)) ?? new Float64Array()),
    );
    const [a = new Float32Array(), b = new Float32Array()] = byTower;
    for (const index of images.keys()) {
      for (const [tower, embeddings] of [a, b].entries()) {
        const expected = embeddings.subarray(16 * index, 16 * (index + 1));
        expect(relativeDifference(found[tower]?.[index] ?? [], expected)).toBeLessThan(1e-5);
      }
      const [first, second] = [found[0]?.[index], found[1]?.[0]];
      const expected = distanceBetween(measure, a, 16 * index, b, 0, 16);
      expect(distanceOf(first ?? new Float64Array(), second ?? new Float64Array())).toBeCloseTo(
        expected,
        5,
      );
    }
  });
});
