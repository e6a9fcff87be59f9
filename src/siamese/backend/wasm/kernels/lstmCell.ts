/**
 * Computes the LSTM's cell on WASM, in one pass over the memory each way. A table replaces `Math.exp` and
 * `Math.tanh`, with which the forward pass takes three times as long.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import { exp as exactExp } from '../../../../data/exactMath/exponential.ts';
import { computesExactly } from '../../../ops/exactArithmetic.ts';
import { lstmCellBackwardName, lstmCellForwardName } from '../../../ops/lstmCell.ts';
import { registerOurs } from '../../registerOurs.ts';

/** Registers the kernels for the WASM backend. */
export function registerWasmLstmCell(backend: BackendWasm): void {
  registerOurs(lstmCellForwardName, 'wasm', ({ inputs, attrs = {} }) =>
    runForward(backend, inputs, Number(attrs['firstRow'])),
  );
  registerOurs(lstmCellBackwardName, 'wasm', ({ inputs }) => runBackward(backend, inputs));
}

function runForward(
  backend: BackendWasm,
  inputs: NamedTensorInfoMap,
  firstRow: number,
): TensorInfo[] {
  const [images, units] = sizesOf(inputs['previousActivations']);
  const outputs = [
    backend.makeOutput([images, 5 * units], 'float32'),
    backend.makeOutput([images, units], 'float32'),
  ];
  // Creating outputs can move the memory, so the views are made only now.
  const inputProduct = viewOf(backend, inputs['inputProduct']);
  const recurrentProduct = viewOf(backend, inputs['recurrentProduct']);
  const previousActivations = viewOf(backend, inputs['previousActivations']);
  const activations = viewOf(backend, outputs[0]);
  const hidden = viewOf(backend, outputs[1]);
  const table = currentTable();
  for (let image = 0; image < images; image++) {
    for (let unit = 0; unit < units; unit++) {
      const first = 4 * units * (firstRow + image) + unit;
      const from = 4 * units * image + unit;
      const to = 5 * units * image + unit;
      const input = sigmoid(table, (inputProduct[first] ?? 0) + (recurrentProduct[from] ?? 0));
      const forget = sigmoid(
        table,
        (inputProduct[first + units] ?? 0) + (recurrentProduct[from + units] ?? 0),
      );
      const candidate = tanh(
        table,
        (inputProduct[first + 2 * units] ?? 0) + (recurrentProduct[from + 2 * units] ?? 0),
      );
      const output = sigmoid(
        table,
        (inputProduct[first + 3 * units] ?? 0) + (recurrentProduct[from + 3 * units] ?? 0),
      );
      const cell = forget * (previousActivations[to + 4 * units] ?? 0) + input * candidate;
      activations[to] = input;
      activations[to + units] = forget;
      activations[to + 2 * units] = candidate;
      activations[to + 3 * units] = output;
      activations[to + 4 * units] = cell;
      hidden[units * image + unit] = output * tanh(table, cell);
    }
  }
  return outputs;
}

function runBackward(backend: BackendWasm, inputs: NamedTensorInfoMap): TensorInfo[] {
  const [images, units] = sizesOf(inputs['activations']);
  const outputs = [
    backend.makeOutput([images, 4 * units], 'float32'),
    backend.makeOutput([images, units], 'float32'),
  ];
  const activations = viewOf(backend, inputs['activations']);
  const previousActivations = viewOf(backend, inputs['previousActivations']);
  const hiddenGradients = viewOf(backend, inputs['hiddenGradient']);
  const cellGradients = viewOf(backend, inputs['cellGradient']);
  const gateGradients = viewOf(backend, outputs[0]);
  const previousCellGradients = viewOf(backend, outputs[1]);
  const table = currentTable();
  for (let image = 0; image < images; image++) {
    for (let unit = 0; unit < units; unit++) {
      const from = 5 * units * image + unit;
      const to = 4 * units * image + unit;
      const at = units * image + unit;
      const input = activations[from] ?? 0;
      const forget = activations[from + units] ?? 0;
      const candidate = activations[from + 2 * units] ?? 0;
      const output = activations[from + 3 * units] ?? 0;
      const squashedCell = tanh(table, activations[from + 4 * units] ?? 0);
      const previousCell = previousActivations[from + 4 * units] ?? 0;
      const hiddenGradient = hiddenGradients[at] ?? 0;
      const atCell =
        (cellGradients[at] ?? 0) + hiddenGradient * output * (1 - squashedCell * squashedCell);
      gateGradients[to] = atCell * candidate * input * (1 - input);
      gateGradients[to + units] = atCell * previousCell * forget * (1 - forget);
      gateGradients[to + 2 * units] = atCell * input * (1 - candidate * candidate);
      gateGradients[to + 3 * units] = hiddenGradient * squashedCell * output * (1 - output);
      previousCellGradients[at] = atCell * forget;
    }
  }
  return outputs;
}

/** Images and units, from a step's activations [images, 5·units]. */
function sizesOf(activations: TensorInfo | undefined): [images: number, units: number] {
  const [images, columns] = activations?.shape ?? [];
  if (images === undefined || columns === undefined) {
    throw new Error('An LSTM cell takes activations of shape [images, 5 × units]');
  }
  return [images, columns / 5];
}

function viewOf(backend: BackendWasm, tensor: TensorInfo | undefined): Float32Array {
  const values = tensor === undefined ? null : backend.typedArrayFromHeap(tensor);
  if (!(values instanceof Float32Array)) throw new Error('An LSTM cell takes float32 only');
  return values;
}

/** Beyond ± this, σ and tanh are 0 or ±1 in float32. */
const largestExponent = 88;
const tableSteps = 64;
/** e^(n/64) from e⁻⁸⁸ to e⁸⁸. */
type Exponentials = Float64Array;

function tableBy(exp: (x: number) => number): Exponentials {
  return Float64Array.from({ length: 2 * largestExponent * tableSteps + 1 }, (_, index) =>
    exp(index / tableSteps - largestExponent),
  );
}

const fastTable = tableBy(Math.exp);
/** Made when exact arithmetic first needs it. */
let exactTable: Exponentials | null = null;

/** The table for the arithmetic of this moment. */
function currentTable(): Exponentials {
  if (!computesExactly()) return fastTable;
  exactTable ??= tableBy(exactExp);
  return exactTable;
}

/**
 * eˣ to 8·10⁻⁸, about float32's own precision, with x limited to ±88: the nearest entry of the table
 * times the series for the rest, which is at most 1/128. NaN stays NaN, because the rest is NaN.
 */
function exp(exponentials: Exponentials, x: number): number {
  const shifted = Math.max(-largestExponent, Math.min(x, largestExponent)) + largestExponent;
  const index = (shifted * tableSteps + 0.5) | 0;
  const rest = shifted - index / tableSteps;
  return (exponentials[index] ?? 0) * (1 + rest * (1 + rest / 2));
}

function sigmoid(exponentials: Exponentials, x: number): number {
  return 1 / (1 + exp(exponentials, -x));
}

function tanh(exponentials: Exponentials, x: number): number {
  return 1 - 2 / (1 + exp(exponentials, 2 * x));
}
