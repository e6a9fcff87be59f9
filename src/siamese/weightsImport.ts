/** Reads a weights file. It is somebody's file: nothing in it is believed before it is checked. */
import * as v from 'valibot';
import { largestWeightsFileBytes } from '../settings/limits.ts';
import { numberRanges, type RunSettings } from '../settings/settings.ts';
import type { Architecture, Layer } from './architecture.ts';
import type { Decision } from './calibration.ts';
import {
  ArchitectureError,
  type EncoderPlan,
  type ParameterSlot,
  planEncoder,
} from './encoderPlan.ts';
import { checksumOf } from './weightsExport.ts';
import {
  type WeightsFile,
  type WeightsLayer,
  type WeightsTensor,
  weightsFileSchema,
} from './weightsSchema.ts';

/** A file that cannot be taken; the message says what is wrong and where. */
export class WeightsFileError extends Error {
  override readonly name = 'WeightsFileError';
}

/** A network as read from a file. */
export interface ImportedNetwork {
  readonly plan: EncoderPlan;
  /** [parameterCount] in the plan's order, bit for bit as they were written. */
  readonly parameters: Float32Array;
  readonly decision: Decision | null;
  readonly steps: number;
  /** What the file says of its settings. */
  readonly settings: Pick<RunSettings, 'encoder' | 'embeddingSize' | 'loss' | 'margin' | 'seed'>;
}

/**
 * Reads a weights file.
 * @throws WeightsFileError when anything in it is not as version 1 says
 */
export function readWeightsFile(text: string): ImportedNetwork {
  const file = parseFile(text);
  const [encoder, second] = file.encoders;
  if (encoder === undefined || second !== undefined) {
    throw new WeightsFileError(
      'encoders: this page runs one encoder for both digits, the file has two',
    );
  }
  const tensors = new Map(file.tensors.map((tensor) => [tensor.name, tensor]));
  if (tensors.size !== file.tensors.length) {
    throw new WeightsFileError('tensors: two of them have the same name');
  }
  const plan = planOf({
    kind: encoder.kind,
    layers: encoder.layers.map((layer, index) => layerOf(layer, index, tensors)),
  });
  if (plan.embeddingSize !== encoder.embeddingSize) {
    throw new WeightsFileError(
      `encoders.0.embeddingSize is ${encoder.embeddingSize}, but the last layer gives ${plan.embeddingSize} numbers`,
    );
  }
  const parameters = parametersOf(plan, encoder.layers, tensors);
  checkChecksum(file);
  const { margin, seed, steps, loss } = file.training;
  const settings = { encoder: encoder.kind, embeddingSize: plan.embeddingSize, loss, margin, seed };
  for (const name of ['embeddingSize', 'margin', 'seed'] as const) {
    const { min, max } = numberRanges[name];
    if (settings[name] < min || settings[name] > max) {
      throw new WeightsFileError(`${name} is ${settings[name]}; this page takes ${min} to ${max}`);
    }
  }
  return { plan, parameters, decision: decisionOf(file), steps, settings };
}

function parseFile(text: string): WeightsFile {
  if (text.length > largestWeightsFileBytes) {
    throw new WeightsFileError(
      `The file is too big: ${text.length} characters, at most ${largestWeightsFileBytes} are read`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new WeightsFileError(`The file is not JSON: ${detail}`);
  }
  const head = v.safeParse(v.object({ format: v.string(), version: v.number() }), json);
  if (!head.success || head.output.format !== weightsFileSchema.entries.format.literal) {
    throw new WeightsFileError(
      'The file is not a siamese-playground.weights file: its “format” does not say so',
    );
  }
  if (head.output.version !== weightsFileSchema.entries.version.literal) {
    throw new WeightsFileError(
      `The file is of version ${head.output.version}; this page reads version 1`,
    );
  }
  const result = v.safeParse(weightsFileSchema, json, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new WeightsFileError(`${v.getDotPath(issue) ?? 'The file'}: ${issue.message}`);
}

function layerOf(
  layer: WeightsLayer,
  index: number,
  tensors: ReadonlyMap<string, WeightsTensor>,
): Layer {
  if (layer.op === 'flatten') return layer;
  const place = `encoders.0.layers.${index}`;
  const { shape } = tensorNamed(layer.kernel, `${place}.kernel`, tensors);
  const units = shape.at(-1) ?? 0;
  if (layer.op === 'dense') return { op: 'dense', units, activation: layer.activation };
  const [stride, otherStride] = layer.strides;
  const [[padding, ...otherPadding], sidePadding] = layer.padding;
  const [kernelSize = 0, kernelWidth] = shape;
  const isSquare = stride === otherStride && kernelSize === kernelWidth;
  if (!isSquare || [...otherPadding, ...sidePadding].some((side) => side !== padding)) {
    throw new WeightsFileError(
      `${place}: kernel, strides and padding must be the same in both directions`,
    );
  }
  return {
    op: 'conv2d',
    filters: units,
    kernelSize,
    stride,
    padding,
    activation: layer.activation,
  };
}

function planOf(architecture: Architecture): EncoderPlan {
  try {
    return planEncoder(architecture);
  } catch (error) {
    if (error instanceof ArchitectureError) {
      throw new WeightsFileError(`encoders.0.layers: this page cannot run them, ${error.message}`);
    }
    throw error;
  }
}

/** Copies the tensors into one vector, checking each shape against the place it fills. */
function parametersOf(
  plan: EncoderPlan,
  layers: readonly WeightsLayer[],
  tensors: ReadonlyMap<string, WeightsTensor>,
): Float32Array {
  const names = layers.flatMap((layer) =>
    layer.op === 'flatten' ? [] : [layer.kernel, layer.bias],
  );
  const found = plan.parameters.map((slot, index) => {
    const tensor = tensorNamed(names[index] ?? '', 'encoders.0.layers', tensors);
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

function checkTensor({ name, shape, data }: WeightsTensor, slot: ParameterSlot): void {
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

function tensorNamed(
  name: string,
  place: string,
  tensors: ReadonlyMap<string, WeightsTensor>,
): WeightsTensor {
  const tensor = tensors.get(name);
  if (tensor === undefined)
    throw new WeightsFileError(`${place}: there is no tensor named “${name}”`);
  return tensor;
}

function checkChecksum(file: WeightsFile): void {
  const all = Float32Array.from(file.tensors.flatMap(({ data }) => data));
  const found = checksumOf(all);
  if (found !== file.sha256) {
    throw new WeightsFileError(
      `sha256: the tensors give ${found}, the file says ${file.sha256}; it was changed or cut`,
    );
  }
}

function decisionOf({ decision }: WeightsFile): Decision | null {
  if (decision === null) return null;
  if (!(decision.slope > 0)) throw new WeightsFileError('decision.slope must be above 0');
  const expected = decision.intercept / decision.slope;
  const tolerance = 1e-6 * Math.max(1, Math.abs(decision.threshold));
  if (!(Math.abs(expected - decision.threshold) <= tolerance)) {
    throw new WeightsFileError(
      `decision.threshold is ${decision.threshold}, but intercept ÷ slope is ${expected}`,
    );
  }
  return decision;
}
