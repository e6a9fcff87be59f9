/** A pull told apart by tower, and by pair. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  embeddingGradientsOf,
  pairPullOf,
  towerPullOf,
} from '../../../../../src/siamese/losses/pairs/pull.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../../helpers/backends.ts';
import { gradientByDifferences } from '../../../../helpers/finiteDifferences.ts';
import {
  batchSize,
  namedLossCases as cases,
  computeLoss,
  drawFor,
  embeddingSize,
  flat,
  type LossCase,
  rowsOf,
} from '../../../../helpers/lossCases.ts';

interface Pulls {
  readonly joint: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
}

function pullsOf(one: LossCase, seed: number): Pulls {
  const { embeddings, head } = drawFor(one, seed);
  return computeLoss(one, embeddings, head, ({ pull }, rows) => {
    const { a, b } = towerPullOf(pull, rows);
    const [joint, ofA, ofB] = [embeddingGradientsOf(pull, rows), a, b].map((tensor) => {
      expect(tensor.shape).toEqual([batchSize, embeddingSize]);
      return tensor.dataSync<'float32'>().slice();
    });
    if (joint === undefined || ofA === undefined || ofB === undefined) throw new Error('No pull');
    return { joint, a: ofA, b: ofB };
  });
}

/** The pairs of a batch: all there are, or those that are given. */
function pairsOf({ recipe }: LossCase): [number, number][] {
  if (recipe.kind === 'pairs') {
    return Array.from({ length: recipe.pairs }, (_, pair) => [pair, recipe.pairs + pair]);
  }
  return Array.from({ length: batchSize }, (_, i) =>
    Array.from({ length: batchSize - i - 1 }, (_, offset): [number, number] => [i, i + 1 + offset]),
  ).flat();
}

/** How large the numbers of a row are, whatever their sign. */
const sizesIn = (values: Float32Array, row: number): Float32Array =>
  values.subarray(row * embeddingSize, (row + 1) * embeddingSize).map(Math.abs);

describe.each(testBackends)('on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each(cases)('the pulls of the %s through A and through B make up its gradient', (_, one) => {
    const { joint, a, b } = pullsOf(one, 11);
    const sum = a.map((value, index) => value + (b[index] ?? 0));
    expect(relativeDifference(sum, joint)).toBeLessThan(1e-6);
    expect(relativeDifference(a, joint)).toBeGreaterThan(0.1);
  });

  it.each(cases)(
    'the pull of the %s through A is what moving only the first images of pairs changes',
    (_, one) => {
      const { embeddings, head } = drawFor(one, 11);
      const slopesOf = (tower: 'a' | 'b'): Float64Array =>
        gradientByDifferences(
          (at) => one.reference({ a: embeddings, b: embeddings, [tower]: rowsOf(at) }, head),
          flat(embeddings),
        );
      const { a, b } = pullsOf(one, 11);
      expect(relativeDifference(a, slopesOf('a'))).toBeLessThan(5e-6);
      expect(relativeDifference(b, slopesOf('b'))).toBeLessThan(5e-6);
    },
  );

  it.each(cases)(
    'nothing of the %s goes through A for images that are never first, nor through B for those never second',
    (_, one) => {
      const { a, b } = pullsOf(one, 12);
      const pairs = pairsOf(one);
      const isFirst = new Set(pairs.map(([first]) => first));
      const isSecond = new Set(pairs.map(([, second]) => second));
      expect(isFirst.size).toBeLessThan(batchSize);
      for (let image = 0; image < batchSize; image++) {
        if (!isFirst.has(image)) expect(Math.max(...sizesIn(a, image))).toBe(0);
        if (!isSecond.has(image)) expect(Math.max(...sizesIn(b, image))).toBe(0);
      }
    },
  );

  it.each(cases)('the pulls of the %s at all pairs make up its gradient', (_, one) => {
    const { embeddings, head } = drawFor(one, 13);
    const [sum, joint] = computeLoss(one, embeddings, head, ({ pull }, rows) => {
      const added = new Float64Array(batchSize * embeddingSize);
      for (const [first, second] of pairsOf(one)) {
        const { a, b } = pairPullOf(pull, rows, first, second);
        for (const [row, tensor] of [
          [first, a],
          [second, b],
        ] as const) {
          expect(tensor.shape).toEqual([1, embeddingSize]);
          for (const [at, value] of tensor.dataSync().entries()) {
            added[row * embeddingSize + at] = (added[row * embeddingSize + at] ?? 0) + value;
          }
        }
      }
      return [added, embeddingGradientsOf(pull, rows).dataSync().slice()];
    });
    expect(relativeDifference(sum, joint)).toBeLessThan(1e-6);
  });
});
