/** Somebody else's reader of a weights file: nothing of this project but the file's own words. */
import { beforeAll, describe, expect, it } from 'vitest';
import { writeWeightsFile } from '../../../src/siamese/weightsExport.ts';
import { relativeDifference, switchToBackend } from '../../helpers/backends.ts';
import { readMnist } from '../../helpers/mnist.ts';
import { inputOf, makeNetwork, makePlan } from '../../helpers/networks.ts';
import { embedReference, type ReferenceLayer } from '../../helpers/referenceNetwork.ts';
import { exampleRun } from '../../helpers/weightsFiles.ts';

interface FileLayer {
  readonly op: string;
  readonly kernel: string;
  readonly bias: string;
  readonly strides: readonly number[];
  readonly padding: readonly (readonly number[])[];
  readonly activation: string;
}

interface File {
  readonly encoders: readonly { readonly layers: readonly FileLayer[] }[];
  readonly tensors: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly data: readonly number[];
  }[];
  readonly decision: { readonly slope: number; readonly intercept: number };
}

/** Makes a function of pixels (0…1) out of a file's text. */
function readEncoder(text: string): (pixels: Float64Array) => Float64Array {
  const { encoders, tensors }: File = JSON.parse(text);
  const layers = encoders[0]?.layers ?? [];
  const tensor = (name: string) => tensors.find((candidate) => candidate.name === name);
  const parameters = layers.flatMap(({ op, kernel, bias }) =>
    op === 'flatten' ? [] : [kernel, bias].flatMap((name) => tensor(name)?.data ?? []),
  );
  const plain = layers.map((layer): ReferenceLayer => {
    const { op, activation, strides, padding, kernel } = layer;
    if (op === 'flatten') return { op };
    const shape = tensor(kernel)?.shape ?? [];
    const outputs = shape.at(-1) ?? 0;
    if (op === 'dense') return { op, units: outputs, activation };
    if (op !== 'conv2d') throw new Error(`This reader knows no ${op}`);
    return {
      op,
      filters: outputs,
      kernelSize: shape[0] ?? 0,
      stride: strides[0] ?? 0,
      padding: padding[0]?.[0] ?? 0,
      activation,
    };
  });
  return (pixels) => embedReference(plain, Float64Array.from(parameters), pixels);
}

describe.each(['cnn', 'mlp'] as const)('a reader that has only the file of the %s', (encoder) => {
  beforeAll(() => switchToBackend('cpu'));

  it('computes the same embeddings', async () => {
    const network = makeNetwork(makePlan(encoder, 16), 3);
    const { images } = readMnist('t10k', 8);
    const embeddings = await network.embed(inputOf(network.plan, images));
    const settings = { ...exampleRun.settings, encoder, embeddingSize: 16 };
    const run = { ...exampleRun, settings };
    const embed = readEncoder(writeWeightsFile(network.plan, await network.readParameters(), run));
    for (const [index, image] of images.entries()) {
      const found = embed(Float64Array.from(image, (grey) => grey / 255));
      const expected = embeddings.subarray(16 * index, 16 * (index + 1));
      expect(found).toHaveLength(16);
      expect(relativeDifference(found, expected)).toBeLessThan(1e-5);
    }
    network.dispose();
  });
});
