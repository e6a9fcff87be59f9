import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/data/random.ts';
import {
  classPairMatrix,
  confusedMostWith,
  type DecidedPairs,
} from '../../../../../src/metrics/pairs/byClass/classPairs.ts';

/** Random pairs; distances are eighths, so that many are equal. */
function somePairs({ classCount, pairCount }: { classCount: number; pairCount: number }) {
  const random = createRandom(4, 'weights');
  const labels = Uint16Array.from({ length: 200 }, () => random.below(classCount));
  const drawImages = (): Int32Array =>
    Int32Array.from({ length: pairCount }, () => random.below(200));
  const pairs = { first: drawImages(), second: drawImages(), countOfEach: pairCount / 2 };
  // Sums of eighths are exact in any order.
  const distances = Float32Array.from(pairs.first, () => random.below(9) / 8);
  return { pairs, distances, labels, classCount, threshold: 0.25 };
}

/** One cell by a look at all pairs. */
function cellOf(
  { pairs, distances, labels, threshold }: DecidedPairs,
  row: number,
  column: number,
) {
  const found = Array.from(distances).filter((_, pair) => {
    const [one, other] = [labels[pairs.first[pair] ?? -1], labels[pairs.second[pair] ?? -1]];
    return (one === row && other === column) || (one === column && other === row);
  });
  const wrong = found.filter((distance) =>
    row === column ? distance > threshold : distance <= threshold,
  );
  const sum = found.reduce((total, distance) => total + distance, 0);
  return found.length === 0
    ? { pairs: 0, errorRate: null, meanDistance: null }
    : {
        pairs: found.length,
        errorRate: wrong.length / found.length,
        meanDistance: sum / found.length,
      };
}

function cellsOf(decided: DecidedPairs, classes: readonly number[]) {
  return classes.map((row) => classes.map((column) => cellOf(decided, row, column)));
}

describe('the matrix of digit pairs', () => {
  // Images 0 and 1 are of class 0, images 2 and 3 of class 1; class 2 has none.
  const byHand = {
    pairs: { first: Int32Array.of(0, 2, 0, 3), second: Int32Array.of(1, 3, 2, 1), countOfEach: 2 },
    distances: Float32Array.of(0.25, 1.5, 1.25, 0.5),
    labels: Uint16Array.of(0, 0, 1, 1),
    classCount: 3,
    threshold: 0.5,
  };

  it('has the errors and the mean distance of each pair of classes', () => {
    const none = { pairs: 0, errorRate: null, meanDistance: null };
    // Of the two negative pairs, the one at the very threshold is called the same.
    const across = { pairs: 2, errorRate: 0.5, meanDistance: 0.875 };
    expect(classPairMatrix(byHand)).toEqual({
      classes: [0, 1, 2],
      cells: [
        [{ pairs: 1, errorRate: 0, meanDistance: 0.25 }, across, none],
        [across, { pairs: 1, errorRate: 1, meanDistance: 1.5 }, none],
        [none, none, none],
      ],
    });
  });

  it('agrees with a look at the pairs of each two classes, one cell after the other', () => {
    const decided = somePairs({ classCount: 5, pairCount: 3_000 });
    const { classes, cells } = classPairMatrix(decided);
    expect(classes).toEqual([0, 1, 2, 3, 4]);
    expect(cells).toEqual(cellsOf(decided, classes));
  });

  it('of some classes has their rows and columns in the order that they are asked for', () => {
    const decided = somePairs({ classCount: 30, pairCount: 3_000 });
    const asked = [17, 3, 29, 4];
    expect(classPairMatrix(decided, asked)).toEqual({
      classes: asked,
      cells: cellsOf(decided, asked),
    });
  });

  it('of many classes is that of the ten with the most errors', () => {
    // Class n has one pair of its own for each of 30 classes; that of every third class is decided wrongly.
    const classes = Array.from({ length: 30 }, (_, label) => label);
    const first = Int32Array.from(classes, (label) => 2 * label);
    const pairs = { first, second: first.map((image) => image + 1), countOfEach: 30 };
    const labels = Uint16Array.from({ length: 60 }, (_, image) => Math.floor(image / 2));
    const distances = Float32Array.from(classes, (label) => (label % 3 === 1 ? 2 : 0));
    const matrix = classPairMatrix({ pairs, distances, labels, classCount: 30, threshold: 1 });
    expect(matrix.classes).toEqual(classes.filter((label) => label % 3 === 1));
    expect(matrix.cells.map((cells, row) => cells[row]?.errorRate)).toEqual(Array(10).fill(1));
  });

  it('is refused where the distances are not those of the pairs', () => {
    const given = { ...byHand, distances: Float32Array.of(1, 2, 3) };
    expect(() => classPairMatrix(given)).toThrow('Got 3 distances of 4 pairs');
  });

  it('is refused where a label is beyond the last class', () => {
    expect(() => classPairMatrix({ ...byHand, labels: Uint16Array.of(0, 0, 3, 1) })).toThrow(
      'Pair 1 is of classes 3 and 1 of 3',
    );
  });

  it('is refused where a pair is of an image beyond the last', () => {
    expect(() => classPairMatrix({ ...byHand, labels: Uint16Array.of(0, 0, 1) })).toThrow(
      'There is no element 3 among 3',
    );
  });
});

describe('the nine classes that one is confused with most', () => {
  /** By looking for the worst class that is left, again and again. */
  function bruteForce(decided: DecidedPairs, label: number): number[] {
    let left = Array.from({ length: decided.classCount }, (_, other) => other)
      .filter((other) => other !== label)
      .map((other) => ({ other, ...cellOf(decided, label, other) }));
    const taken: number[] = [];
    while (taken.length < 9) {
      const highest = Math.max(...left.map(({ errorRate }) => errorRate ?? -1));
      const worst = left.filter(({ errorRate }) => (errorRate ?? -1) === highest);
      const nearest = Math.min(...worst.map(({ meanDistance }) => meanDistance ?? 0));
      const next = worst.find(({ meanDistance }) => (meanDistance ?? 0) === nearest)?.other ?? -1;
      taken.push(next);
      left = left.filter(({ other }) => other !== next);
    }
    return taken;
  }

  it.each([
    { title: 'many pairs', classCount: 21, pairCount: 2_000 },
    {
      title: 'few pairs, so that many classes have none in common',
      classCount: 30,
      pairCount: 200,
    },
  ])('are those that a search finds among $title', ({ classCount, pairCount }) => {
    const decided = somePairs({ classCount, pairCount });
    for (let label = 0; label < classCount; label++) {
      expect(confusedMostWith(decided, label)).toEqual(bruteForce(decided, label));
    }
  });

  it('are fewer where there are fewer others', () => {
    const decided = somePairs({ classCount: 4, pairCount: 100 });
    expect(confusedMostWith(decided, 2).toSorted()).toEqual([0, 1, 3]);
  });

  it('are not told from distances of other pairs', () => {
    const decided = {
      ...somePairs({ classCount: 4, pairCount: 100 }),
      distances: new Float32Array(3),
    };
    expect(() => confusedMostWith(decided, 2)).toThrow('Got 3 distances of 100 pairs');
  });
});
