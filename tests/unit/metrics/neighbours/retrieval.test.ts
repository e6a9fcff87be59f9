import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { EmbeddedImages } from '../../../../src/metrics/neighbours/nearestNeighbours.ts';
import { retrievalFigures } from '../../../../src/metrics/neighbours/retrieval.ts';
import { completeInTurns } from '../../../../src/metrics/slices.ts';
import { retrievalByCounting } from '../../../helpers/referenceFigures.ts';

/** Images on a line, the same for both towers. */
function onLine(positions: readonly number[], labels: readonly number[]): EmbeddedImages {
  const tower = { embeddings: Float32Array.from(positions), embeddingSize: 1 };
  const measure = { kind: 'euclidean' } as const;
  return { measure, queries: tower, gallery: tower, labels: Uint16Array.from(labels) };
}

function figuresOf(images: EmbeddedImages, queries: readonly number[]) {
  const slices = retrievalFigures(
    images,
    Int32Array.from(queries),
    Int32Array.from(images.labels.keys()),
  );
  return completeInTurns(slices, () => Promise.resolve());
}

describe('retrieval', () => {
  it('is as the paper counts it, by hand', async () => {
    // From 0: right, wrong, right, wrong; R is 3, so that the nearest three count.
    const images = onLine([0, 1, 2, 3, 9, 4], [7, 7, 8, 7, 7, 8]);
    expect(await figuresOf(images, [0])).toEqual({
      rPrecision: 2 / 3,
      meanAveragePrecisionAtR: (1 / 1 + 2 / 3) / 3,
    });
  });

  it('is what counting gives, for many images, queries and slices', async () => {
    const random = createRandom(4, 'weights');
    const size = 3;
    const count = 240;
    const labels = Array.from({ length: count }, () => random.below(4));
    const rows = labels.map((label) =>
      Array.from({ length: size }, () => label / 3 + random.uniform()),
    );
    const tower = { embeddings: Float32Array.from(rows.flat()), embeddingSize: size };
    const images: EmbeddedImages = {
      measure: { kind: 'euclidean' },
      queries: tower,
      gallery: tower,
      labels: Uint16Array.from(labels),
    };
    const exact = Array.from({ length: count }, (_, row) =>
      tower.embeddings.subarray(row * size, (row + 1) * size),
    );
    const expected = retrievalByCounting(exact, exact, labels);
    const found = await figuresOf(images, [...labels.keys()]);
    expect(found?.rPrecision).toBeCloseTo(expected.rPrecision, 12);
    expect(found?.meanAveragePrecisionAtR).toBeCloseTo(expected.meanAveragePrecisionAtR, 12);
    expect(expected.meanAveragePrecisionAtR).toBeLessThan(expected.rPrecision);
  });

  it('takes equally near images in their order', async () => {
    expect(await figuresOf(onLine([5, 5, 5, 5], [1, 2, 1, 2]), [0])).toEqual({
      rPrecision: 0,
      meanAveragePrecisionAtR: 0,
    });
  });

  it.each<[string, EmbeddedImages, number[]]>([
    ['there is no query', onLine([0, 1], [1, 1]), []],
    ['a distance is no number', onLine([0, Number.NaN, 1], [1, 1, 1]), [0]],
    ['a query is alone in its class', onLine([0, 1, 2], [1, 2, 2]), [0]],
  ])('is not known where %s', async (_, images, queries) => {
    expect(await figuresOf(images, queries)).toBeNull();
  });
});
