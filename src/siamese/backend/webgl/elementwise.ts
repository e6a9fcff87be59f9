/**
 * Elementwise steps of training as single WebGL programs. TensorFlow.js's own operations would be
 * several for each, and some of them unpack their textures and pack them again.
 */
import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import {
  type NamedAttrMap,
  type NamedTensorInfoMap,
  registerKernel,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { adamUpdateName } from '../../ops/adamUpdate.ts';
import { reluGradientName } from '../../ops/reluGradient.ts';
import { pickOfOneShape } from '../kernelInputs.ts';

/** Registers the programs for the WebGL backend. */
export function registerWebGlElementwise(backend: MathBackendWebGL): void {
  registerKernel({
    kernelName: reluGradientName,
    backendName: 'webgl',
    kernelFunc: ({ inputs }) => {
      const [gradient, output] = pickOfOneShape(inputs, ['outputGradient', 'output']);
      const program = elementwise(
        output.shape,
        ['Gradient', 'Output'],
        'getGradientAtOutCoords() * vec4(greaterThan(getOutputAtOutCoords(), vec4(0.0)))',
      );
      return backend.runWebGLProgram(program, [gradient, output], 'float32');
    },
  });
  registerKernel({
    kernelName: adamUpdateName,
    backendName: 'webgl',
    kernelFunc: ({ inputs, attrs = {} }) => runAdam(backend, inputs, attrs),
  });
}

function runAdam(
  backend: MathBackendWebGL,
  inputs: NamedTensorInfoMap,
  attrs: NamedAttrMap,
): TensorInfo[] {
  const [parameters, gradient, firstMoment, secondMoment] = pickOfOneShape(inputs, [
    'parameters',
    'gradient',
    'firstMoment',
    'secondMoment',
  ]);
  const { shape } = parameters;
  const run = (
    names: readonly string[],
    operands: TensorInfo[],
    uniforms: readonly string[],
    formula: string,
  ): TensorInfo =>
    backend.runWebGLProgram(
      elementwise(shape, names, formula, uniforms),
      operands,
      'float32',
      uniforms.map((name) => [Number(attrs[name])]),
    );
  const first = run(
    ['Moment', 'Gradient'],
    [firstMoment, gradient],
    ['firstDecay'],
    'mix(getGradientAtOutCoords(), getMomentAtOutCoords(), firstDecay)',
  );
  const second = run(
    ['Moment', 'Gradient'],
    [secondMoment, gradient],
    ['secondDecay'],
    'mix(getGradientAtOutCoords() * getGradientAtOutCoords(), getMomentAtOutCoords(), secondDecay)',
  );
  const updated = run(
    ['Parameter', 'First', 'Second'],
    [parameters, first, second],
    ['rate', 'epsilon'],
    'getParameterAtOutCoords() - rate * getFirstAtOutCoords() / (sqrt(getSecondAtOutCoords()) + epsilon)',
  );
  return [updated, first, second];
}

/** A program that computes a texel at once: four neighbouring elements of a matrix, two of a vector. */
function elementwise(
  outputShape: number[],
  variableNames: readonly string[],
  formula: string,
  uniforms: readonly string[] = [],
): GPGPUProgram {
  return {
    outputShape,
    variableNames: [...variableNames],
    packedInputs: true,
    packedOutput: true,
    customUniforms: uniforms.map((name) => ({ name, type: 'float' })),
    userCode: `void main() { setOutput(${formula}); }`,
  };
}
