import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/data/random.ts';
import { classPairMatrix } from '../../../../../src/metrics/pairs/byClass/classPairs.ts';

describe('the matrix of digit pairs', () => {
  // Images 0 and 1 are of class 0, images 2 and 3 of class 1; class 2 has none.
  const byHand = {
    pairs: { first: Int32Array.of(0, 2, 0, 3), second: Int32Array.of(1, 3, 2, 1), countOfEach: 2 },
    distances: Float32Array.of(0.25, 1.5, 1.25, 0.5),
    labels: Uint8Array.of(0, 0, 1, 1),
    classCount: 3,
    threshold: 0.5,
  };

  it('has the errors and the mean distance of each pair of classes', () => {
    const none = { pairs: 0, errorRate: null, meanDistance: null };
    // Of the two negative pairs, the one at the very threshold is called the same.
    const across = { pairs: 2, errorRate: 0.5, meanDistance: 0.875 };
    expect(classPairMatrix(byHand)).toEqual([
      [{ pairs: 1, errorRate: 0, meanDistance: 0.25 }, across, none],
      [across, { pairs: 1, errorRate: 1, meanDistance: 1.5 }, none],
      [none, none, none],
    ]);
  });

  it('agrees with a look at the pairs of each two classes, one cell after the other', () => {
    const random = createRandom(4, 'weights');
    const classCount = 5;
    const threshold = 0.6;
    const labels = Uint8Array.from({ length: 200 }, () => random.below(classCount));
    const drawImages = (): Int32Array =>
      Int32Array.from({ length: 3_000 }, () => random.below(200));
    const pairs = { first: drawImages(), second: drawImages(), countOfEach: 1_500 };
    const distances = Float32Array.from(pairs.first, () => random.uniform());
    const all = Array.from(distances, (distance, pair) => ({
      distance,
      classes: [pairs.first[pair], pairs.second[pair]].map((image) => labels[image ?? -1]).sort(),
    }));
    const matrix = classPairMatrix({ pairs, distances, labels, classCount, threshold });
    expect(matrix.flat()).toHaveLength(classCount ** 2);
    for (const [row, cells] of matrix.entries()) {
      for (const [column, cell] of cells.entries()) {
        const wanted = [row, column].sort().join();
        const found = all.filter(({ classes }) => classes.join() === wanted);
        const wrong = found.filter(({ distance }) =>
          row === column ? distance > threshold : distance <= threshold,
        );
        const sum = found.reduce((total, { distance }) => total + distance, 0);
        expect(cell.pairs).toBe(found.length);
        expect(cell.errorRate).toBeCloseTo(wrong.length / found.length, 12);
        expect(cell.meanDistance).toBeCloseTo(sum / found.length, 12);
      }
    }
  });

  it('is refused where the distances are not those of the pairs', () => {
    const given = { ...byHand, distances: Float32Array.of(1, 2, 3) };
    expect(() => classPairMatrix(given)).toThrow('Got 3 distances of 4 pairs');
  });

  it('is refused where a label is beyond the last class', () => {
    expect(() => classPairMatrix({ ...byHand, labels: Uint8Array.of(0, 0, 3, 1) })).toThrow(
      'Pair 1 is of classes 3 and 1 of 3',
    );
  });

  it('is refused where a pair is of an image beyond the last', () => {
    expect(() => classPairMatrix({ ...byHand, labels: Uint8Array.of(0, 0, 1) })).toThrow(
      'There is no element 3 among 3',
    );
  });
});
