/** Writes a network as a weights file, version 1. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { RunSettings } from '../settings/settings.ts';
import type { Decision } from './calibration.ts';
import type { EncoderPlan } from './encoderPlan.ts';
import type { WeightsFile, WeightsLayer } from './weightsSchema.ts';

/** What a file tells besides the weights. */
export interface ExportedRun {
  readonly settings: RunSettings;
  readonly steps: number;
  readonly decision: Decision | null;
  readonly testPairAccuracy: number | null;
  readonly datasetName: string;
  readonly classes: readonly string[];
  readonly createdAt: Date;
}

/**
 * The text of a weights file.
 * @param parameters [parameterCount] in the plan's order
 * @throws RangeError when a number is not finite: JSON has no word for it
 */
export function writeWeightsFile(
  plan: EncoderPlan,
  parameters: Float32Array,
  run: ExportedRun,
): string {
  const broken = parameters.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) {
    const slot = plan.parameters.find(({ offset, size }) => broken < offset + size);
    throw new RangeError(
      `The weights cannot be written: ${slot?.name ?? 'a tensor'} has a number that is not finite`,
    );
  }
  const head: Omit<WeightsFile, 'tensors'> = {
    format: 'siamese-playground.weights',
    version: 1,
    createdAt: run.createdAt.toISOString(),
    input: { shape: [28, 28, 1], layout: 'NHWC', range: [0, 1], ink: 1, background: 0 },
    encoders: [
      {
        kind: plan.architecture.kind,
        embeddingSize: plan.embeddingSize,
        layers: layersOf(plan),
      },
    ],
    distance: { kind: 'euclidean' },
    decision: run.decision,
    training: {
      dataset: run.datasetName.toLowerCase(),
      classes: [...run.classes],
      loss: run.settings.loss,
      margin: run.settings.margin,
      steps: run.steps,
      seed: run.settings.seed,
      heldOutDigits: [],
      testPairAccuracy: run.testPairAccuracy,
    },
    sha256: checksumOf(parameters),
  };
  const tensors = plan.parameters.map(({ name, shape, offset, size }) => {
    const data = Array.from(parameters.subarray(offset, offset + size), shortestDecimal);
    return `{"name":${JSON.stringify(name)},"shape":${JSON.stringify(shape)},"dtype":"float32","data":[${data.join(',')}]}`;
  });
  return `${JSON.stringify(head).slice(0, -1)},"tensors":[\n${tensors.join(',\n')}\n]}\n`;
}

/** SHA-256 of the numbers' little-endian float32 bytes, in hexadecimal. */
export function checksumOf(parameters: Float32Array): string {
  const bytes = new Uint8Array(parameters.length * 4);
  const view = new DataView(bytes.buffer);
  parameters.forEach((value, index) => {
    view.setFloat32(index * 4, value, true);
  });
  return bytesToHex(sha256(bytes));
}

/** A float32 rounded to as few digits as read back as the same; nine always do. */
export function shortestDecimal(value: number): string {
  if (Object.is(value, -0)) return '-0';
  for (let digits = 1; digits < 9; digits++) {
    const decimal = Number(value.toPrecision(digits));
    if (Math.fround(decimal) === value) return String(decimal);
  }
  return String(Number(value.toPrecision(9)));
}

function layersOf(plan: EncoderPlan): WeightsLayer[] {
  let product = 0;
  const nextNames = (): { kernel: string; bias: string } => {
    const [kernel, bias] = plan.parameters.slice(2 * product, 2 * product + 2);
    if (kernel === undefined || bias === undefined)
      throw new RangeError('A layer has no parameters');
    product++;
    return { kernel: kernel.name, bias: bias.name };
  };
  return plan.architecture.layers.map((layer): WeightsLayer => {
    if (layer.op === 'flatten') return { op: 'flatten' };
    const { op, activation } = layer;
    if (op === 'dense') return { op, ...nextNames(), activation };
    const { stride, padding } = layer;
    return {
      op,
      ...nextNames(),
      kernelLayout: 'HWIO',
      strides: [stride, stride],
      padding: [
        [padding, padding],
        [padding, padding],
      ],
      activation,
    };
  });
}
