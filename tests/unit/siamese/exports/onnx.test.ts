/** ONNX models, run by onnxruntime and checked by ONNX's own checker where Python has it. */
import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { distanceBetween } from '../../../../src/metrics/distance.ts';
import {
  writeEmbeddingModel,
  writePairModel,
} from '../../../../src/siamese/exports/onnx/models.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import {
  embeddingsOf,
  exportedNetworks,
  largestDifference,
  livelyNetwork,
  smallFile,
} from '../../../helpers/exports/exportedFiles.ts';
import { pythonWith, runPython } from '../../../helpers/exports/python.ts';

const count = 12;
const size = 16;

beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  await switchToBackend('cpu');
});

type Inputs = Readonly<Record<string, Float32Array>>;

/** All outputs of a model for images [count, 28, 28, 1]. */
async function run(model: Uint8Array, inputs: Inputs): Promise<Record<string, Float32Array>> {
  const session = await ort.InferenceSession.create(model);
  const feeds = Object.fromEntries(
    Object.entries(inputs).map(([name, pixels]) => [
      name,
      new ort.Tensor('float32', pixels, [pixels.length / 784, 28, 28, 1]),
    ]),
  );
  const results = await session.run(feeds);
  await session.release();
  return Object.fromEntries(
    Object.entries(results).map(([name, { data }]) => {
      if (!(data instanceof Float32Array)) throw new Error(`${name} is not float32`);
      return [name, data];
    }),
  );
}

describe.each(exportedNetworks)('the ONNX models of %s', (_, change) => {
  it('embed and compare as the page does', async () => {
    const network = livelyNetwork(change);
    const { pixels, first, second, measure } = await embeddingsOf(network, count);
    const { embedding, embedding_second } = await run(writeEmbeddingModel(network.file), {
      image: pixels,
    });
    expect(largestDifference(embedding ?? [], first, size)).toBeLessThan(1e-5);
    if (network.plan.isTied) expect(embedding_second).toBeUndefined();
    else expect(largestDifference(embedding_second ?? [], second, size)).toBeLessThan(1e-5);

    // Each digit with the one after it.
    const turned = Float32Array.from([...pixels.subarray(784), ...pixels.subarray(0, 784)]);
    const { distance = [], similarity = [] } = await run(writePairModel(network.file), {
      first: pixels,
      second: turned,
    });
    expect(distance).toHaveLength(count);
    const { slope, intercept } = network.file.decision ?? { slope: 0, intercept: 0 };
    for (let at = 0; at < count; at++) {
      const other = size * ((at + 1) % count);
      const expected = distanceBetween(measure, first, size * at, second, other, size);
      expect(Math.abs((distance[at] ?? Number.NaN) - expected)).toBeLessThan(
        1e-4 * Math.max(1, Math.abs(expected)),
      );
      const likeness = 1 / (1 + Math.exp(slope * expected - intercept));
      expect(Math.abs((similarity[at] ?? Number.NaN) - likeness)).toBeLessThan(1e-3);
    }
  });
});

describe('an ONNX model', () => {
  it('of a network that tells nothing apart has a distance and no similarity', async () => {
    const pixels = new Float32Array(784).fill(0.5);
    const model = writePairModel({ ...smallFile(), decision: null });
    const found = await run(model, { first: pixels, second: pixels });
    expect(found).toEqual({ distance: Float32Array.of(0) });
  });

  const python = pythonWith('onnx');
  it.skipIf(python === null)(
    'is one that the checker of ONNX accepts, with all shapes',
    async () => {
      const program = `
import json, sys, onnx
model = onnx.load_model_from_string(sys.stdin.buffer.read())
onnx.checker.check_model(model, full_check=True)
shape = lambda value: [d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim]
print(json.dumps({v.name: shape(v) for v in [*model.graph.input, *model.graph.output]}))
`;
      for (const kind of ['cnn', 'lstm'] as const) {
        const file = smallFile({ kind });
        const shapes = [
          await runPython(python ?? '', program, writeEmbeddingModel(file)),
          await runPython(python ?? '', program, writePairModel(file)),
        ];
        const image = ['batch', 28, 28, 1];
        expect(shapes).toEqual([
          { image, embedding: ['batch', 4] },
          { first: image, second: image, distance: ['batch'], similarity: ['batch'] },
        ]);
      }
    },
  );
});
