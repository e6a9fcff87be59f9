/** The layers model, loaded by TensorFlow.js itself as anybody would. */
import { beforeAll, describe, expect, it } from 'vitest';
import { writeLayersModels } from '../../../../src/siamese/exports/layersModel.ts';
import { metadataKey } from '../../../../src/siamese/exports/metadata.ts';
import {
  embeddingsOf,
  exportedNetworks,
  largestDifference,
  livelyNetwork,
  smallFile,
} from '../../../helpers/exports/exportedFiles.ts';
import { loadWholeTensorFlow } from '../../../helpers/exports/wholeTensorFlow.ts';
import { zipEntries } from '../../../helpers/exports/zipEntries.ts';

const count = 12;
const size = 16;

let tf: typeof import('@tensorflow/tfjs');

beforeAll(async () => {
  tf = await loadWholeTensorFlow();
});

/** The files of one model in a zip. */
function filesOf(zip: Uint8Array, folder = '') {
  const entries = zipEntries(zip);
  const json = entries.get(`${folder}model.json`)?.toString('utf8') ?? '';
  const bytes = Uint8Array.from(entries.get(`${folder}weights.bin`) ?? []);
  return { json: JSON.parse(json), bytes };
}

async function embed({ json, bytes }: ReturnType<typeof filesOf>, pixels: Float32Array) {
  const { modelTopology, weightsManifest } = json;
  const model = await tf.loadLayersModel({
    load: async () => ({
      modelTopology,
      weightSpecs: weightsManifest[0].weights,
      weightData: bytes.buffer,
    }),
  });
  const output = tf.tidy(() => {
    const embedding = model.predict(tf.tensor4d(pixels, [pixels.length / 784, 28, 28, 1]));
    if (Array.isArray(embedding)) throw new Error('The model has several outputs');
    return embedding.dataSync().slice();
  });
  model.dispose();
  return output;
}

/** Rows of length 1, as the metadata says it. */
function normalised(rows: ArrayLike<number>): number[] {
  return Array.from(rows, (value, at) => {
    const start = at - (at % size);
    const row = Array.from({ length: size }, (_, place) => rows[start + place] ?? 0);
    return (
      value /
      Math.sqrt(
        Math.max(
          1e-6,
          row.reduce((sum, each) => sum + each * each, 0),
        ),
      )
    );
  });
}

describe.each(exportedNetworks)('the layers model of %s', (_, change) => {
  it('embeds as the page does, and says what follows it', async () => {
    const network = livelyNetwork(change);
    const { pixels, first, second } = await embeddingsOf(network, count);
    const zip = writeLayersModels(network.file);
    const own = filesOf(zip);
    const { whatFollows } = own.json.userDefinedMetadata;
    const isScaled = whatFollows[0].startsWith('embedding = x / sqrt(max(sum(x^2), 1e-6))');
    expect(isScaled).toBe(network.plan.encoder.architecture.layers.at(-1)?.op === 'l2normalize');
    const found = await embed(own, pixels);
    expect(largestDifference(isScaled ? normalised(found) : found, first, size)).toBeLessThan(1e-5);
    if (network.plan.isTied) return;
    const other = await embed(filesOf(zip, 'second/'), pixels);
    expect(largestDifference(other, second, size)).toBeLessThan(1e-5);
  });
});

it('says the distance, the verdict and all the rest of the weights file', () => {
  const file = smallFile();
  const { whatFollows, [metadataKey]: metadata } = filesOf(writeLayersModels(file)).json
    .userDefinedMetadata;
  expect(whatFollows).toEqual([
    'distance = sqrt(sum((a - b)^2))',
    'similarity = 1 / (1 + exp(8 * distance - 4))',
    'same = distance <= 0.5',
  ]);
  const { tensors: _tensors, ...rest } = file;
  expect(JSON.parse(metadata)).toMatchObject(rest);
});
