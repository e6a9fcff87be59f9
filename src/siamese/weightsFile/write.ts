/** Writes a network as a weights file, version 1. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Decision } from '../../metrics/pairs/calibration.ts';
import { sources } from '../../settings/facts/sources.ts';
import type { RunSettings } from '../../settings/settings.ts';
import type { Layer } from '../network/architecture/layerTypes.ts';
import type { ParameterSlot } from '../network/layers/layer.ts';
import type { NetworkPlan } from '../network/plans/networkPlan.ts';
import type { WeightsFile, WeightsLayer } from './schema.ts';

/** The content of a file besides the weights. */
export interface ExportedRun {
  readonly settings: RunSettings;
  readonly steps: number;
  /** Whose weights these are: a running mean over the steps, or those after the last step. */
  readonly weights: 'averaged' | 'newest';
  readonly decision: Decision | null;
  readonly testPairAccuracy: number | null;
  readonly datasetName: string;
  readonly classes: readonly string[];
  readonly createdAt: Date;
  /** A person's own symbols. */
  readonly symbols: readonly WrittenSymbol[];
}

/** A symbol with its examples, 784 grey values each. */
export interface WrittenSymbol {
  readonly name: string;
  readonly examples: readonly Uint8Array[];
}

/**
 * The text of a weights file.
 * @param parameters [parameterCount] in the plan's order
 * @throws RangeError when a number is not finite, because JSON cannot hold it
 */
export function writeWeightsFile(
  plan: NetworkPlan,
  parameters: Float32Array,
  run: ExportedRun,
): string {
  const slots = namedSlots(plan);
  const broken = parameters.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) {
    const slot = slots.find(({ offset, size }) => broken < offset + size);
    throw new RangeError(
      `The weights cannot be written: ${slot?.name ?? 'a tensor'} has a number that is not finite`,
    );
  }
  const head: Omit<WeightsFile, 'tensors'> = {
    format: 'siamese-playground.weights',
    version: 1,
    createdAt: run.createdAt.toISOString(),
    input: { shape: [28, 28, 1], layout: 'NHWC', range: [0, 1], ink: 1, background: 0 },
    encoders: towerPrefixes(plan).map((prefix) => ({
      kind: plan.encoder.architecture.kind,
      embeddingSize: plan.encoder.embeddingSize,
      layers: layersOf(plan, prefix),
    })),
    distance:
      plan.distance === 'learned'
        ? { kind: 'learned', weights: 'distance/weights', bias: 'distance/bias' }
        : { kind: plan.distance },
    decision: run.decision,
    training: {
      dataset: run.datasetName.toLowerCase(),
      classes: [...run.classes],
      loss: run.settings.loss,
      margin: run.settings.margin,
      steps: run.steps,
      weights: run.weights,
      seed: run.settings.seed,
      heldOutDigits: [...run.settings.heldOutDigits],
      ...sourceOf(run.settings),
      testPairAccuracy: run.testPairAccuracy,
    },
    ...(run.symbols.length > 0 && {
      symbols: run.symbols.map(({ name, examples }) => ({
        name,
        examples: examples.map((example) => Array.from(example)),
      })),
    }),
    sha256: checksumOf(parameters),
  };
  const tensors = slots.map(({ name, shape, offset, size }) => {
    const data = Array.from(parameters.subarray(offset, offset + size), shortestDecimal);
    return `{"name":${JSON.stringify(name)},"shape":${JSON.stringify(shape)},"dtype":"float32","data":[${data.join(',')}]}`;
  });
  return `${JSON.stringify(head).slice(0, -1)},"tensors":[\n${tensors.join(',\n')}\n]}\n`;
}

/** What the network learnt from; nothing for digits alone, which is what a file without it means. */
function sourceOf({ learnFrom, symbolsPerBatch, imagesPerSymbol, turnedPerBatch }: RunSettings) {
  const { hasDigits, hasSymbols } = sources[learnFrom];
  return {
    ...(hasSymbols ? { learnFrom, symbolsPerBatch, imagesPerSymbol } : {}),
    ...(hasDigits && hasSymbols && turnedPerBatch > 0 ? { turnedPerBatch } : {}),
  };
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

/** A float32 with the fewest digits that read back as the same number; nine digits are always enough. */
export function shortestDecimal(value: number): string {
  if (Object.is(value, -0)) return '-0';
  for (let digits = 1; digits < 9; digits++) {
    const decimal = Number(value.toPrecision(digits));
    if (Math.fround(decimal) === value) return String(decimal);
  }
  return String(Number(value.toPrecision(9)));
}

/** The prefix of each tower's tensor names; tied towers share one empty prefix. */
function towerPrefixes({ isTied }: NetworkPlan): readonly string[] {
  return isTied ? [''] : ['a/', 'b/'];
}

/** All parameter tensors with their names in a file and their offsets in the flat vector. */
export function namedSlots(
  plan: NetworkPlan,
): Pick<ParameterSlot, 'name' | 'shape' | 'offset' | 'size'>[] {
  const { encoder, head, headOffset } = plan;
  const ofTowers = towerPrefixes(plan).flatMap((prefix, tower) =>
    encoder.parameters.map(({ name, shape, size, offset }) => ({
      name: `${prefix}${name}`,
      shape,
      size,
      offset: tower * encoder.parameterCount + offset,
    })),
  );
  const ofHead = head.map((slot) => ({ ...slot, offset: headOffset + slot.offset }));
  return [...ofTowers, ...ofHead];
}

function layersOf({ encoder }: NetworkPlan, prefix: string): WeightsLayer[] {
  const names = encoder.parameters.map(({ name }) => `${prefix}${name}`);
  const nextName = (): string => {
    const name = names.shift();
    if (name === undefined) throw new RangeError('A layer has no parameters');
    return name;
  };
  return encoder.architecture.layers.map((layer) => writeLayer(layer, nextName));
}

function writeLayer(layer: Layer, nextName: () => string): WeightsLayer {
  switch (layer.op) {
    case 'flatten':
    case 'l2normalize':
      return { op: layer.op };
    case 'dense':
      return { op: 'dense', kernel: nextName(), bias: nextName(), activation: layer.activation };
    case 'lstm':
      return {
        op: 'lstm',
        kernel: nextName(),
        recurrentKernel: nextName(),
        bias: nextName(),
        gateOrder: ['input', 'forget', 'candidate', 'output'],
      };
    case 'conv2d': {
      const { stride, padding, activation } = layer;
      return {
        op: 'conv2d',
        kernel: nextName(),
        bias: nextName(),
        kernelLayout: 'HWIO',
        strides: [stride, stride],
        padding: [
          [padding, padding],
          [padding, padding],
        ],
        activation,
      };
    }
  }
}
