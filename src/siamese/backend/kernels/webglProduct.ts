/** A matrix product as a WebGL program. */
import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';
import { texelsAlong } from './webglBlocks.ts';

/** op(a) [rows, inner] · op(b) [inner, columns], where op may transpose; then bias and ReLU. */
export interface Product {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  /** Whether a row of numbers is added to every row. */
  readonly hasBias: boolean;
  readonly hasRelu: boolean;
}

/** Terms in a row without a test whether the sum has ended: compilers do not unroll this themselves. */
const termsInARow = 8;

/**
 * The product's program. A texel holds two columns of two rows, and so do those it is made of: two reads
 * give eight products. Textures are read at a place that is worked out from one number, which costs half
 * of what TensorFlow.js's readers of any layout do; they must lie as their shapes say (`liesPlainly`).
 * @param blocks into how many each sum is cut; they lie below each other, without bias and ReLU
 */
export function productProgram(product: Product, blocks: number): GPGPUProgram {
  const { rows, columns, transposeA, transposeB, hasBias, hasRelu } = product;
  const terms = texelsAlong(product.inner);
  const [texelRows, texelColumns] = [rows, columns].map(texelsAlong);
  const length = blocks === 1 ? terms : Math.ceil(terms / blocks);
  const placeInA = transposeA ? 'vec2(atRow, at)' : 'vec2(at, atRow)';
  const placeInB = transposeB ? 'vec2(at, atColumn)' : 'vec2(atColumn, at)';
  const [firstOfA, secondOfA] = transposeA ? ['xxyy', 'zzww'] : ['xxzz', 'yyww'];
  const [firstOfB, secondOfB] = transposeB ? ['xzxz', 'ywyw'] : ['xyxy', 'zwzw'];
  const row = Array.from({ length: termsInARow }, (_, next) => `addTerm(term + ${next});`);
  return {
    outputShape: blocks === 1 ? [rows, columns] : [2 * (texelRows ?? 0) * blocks, columns],
    variableNames: hasBias ? ['A', 'B', 'Bias'] : ['A', 'B'],
    packedInputs: true,
    packedOutput: true,
    userCode: `
      float atRow, atColumn;
      vec4 sum = vec4(0.0);
      void addTerm(int term) {
        float at = (float(term) + 0.5) / ${terms}.0;
        vec4 a = texture(A, ${placeInA});
        vec4 b = texture(B, ${placeInB});
        sum += a.${firstOfA} * b.${firstOfB};
        sum += a.${secondOfA} * b.${secondOfB};
      }
      void main() {
        ivec2 place = getOutputCoords() / 2;
        int block = place.x / ${texelRows};
        atRow = (float(place.x - block * ${texelRows}) + 0.5) / ${texelRows}.0;
        atColumn = (float(place.y) + 0.5) / ${texelColumns}.0;
        int term = block * ${length};
        int end = min(term + ${length}, ${terms});
        for (; term + ${termsInARow} <= end; term += ${termsInARow}) {
          ${row.join('\n          ')}
        }
        for (; term < end; term++) addTerm(term);
        ${hasBias ? 'sum += texture(Bias, vec2(atColumn, 0.5)).xyxy;' : ''}
        ${hasRelu ? 'sum = mix(sum, vec4(0.0), lessThan(sum, vec4(0.0)));' : ''}
        setOutput(sum);
      }`,
  };
}
