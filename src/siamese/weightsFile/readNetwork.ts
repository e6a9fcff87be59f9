/** Rebuilds a network from a weights file that fits the schema: its layers, and each tensor in its place. */

import { requireElement } from '../../metrics/requireElement.ts';
import { type Architecture, ArchitectureError } from '../network/architecture/architecture.ts';
import { encodersBeginningLike } from '../network/architecture/encoders.ts';
import type { Layer } from '../network/architecture/layerTypes.ts';
import { type NetworkPlan, planNetwork } from '../network/plans/networkPlan.ts';
import type { WeightsFile, WeightsLayer, WeightsTensor } from './schema.ts';
import { WeightsFileError } from './weightsFileError.ts';
import { namedSlots } from './write.ts';

type Tensors = ReadonlyMap<string, WeightsTensor>;

/**
 * The network that a file describes.
 * @throws WeightsFileError when layers or tensors do not fit together
 */
export function readNetwork(file: WeightsFile): { plan: NetworkPlan; parameters: Float32Array } {
  const tensors = new Map(file.tensors.map((tensor) => [tensor.name, tensor]));
  if (tensors.size !== file.tensors.length) {
    throw new WeightsFileError('tensors: two of them have the same name');
  }
  const [first, second] = file.encoders.map(({ kind, layers }, tower) => ({
    kind,
    layers: layers.map((layer, index) =>
      readLayer(layer, `encoders.${tower}.layers.${index}`, tensors),
    ),
  }));
  if (first === undefined) throw new WeightsFileError('encoders: there is none');
  if (second !== undefined && JSON.stringify(second) !== JSON.stringify(first)) {
    throw new WeightsFileError('encoders: the two are not built alike; this page runs twins only');
  }
  checkKind(first);
  const plan = planOf(first, { isTied: second === undefined, distance: file.distance.kind });
  const { embeddingSize } = plan.encoder;
  const wrong = file.encoders.find((encoder) => encoder.embeddingSize !== embeddingSize);
  if (wrong !== undefined) {
    throw new WeightsFileError(
      `encoders.${file.encoders.indexOf(wrong)}.embeddingSize is ${wrong.embeddingSize}, but the last layer gives ${embeddingSize} numbers`,
    );
  }
  return { plan, parameters: readParameters(plan, namesIn(file), tensors) };
}

/** Checks that an encoder's kind fits its first layer. */
function checkKind({ kind, layers }: Architecture): void {
  const found = encodersBeginningLike(layers);
  // Where none begins so, the plan refuses the layers and names the one that does not fit.
  if (found.length > 0 && !found.includes(kind)) {
    throw new WeightsFileError(
      `encoders.0.kind is ${kind}, but its layers are those of a ${found.join(' or ')}`,
    );
  }
}

function planOf(
  architecture: Architecture,
  kind: Pick<NetworkPlan, 'isTied' | 'distance'>,
): NetworkPlan {
  try {
    return planNetwork(architecture, kind);
  } catch (error) {
    if (error instanceof ArchitectureError) {
      throw new WeightsFileError(`encoders.0.layers: this page cannot run them, ${error.message}`);
    }
    throw error;
  }
}

function readLayer(layer: WeightsLayer, place: string, tensors: Tensors): Layer {
  if (layer.op === 'flatten' || layer.op === 'l2normalize') return { op: layer.op };
  const { shape } = tensorNamed(layer.kernel, `${place}.kernel`, tensors);
  const units = shape.at(-1) ?? 0;
  switch (layer.op) {
    case 'dense':
      return { op: 'dense', units, activation: layer.activation };
    case 'lstm': {
      const recurrent = tensorNamed(layer.recurrentKernel, `${place}.recurrentKernel`, tensors);
      return { op: 'lstm', units: recurrent.shape[0] ?? 0 };
    }
    case 'conv2d': {
      const [stride, otherStride] = layer.strides;
      const [[padding, ...otherPadding], sidePadding] = layer.padding;
      const [kernelSize = 0, kernelWidth] = shape;
      const isSquare = stride === otherStride && kernelSize === kernelWidth;
      if (!isSquare || [...otherPadding, ...sidePadding].some((side) => side !== padding)) {
        throw new WeightsFileError(
          `${place}: kernel, strides and padding must be the same in both directions`,
        );
      }
      const { activation } = layer;
      return { op: 'conv2d', filters: units, kernelSize, stride, padding, activation };
    }
  }
}

/** The name of a tensor, and the place in the file that names it. */
interface NamedPlace {
  readonly name: string;
  readonly place: string;
}

/** The names of the tensors, in the order of a plan's parameters. */
function namesIn({ encoders, distance }: WeightsFile): NamedPlace[] {
  const ofLayers = encoders.flatMap(({ layers }, tower) =>
    layers.flatMap((layer, index) => {
      if (layer.op === 'flatten' || layer.op === 'l2normalize') return [];
      const place = `encoders.${tower}.layers.${index}`;
      return [
        { name: layer.kernel, place: `${place}.kernel` },
        ...(layer.op === 'lstm'
          ? [{ name: layer.recurrentKernel, place: `${place}.recurrentKernel` }]
          : []),
        { name: layer.bias, place: `${place}.bias` },
      ];
    }),
  );
  if (distance.kind !== 'learned') return ofLayers;
  return [
    ...ofLayers,
    { name: distance.weights, place: 'distance.weights' },
    { name: distance.bias, place: 'distance.bias' },
  ];
}

/** Copies the tensors into one vector, and checks that each shape fits its slot. */
function readParameters(
  plan: NetworkPlan,
  names: readonly NamedPlace[],
  tensors: Tensors,
): Float32Array {
  const found = namedSlots(plan).map((slot, index) => {
    const { name, place } = requireElement(names, index);
    const tensor = tensorNamed(name, place, tensors);
    checkTensor(tensor, slot);
    return { offset: slot.offset, data: tensor.data };
  });
  const parameters = new Float32Array(plan.parameterCount);
  for (const { offset, data } of found) parameters.set(data, offset);
  if (!parameters.every(Number.isFinite)) {
    throw new WeightsFileError('tensors: a number is too large for float32');
  }
  return parameters;
}

function checkTensor(
  { name, shape, data }: WeightsTensor,
  slot: { readonly shape: readonly number[]; readonly size: number },
): void {
  if (shape.join() !== slot.shape.join()) {
    throw new WeightsFileError(
      `Tensor “${name}” has the shape [${shape.join(', ')}], its layer needs [${slot.shape.join(', ')}]`,
    );
  }
  if (data.length !== slot.size) {
    throw new WeightsFileError(
      `Tensor “${name}” has ${data.length} numbers, its shape needs ${slot.size}`,
    );
  }
}

function tensorNamed(name: string, place: string, tensors: Tensors): WeightsTensor {
  const tensor = tensors.get(name);
  if (tensor === undefined)
    throw new WeightsFileError(`${place}: there is no tensor named “${name}”`);
  return tensor;
}
