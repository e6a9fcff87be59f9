/** Builds the WebGL program of a matrix product. */
import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';
import type { Product } from '../products.ts';
import { texelsAlong } from './blocks.ts';

/** Terms between two tests for the end of the sum: compilers do not unroll this loop themselves. */
const termsInARow = 8;
const rowOfTerms = Array.from(
  { length: termsInARow },
  (_, next) => `addTerm(term + ${next});`,
).join(' ');

/**
 * The product's program. A texel of the factors or of the result holds two columns of two rows: two reads
 * give eight products. Textures are read at a place computed from one number, which is cheaper than
 * TensorFlow.js's readers for any layout; they must have the layout of their shapes (`liesPlainly`).
 * @param blocks parts of each sum; they lie one below the other, without bias and ReLU
 */
export function productProgram(product: Product, blocks: number): GPGPUProgram {
  const { rows, columns, transposeA, transposeB, bias, hasRelu } = product;
  const terms = texelsAlong(product.inner);
  const [texelRows, texelColumns] = [texelsAlong(rows), texelsAlong(columns)];
  const placeInA = transposeA ? 'vec2(atRow, at)' : 'vec2(at, atRow)';
  const placeInB = transposeB ? 'vec2(at, atColumn)' : 'vec2(atColumn, at)';
  const [firstOfA, secondOfA] = transposeA ? ['xxyy', 'zzww'] : ['xxzz', 'yyww'];
  const [firstOfB, secondOfB] = transposeB ? ['xzxz', 'ywyw'] : ['xyxy', 'zwzw'];
  return {
    outputShape: blocks === 1 ? [rows, columns] : [2 * texelRows * blocks, columns],
    variableNames: bias ? ['A', 'B', 'Bias'] : ['A', 'B'],
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
        ${blocks === 1 ? wholeSum(terms) : partOfSum(terms, Math.ceil(terms / blocks))}
        ${bias ? 'sum += texture(Bias, vec2(atColumn, 0.5)).xyxy;' : ''}
        ${hasRelu ? 'sum = mix(sum, vec4(0.0), lessThan(sum, vec4(0.0)));' : ''}
        setOutput(sum);
      }`,
  };
}

// Direct3D's compiler needs a constant length for a loop that reads textures. A loop that may end earlier
// has a `break`; for it, ANGLE reads without gradients.

function wholeSum(terms: number): string {
  const inRows = terms - (terms % termsInARow);
  const rest = Array.from({ length: terms - inRows }, (_, at) => `addTerm(${inRows + at});`);
  return `
        for (int term = 0; term < ${inRows}; term += ${termsInARow}) {
          ${rowOfTerms}
        }
        ${rest.join(' ')}`;
}

/** @param length of a block; the last one may be shorter */
function partOfSum(terms: number, length: number): string {
  return `
        int term = block * ${length};
        int end = min(term + ${length}, ${terms});
        for (int at = 0; at < ${length}; at += ${termsInARow}) {
          if (term + ${termsInARow} > end) break;
          ${rowOfTerms}
          term += ${termsInARow};
        }
        for (int at = 1; at < ${termsInARow}; at++) {
          if (term >= end) break;
          addTerm(term);
          term++;
        }`;
}
