import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { DistanceMeasure } from '../../../../src/metrics/distance.ts';
import type { EmbeddingTable } from '../../../../src/metrics/embeddingTable.ts';
import {
  type EmbeddedImages,
  precisionAtOne,
  shareOfNearest,
} from '../../../../src/metrics/neighbours/nearestNeighbours.ts';
import { completeInTurns } from '../../../../src/metrics/slices.ts';

const euclidean: DistanceMeasure = { kind: 'euclidean' };
const table = (embeddingSize: number, numbers: Iterable<number>): EmbeddingTable => ({
  embeddings: Float32Array.from(numbers),
  embeddingSize,
});

/** Images on a line, the same for both towers. */
function onLine(positions: readonly number[], labels: readonly number[]): EmbeddedImages {
  const tower = table(1, positions);
  return { measure: euclidean, queries: tower, gallery: tower, labels: Uint16Array.from(labels) };
}

function precisionOf(
  images: EmbeddedImages,
  queries: readonly number[],
  gallery: readonly number[],
): Promise<number | null> {
  const slices = precisionAtOne(images, Int32Array.from(queries), Int32Array.from(gallery));
  return completeInTurns(slices, () => Promise.resolve());
}

describe('the share of the nearest', () => {
  const images = onLine([0, 1, 3, -1, 0], [7, 7, 8, 8, 8]);

  it.each([
    ['1 where the nearest is of the class', 0, [1, 2], 1],
    ['0 where it is not', 2, [1, 0], 0],
    ['½ where two are equally near and one is of the class', 0, [3, 2, 1], 0.5],
    ['that of the others where the image itself is a candidate', 0, [0, 1, 2], 1],
    ['that of another image at the very same place', 0, [0, 1, 4], 0],
  ])('is %s', (_, query, candidates, expected) => {
    expect(shareOfNearest(images, query, Int32Array.from(candidates))).toBe(expected);
  });

  it('is not known where nothing else is at a finite distance', () => {
    const broken = onLine([0, Number.NaN, Number.POSITIVE_INFINITY], [1, 1, 1]);
    expect(shareOfNearest(broken, 0, Int32Array.of(0, 1, 2))).toBeNull();
  });

  it('passes over what is not a number', () => {
    const broken = onLine([0, Number.NaN, 5], [1, 2, 1]);
    expect(shareOfNearest(broken, 0, Int32Array.of(1, 2))).toBe(1);
  });

  it('compares the query as one tower sees it with the candidates as the other does', () => {
    const untied = { ...images, gallery: table(1, [9, 9, 9, 0, 9]) };
    expect(shareOfNearest(untied, 4, Int32Array.of(0, 1, 2, 3))).toBe(1);
    expect(shareOfNearest(untied, 0, Int32Array.of(1, 2, 3))).toBe(0);
  });

  it.each<[string, Partial<EmbeddedImages>]>([
    ['a table is too short', { gallery: table(1, [1, 2, 3]) }],
    ['embeddings differ in size', { gallery: table(5, [1, 2, 3, 4, 5]) }],
    [
      'learned weights are too many',
      { measure: { kind: 'learned', weights: new Float32Array(2) } },
    ],
  ])('is refused where %s', (_, wrong) => {
    expect(() => shareOfNearest({ ...images, ...wrong }, 0, Int32Array.of(1))).toThrow(
      'Both tables need 5 rows of 1 numbers, and learned weights as many',
    );
  });

  it('is refused for an image beyond the last', () => {
    expect(() => shareOfNearest(images, 5, Int32Array.of(1))).toThrow(RangeError);
  });
});

describe('precision at 1', () => {
  const random = createRandom(5, 'weights');
  const [imageCount, size] = [120, 6];
  const randomNumbers = (count: number): number[] =>
    Array.from({ length: count }, () => 2 * random.uniform() - 1);
  const labels = Uint16Array.from({ length: imageCount }, () => random.below(4));
  const queries = table(size, randomNumbers(imageCount * size));
  const gallery = table(size, randomNumbers(imageCount * size));
  const weights = Float32Array.from(randomNumbers(size));
  const numbersOf = ({ embeddings }: EmbeddingTable, image: number): number[] => [
    ...embeddings.subarray(image * size, (image + 1) * size),
  ];
  const measures: [string, DistanceMeasure, (differences: number[]) => number][] = [
    ['Euclidean', euclidean, (differences) => Math.hypot(...differences)],
    [
      'learned, with weights of both signs',
      { kind: 'learned', weights },
      (differences) =>
        differences.reduce((sum, value, k) => sum + Math.abs(value) * (weights[k] ?? 0), 0),
    ],
  ];

  it.each(measures)('is what sorting all distances finds: %s', async (_, measure, lengthOf) => {
    const asked = Array.from({ length: 80 }, (_, at) => at);
    const found = Array.from({ length: 90 }, (_, at) => 30 + at);
    const right = asked.filter((query) => {
      const [nearest] = found
        .filter((image) => image !== query)
        .map((image) => {
          const other = numbersOf(gallery, image);
          const differences = numbersOf(queries, query).map((value, k) => value - (other[k] ?? 0));
          return { image, distance: lengthOf(differences) };
        })
        .sort((a, b) => a.distance - b.distance);
      return labels[nearest?.image ?? -1] === labels[query];
    });
    const images = { measure, queries, gallery, labels };
    expect(await precisionOf(images, asked, found)).toBeCloseTo(right.length / 80, 12);
  });

  it('is the mean over the queries, by hand', async () => {
    // Nearest to 0 is 1, to 1 is 0, to 10 is 12 of another class, to 12 is 10.
    const images = onLine([0, 1, 10, 12], [1, 1, 1, 2]);
    expect(await precisionOf(images, [0, 1, 2, 3], [0, 1, 2, 3])).toBe(0.5);
  });

  it('is at the level of chance where a network has collapsed', async () => {
    // Each of 10 images of 2 classes has 4 of its own among 9 others.
    const images = onLine(new Array<number>(10).fill(3), [1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    const all = Array.from(images.labels.keys());
    expect(await precisionOf(images, all, all)).toBeCloseTo(4 / 9, 12);
  });

  it('is not known without queries or without anything to find', async () => {
    const images = onLine([1, 2], [1, 1]);
    expect(await precisionOf(images, [], [0, 1])).toBeNull();
    expect(await precisionOf(images, [0], [])).toBeNull();
    expect(await precisionOf(images, [0, 1], [1])).toBeNull();
  });

  it('is computed in slices of 120,000 comparisons', () => {
    const images = onLine([0, 1], [1, 1]);
    const slices = precisionAtOne(images, new Int32Array(150), new Int32Array(4_000).fill(1));
    let count = 1;
    while (slices.next().done !== true) count++;
    expect(count).toBe(5);
  });
});
