/**
 * Owns the export for TensorFlow.js: a layers model (`model.json` and `weights.bin`) of each encoder, in
 * Keras's words. It ends with the last dense layer; what follows stands in its metadata.
 */
import { zipSync } from 'fflate';
import type { WeightsFile, WeightsLayer, WeightsTensor } from '../weightsFile/schema.ts';
import { metadataKey, metadataOf } from './metadata.ts';
import { zipTime } from './npz.ts';
import { bytesOf, joined } from './tensorBytes.ts';

/** A layer in Keras's words; names of its tensors in the model, with the tensors. */
interface KerasLayer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly weights?: readonly (readonly [string, WeightsTensor])[];
}

/** The zip: the model of a first image, and in the folder `second` that of a second image if it is another. */
export function writeLayersModels(file: WeightsFile): Uint8Array<ArrayBuffer> {
  const entries = file.encoders.flatMap((encoder, tower) => {
    const folder = tower === 0 ? '' : 'second/';
    const { json, numbers } = layersModel(file, encoder);
    return [
      [`${folder}model.json`, new TextEncoder().encode(`${JSON.stringify(json, null, 1)}\n`)],
      [`${folder}weights.bin`, numbers],
    ] as const;
  });
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: zipTime });
}

function layersModel(file: WeightsFile, { layers }: WeightsFile['encoders'][number]) {
  const counts = new Map<string, number>();
  const nameOf = (kind: string): string => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind}${count}`;
  };
  const keras = layers.flatMap((layer) => kerasLayers(layer, nameOf, tensorIn(file)));
  const [first, ...rest] = keras;
  if (first === undefined) throw new RangeError('An encoder has a layer at least');
  const withInput = { ...first, config: { ...first.config, batch_input_shape: [null, 28, 28, 1] } };
  const weights = keras.flatMap((layer) => layer.weights ?? []);
  const modelLayers = [withInput, ...rest].map(({ class_name, config }) => ({
    class_name,
    config,
  }));
  return {
    json: {
      format: 'layers-model',
      generatedBy: 'siamese-playground',
      convertedBy: null,
      modelTopology: {
        class_name: 'Sequential',
        config: { name: 'encoder', layers: modelLayers },
        keras_version: 'tfjs-layers 4.22.0',
        backend: 'tensor_flow.js',
      },
      weightsManifest: [
        {
          paths: ['weights.bin'],
          weights: weights.map(([name, { shape }]) => ({ name, shape, dtype: 'float32' })),
        },
      ],
      userDefinedMetadata: {
        input: 'float32 [batch, 28, 28, 1], ink 1 on background 0',
        whatFollows: whatFollows(file),
        [metadataKey]: metadataOf(file),
      },
    },
    numbers: joined(weights.map(([, { data }]) => bytesOf(data))),
  };
}

/** What makes a verdict of the model's output, step by step. */
function whatFollows({ encoders, distance, decision }: WeightsFile): string[] {
  const hasUnitLength = encoders[0]?.layers.at(-1)?.op === 'l2normalize';
  const distances = {
    euclidean: 'distance = sqrt(sum((a - b)^2))',
    cosine: 'distance = 1 - sum(a * b)',
    learned: `distance = sum(w * |a - b|), w = ${distance.kind === 'learned' ? distance.weights : ''}`,
  } as const satisfies Record<WeightsFile['distance']['kind'], string>;
  return [
    ...(hasUnitLength ? ['embedding = x / sqrt(max(sum(x^2), 1e-6))'] : []),
    distances[distance.kind],
    ...(decision === null
      ? []
      : [
          `similarity = 1 / (1 + exp(${decision.slope} * distance - ${decision.intercept}))`,
          `same = distance <= ${decision.threshold}`,
        ]),
  ];
}

function kerasLayers(
  layer: WeightsLayer,
  nameOf: (kind: string) => string,
  tensor: (name: string) => WeightsTensor,
): KerasLayer[] {
  switch (layer.op) {
    case 'conv2d': {
      const [name, kernel, bias] = [nameOf('conv'), tensor(layer.kernel), tensor(layer.bias)];
      const [height, width, , filters] = kernel.shape;
      return [
        {
          class_name: 'ZeroPadding2D',
          config: { name: `${name}_padding`, padding: layer.padding },
        },
        {
          class_name: 'Conv2D',
          config: {
            name,
            filters,
            kernel_size: [height, width],
            strides: layer.strides,
            padding: 'valid',
            activation: layer.activation,
          },
          weights: [
            [`${name}/kernel`, kernel],
            [`${name}/bias`, bias],
          ],
        },
      ];
    }
    case 'flatten':
      return [{ class_name: 'Flatten', config: { name: nameOf('flatten') } }];
    case 'dense': {
      const [name, kernel, bias] = [nameOf('dense'), tensor(layer.kernel), tensor(layer.bias)];
      return [
        {
          class_name: 'Dense',
          config: { name, units: kernel.shape[1], activation: layer.activation },
          weights: [
            [`${name}/kernel`, kernel],
            [`${name}/bias`, bias],
          ],
        },
      ];
    }
    case 'lstm': {
      const name = nameOf('lstm');
      const recurrentKernel = tensor(layer.recurrentKernel);
      return [
        { class_name: 'Reshape', config: { name: `${name}_rows`, target_shape: [28, 28] } },
        {
          class_name: 'LSTM',
          config: {
            name,
            units: recurrentKernel.shape[0],
            activation: 'tanh',
            recurrent_activation: 'sigmoid',
          },
          weights: [
            [`${name}/kernel`, tensor(layer.kernel)],
            [`${name}/recurrent_kernel`, recurrentKernel],
            [`${name}/bias`, tensor(layer.bias)],
          ],
        },
      ];
    }
    case 'l2normalize':
      return [];
  }
}

function tensorIn({ tensors }: WeightsFile): (name: string) => WeightsTensor {
  return (wanted) => {
    const found = tensors.find(({ name }) => name === wanted);
    if (found === undefined) throw new RangeError(`There is no tensor named “${wanted}”`);
    return found;
  };
}
