/** Computes the contrastive loss over all pairs of a batch with four WebGL programs. */
import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { contrastivePairsName } from '../../ops/contrastivePairs.ts';
import { pickOfOneShape } from '../kernelInputs.ts';
import { registerOurs } from '../registerOurs.ts';

/** Registers the programs for the WebGL backend. */
export function registerWebGlContrastivePairs(backend: MathBackendWebGL): void {
  registerOurs(contrastivePairsName, 'webgl', ({ inputs, attrs = {} }) => {
    const names = ['products', 'positiveWeights', 'negatives'] as const;
    const [products, positiveWeights, negatives] = pickOfOneShape(inputs, names);
    const [images = 0] = products.shape;
    const constants = ['margin', 'smallestSquared'].map((name) => [Number(attrs[name])]);
    const run = (program: GPGPUProgram, operands: TensorInfo[], uniforms = constants) =>
      backend.runWebGLProgram(program, operands, 'float32', uniforms);
    const sums = run(rowSums(images), [products, positiveWeights, negatives]);
    const violationCount = run(total(images, countSource), [sums], []);
    const loss = run(total(images, lossSource), [sums], []);
    const pairs = [products, positiveWeights, negatives, violationCount];
    const coefficients = run(coefficientsOf(images), pairs);
    for (const { dataId } of [sums, violationCount]) backend.disposeData(dataId);
    return [loss, coefficients];
  });
}

const constantUniforms = (): NonNullable<GPGPUProgram['customUniforms']> => [
  { name: 'margin', type: 'float' },
  { name: 'smallestSquared', type: 'float' },
];

/** The squared norms are on the diagonal of the products. */
const distanceSource = `
  float squaredDistance(int first, int second) {
    return getProducts(first, first) + getProducts(second, second)
      - 2.0 * getProducts(first, second);
  }
  float violation(int first, int second, float distance) {
    return max(0.0, margin - distance) * getNegatives(first, second);
  }`;

/** For the pairs of each image: the positives' cost, the sum of squared violations, their number. */
function rowSums(images: number): GPGPUProgram {
  return {
    outputShape: [images, 3],
    variableNames: ['Products', 'PositiveWeights', 'Negatives'],
    customUniforms: constantUniforms(),
    userCode: `${distanceSource}
      void main() {
        ivec2 place = getOutputCoords();
        int first = place.x;
        float sum = 0.0;
        for (int second = 0; second < ${images}; second++) {
          float squared = squaredDistance(first, second);
          float violated = violation(first, second, sqrt(max(squared, smallestSquared)));
          if (place.y == 0) sum += squared * getPositiveWeights(first, second);
          else if (place.y == 1) sum += violated * violated;
          else sum += violated > 0.0 ? 1.0 : 0.0;
        }
        setOutput(sum);
      }`,
  };
}

const countSource = 'setOutput(max(1.0, columnTotal(2)));';
const lossSource = 'setOutput(columnTotal(0) + columnTotal(1) / max(1.0, columnTotal(2)));';

/** One number from the sums of all rows. */
function total(images: number, source: string): GPGPUProgram {
  return {
    outputShape: [],
    variableNames: ['Sums'],
    userCode: `
      float columnTotal(int column) {
        float sum = 0.0;
        for (int row = 0; row < ${images}; row++) sum += getSums(row, column);
        return sum;
      }
      void main() { ${source} }`,
  };
}

function coefficientsOf(images: number): GPGPUProgram {
  return {
    outputShape: [images, images],
    variableNames: ['Products', 'PositiveWeights', 'Negatives', 'Count'],
    customUniforms: constantUniforms(),
    userCode: `${distanceSource}
      void main() {
        ivec2 place = getOutputCoords();
        float distance = sqrt(max(squaredDistance(place.x, place.y), smallestSquared));
        float push = violation(place.x, place.y, distance) / (distance * getCount());
        setOutput(4.0 * (getPositiveWeights(place.x, place.y) - push));
      }`,
  };
}
