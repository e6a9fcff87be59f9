/**
 * Computes the LSTM's cell with two WebGL programs each way. Values that change from step to step are
 * uniforms, so that each program compiles only once for a shape.
 */
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import { lstmCellBackwardName, lstmCellForwardName } from '../../ops/lstmCell.ts';
import { pick } from '../kernelInputs.ts';
import { registerOurs } from '../registerOurs.ts';
import { cellProgram } from './lstmCellProgram.ts';

/** Registers the programs for the WebGL backend. */
export function registerWebGlLstmCell(backend: MathBackendWebGL): void {
  registerOurs(lstmCellForwardName, 'webgl', ({ inputs, attrs = {} }) =>
    runForward(backend, inputs, Number(attrs['firstRow'])),
  );
  registerOurs(lstmCellBackwardName, 'webgl', ({ inputs }) => runBackward(backend, inputs));
}

function runForward(
  backend: MathBackendWebGL,
  inputs: NamedTensorInfoMap,
  firstRow: number,
): TensorInfo[] {
  const [inputProduct, recurrentProduct, previous] = pick(inputs, [
    'inputProduct',
    'recurrentProduct',
    'previousActivations',
  ]);
  const sizes = sizesOf(previous);
  const activations = backend.runWebGLProgram(
    cellProgram(sizes, 5, ['InputProduct', 'RecurrentProduct', 'Previous'], activationsSource, [
      { name: 'firstRow', type: 'int' },
    ]),
    [inputProduct, recurrentProduct, previous],
    'float32',
    [[firstRow]],
  );
  const hidden = backend.runWebGLProgram(
    cellProgram(sizes, 1, ['Activations'], hiddenSource),
    [activations],
    'float32',
  );
  return [activations, hidden];
}

function runBackward(backend: MathBackendWebGL, inputs: NamedTensorInfoMap): TensorInfo[] {
  const [activations, previous, hiddenGradient, cellGradient] = pick(inputs, [
    'activations',
    'previousActivations',
    'hiddenGradient',
    'cellGradient',
  ]);
  const sizes = sizesOf(activations);
  const gateGradients = backend.runWebGLProgram(
    cellProgram(
      sizes,
      4,
      ['Activations', 'HiddenGradient', 'CellGradient', 'Previous'],
      gateGradientsSource,
    ),
    [activations, hiddenGradient, cellGradient, previous],
    'float32',
  );
  const previousCellGradient = backend.runWebGLProgram(
    cellProgram(
      sizes,
      1,
      ['Activations', 'HiddenGradient', 'CellGradient'],
      previousCellGradientSource,
    ),
    [activations, hiddenGradient, cellGradient],
    'float32',
  );
  return [gateGradients, previousCellGradient];
}

/** Here, `block` is the gate in the order input, forget, candidate, output, then the cell state. */
const activationsSource = `
  Value preActivation(int row, int column) {
    return at(getInputProduct, firstRow + row, column) + at(getRecurrentProduct, row, column);
  }
  Value valueAt(int row, int block, int unit) {
    if (block == 2) return squash(preActivation(row, unit + 2 * units));
    if (block < 4) return gate(preActivation(row, unit + block * units));
    return gate(preActivation(row, unit + units)) * at(getPrevious, row, unit + 4 * units)
      + gate(preActivation(row, unit)) * squash(preActivation(row, unit + 2 * units));
  }`;

const hiddenSource = `
  Value valueAt(int row, int block, int unit) {
    return at(getActivations, row, unit + 3 * units)
      * squash(at(getActivations, row, unit + 4 * units));
  }`;

const atCellSource = `
  Value squashedCell(int row, int unit) {
    return squash(at(getActivations, row, unit + 4 * units));
  }
  Value atCell(int row, int unit) {
    Value squashed = squashedCell(row, unit);
    return at(getCellGradient, row, unit) + at(getHiddenGradient, row, unit)
      * at(getActivations, row, unit + 3 * units) * (1.0 - squashed * squashed);
  }`;

const gateGradientsSource = `${atCellSource}
  Value valueAt(int row, int block, int unit) {
    Value own = at(getActivations, row, unit + block * units);
    if (block == 2) return atCell(row, unit) * at(getActivations, row, unit) * (1.0 - own * own);
    Value slope = own * (1.0 - own);
    if (block == 3) return at(getHiddenGradient, row, unit) * squashedCell(row, unit) * slope;
    if (block == 1) return atCell(row, unit) * at(getPrevious, row, unit + 4 * units) * slope;
    return atCell(row, unit) * at(getActivations, row, unit + 2 * units) * slope;
  }`;

const previousCellGradientSource = `${atCellSource}
  Value valueAt(int row, int block, int unit) {
    return atCell(row, unit) * at(getActivations, row, unit + units);
  }`;

/** Images and units, from a step's activations [images, 5·units]. */
function sizesOf({ shape }: TensorInfo): [images: number, units: number] {
  const [images, columns] = shape;
  if (images === undefined || columns === undefined) {
    throw new Error('An LSTM cell takes activations of shape [images, 5 × units]');
  }
  return [images, columns / 5];
}
