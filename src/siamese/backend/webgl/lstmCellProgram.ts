/** WebGL programs for the cells of a recurrent layer, where what stands side by side are gates. */
import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';

/**
 * A program whose output [images, blocks × units] is `valueAt(row, block, unit)`. A texel holds two
 * columns of two rows. Where images and units are even, it lies within one gate of one step, and all
 * four numbers are computed at once; else each by itself.
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

/** Each number by itself, wherever in its texel it lies. */
const byNumber = {
  definitions: `
    #define Value float
    #define at(get, row, column) getChannel(get(row, column), vec2(row, column))`,
  texel: `vec4(
          valueIn(place.x, place.y), valueIn(place.x, place.y + 1),
          valueIn(place.x + 1, place.y), valueIn(place.x + 1, place.y + 1))`,
};

/** σ and tanh of numbers of any size: only what is below 1 is ever exponentiated. */
const squashing = `
  Value gate(Value x) {
    Value e = exp(-abs(x));
    return mix(e, Value(1.0), step(0.0, x)) / (1.0 + e);
  }
  Value squash(Value x) {
    Value e = exp(-2.0 * abs(x));
    return sign(x) * (1.0 - e) / (1.0 + e);
  }`;
