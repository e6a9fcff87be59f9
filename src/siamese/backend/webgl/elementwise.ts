/**
 * Builds WebGL programs that work element by element. TensorFlow.js's own operations would need several
 * programs for each formula, and some of them unpack their textures and pack them again.
 */
import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';

/** A program that computes a whole texel: four neighbouring elements of a matrix, two of a vector. */
export function elementwiseProgram(
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
