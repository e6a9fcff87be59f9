/** Computes Adam's update with three WebGL programs. */
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import { adamUpdateName } from '../../ops/adamUpdate.ts';
import { pickOfOneShape } from '../kernelInputs.ts';
import { registerOurs } from '../registerOurs.ts';
import { elementwiseProgram } from './elementwise.ts';

/** Registers the programs for the WebGL backend. */
export function registerWebGlAdamUpdate(backend: MathBackendWebGL): void {
  registerOurs(adamUpdateName, 'webgl', ({ inputs, attrs = {} }) =>
    runAdam(backend, inputs, attrs),
  );
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
      elementwiseProgram(shape, names, formula, uniforms),
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
