/** Builds WebGL programs for LSTM cells: their columns are blocks, one per gate. */
import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';

/**
 * A program whose output [images, blocks × units] is `valueAt(row, block, unit)`. A texel holds two
 * columns of two rows. If images and units are even, a texel lies within one gate of one step, and its
 * four numbers are computed at once; otherwise each by itself.
 */
export function cellProgram(
  [images, units]: [images: number, units: number],
  blocks: number,
  variableNames: string[],
  source: string,
  customUniforms: NonNullable<GPGPUProgram['customUniforms']> = [],
): GPGPUProgram {
  const { definitions, texel } = images % 2 === 0 && units % 2 === 0 ? byTexel : byNumber;
  const columns = blocks * units;
  return {
    outputShape: [images, columns],
    variableNames,
    packedInputs: true,
    packedOutput: true,
    customUniforms,
    userCode: `
      ${definitions}
      const int units = ${units};
      ${squashing}
      ${source}
      Value valueIn(int row, int column) {
        if (row >= ${images} || column >= ${columns}) return Value(0.0);
        return valueAt(row, column / units, column - (column / units) * units);
      }
      void main() {
        ivec2 place = getOutputCoords();
        setOutput(${texel});
      }`,
  };
}

/** Four numbers at once. */
const byTexel = {
  definitions: `
    #define Value vec4
    #define at(get, row, column) get(row, column)`,
  texel: 'valueIn(place.x, place.y)',
};

/** Each number by itself, at any position in its texel. */
const byNumber = {
  definitions: `
    #define Value float
    #define at(get, row, column) getChannel(get(row, column), vec2(row, column))`,
  texel: `vec4(
          valueIn(place.x, place.y), valueIn(place.x, place.y + 1),
          valueIn(place.x + 1, place.y), valueIn(place.x + 1, place.y + 1))`,
};

/** σ and tanh without overflow: `exp` never gets a positive number. */
const squashing = `
  Value gate(Value x) {
    Value e = exp(-abs(x));
    return mix(e, Value(1.0), step(0.0, x)) / (1.0 + e);
  }
  Value squash(Value x) {
    Value e = exp(-2.0 * abs(x));
    return sign(x) * (1.0 - e) / (1.0 + e);
  }`;
