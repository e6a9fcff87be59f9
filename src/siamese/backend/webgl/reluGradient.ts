/** Computes the gradient through a ReLU with one WebGL program. */
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { reluGradientName } from '../../ops/reluGradient.ts';
import { pickOfOneShape } from '../kernelInputs.ts';
import { registerOurs } from '../registerOurs.ts';
import { elementwiseProgram } from './elementwise.ts';

/** Registers the program for the WebGL backend. */
export function registerWebGlReluGradient(backend: MathBackendWebGL): void {
  registerOurs(reluGradientName, 'webgl', ({ inputs }) => {
    const [gradient, output] = pickOfOneShape(inputs, ['outputGradient', 'output']);
    const program = elementwiseProgram(
      output.shape,
      ['Gradient', 'Output'],
      'getGradientAtOutCoords() * vec4(greaterThan(getOutputAtOutCoords(), vec4(0.0)))',
    );
    return backend.runWebGLProgram(program, [gradient, output], 'float32');
  });
}
