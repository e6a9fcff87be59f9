import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/data/random.ts';
import { thresholdConsistency } from '../../../../../src/metrics/pairs/byClass/thresholdConsistency.ts';
import type { PairSet } from '../../../../../src/metrics/pairs/pairSet.ts';
import { mean } from '../../../../helpers/referenceFigures.ts';

interface Pair {
  readonly classes: readonly [number, number];
  readonly distance: number;
}

/** Every pair has two images of its own. */
function tableOf(pairs: readonly Pair[]): [PairSet, Float32Array, Uint16Array] {
  const first = Int32Array.from(pairs.keys(), (pair) => 2 * pair);
  return [
    { first, second: first.map((image) => image + 1), countOfEach: pairs.length / 2 },
    Float32Array.from(pairs, ({ distance }) => distance),
    Uint16Array.from(pairs.flatMap(({ classes }) => classes)),
  ];
}

/** OPIS as it is defined: every share counted anew at each of the 101 thresholds. */
function inconsistencyByCounting(pairs: readonly Pair[]): number {
  const isPositive = ({ classes: [a, b] }: Pair): boolean => a === b;
  const negatives = pairs.filter((pair) => !isPositive(pair)).map(({ distance }) => distance);
  const accepting = (share: number): number =>
    Math.min(
      ...negatives.filter(
        (threshold) =>
          negatives.filter((distance) => distance <= threshold).length >= share * negatives.length,
      ),
    );
  const [from, to] = [accepting(0.01), accepting(0.1)];
  const classes = [...new Set(pairs.flatMap((pair) => pair.classes))];
  const squares = Array.from({ length: 101 }, (_, at) => {
    const threshold = from + ((to - from) * at) / 100;
    const utilities = classes.map((label) => {
      const own = pairs.filter(({ classes: both }) => both.includes(label));
      const shareOf = (kind: boolean, isRight: (distance: number) => boolean): number =>
        mean(
          own
            .filter((pair) => isPositive(pair) === kind)
            .map(({ distance }) => (isRight(distance) ? 1 : 0)),
        );
      const sensitivity = shareOf(true, (distance) => distance <= threshold);
      const specificity = shareOf(false, (distance) => distance > threshold);
      return 2 / (1 / sensitivity + 1 / specificity);
    });
    return mean(utilities.map((utility) => (utility - mean(utilities)) ** 2));
  });
  return mean(squares);
}

/** Positive pairs of each class around its own distance, and as many negative ones farther away. */
function drawn(centres: readonly number[], seed: number): Pair[] {
  const random = createRandom(seed, 'weights');
  const each = 60;
  const near = (place: number): number => Math.fround(place + random.uniform());
  const positive = centres.flatMap((centre, label) =>
    Array.from({ length: each }, (): Pair => ({ classes: [label, label], distance: near(centre) })),
  );
  const negative = positive.map(({ classes: [label] }): Pair => {
    const other = (label + 1 + random.below(centres.length - 1)) % centres.length;
    return { classes: [label, other], distance: near(0.9) };
  });
  return [...positive, ...negative];
}

describe('how well one threshold fits all classes', () => {
  it.each([1, 2, 3])('is what counting gives (%i)', (seed) => {
    const pairs = drawn([0.1, 0.4, 0.2, 0.55], seed);
    const found = thresholdConsistency(...tableOf(pairs));
    const counted = inconsistencyByCounting(pairs);
    expect(counted).toBeGreaterThan(0.001);
    expect(found?.inconsistency).toBeCloseTo(counted, 12);
    // The positive pairs of the last class lie farthest apart.
    expect(found?.worstClass).toBe(3);
  });

  it('is perfect where every class has the same distances', () => {
    const alike = [0.1, 0.2, 0.3].flatMap((distance) => [
      { classes: [0, 0], distance } as const,
      { classes: [1, 1], distance } as const,
    ]);
    const apart = [0.25, 0.7, 0.8, 0.9, 1, 1.1].map(
      (distance): Pair => ({ classes: [0, 1], distance }),
    );
    expect(thresholdConsistency(...tableOf([...alike, ...apart]))?.inconsistency).toBe(0);
  });

  it('does not depend on the order of the pairs of a kind', () => {
    const pairs = drawn([0.1, 0.4, 0.2], 4);
    const half = pairs.length / 2;
    const turned = [...pairs.slice(0, half).toReversed(), ...pairs.slice(half).toReversed()];
    const found = thresholdConsistency(...tableOf(pairs));
    expect(thresholdConsistency(...tableOf(turned))?.inconsistency).toBeCloseTo(
      found?.inconsistency ?? 0,
      15,
    );
  });

  it('leaves out a class that has pairs of one kind only', () => {
    const pairs = drawn([0.1, 0.4, 0.2], 5);
    const relabelled = pairs.map((pair): Pair => {
      const [a, b] = pair.classes;
      // The negative pairs of class 2 are of class 0 or 1 now, or of both.
      return a === b ? pair : { ...pair, classes: [0, 1] };
    });
    const others = relabelled.filter(({ classes: [label] }) => label !== 2);
    const counted = inconsistencyByCounting(others);
    expect(thresholdConsistency(...tableOf(relabelled))?.inconsistency).toBeCloseTo(counted, 12);
  });

  it('is not known with a broken distance, or with one class', () => {
    const [pairs, distances, labels] = tableOf(drawn([0.1, 0.4], 6));
    expect(thresholdConsistency(pairs, distances.with(3, Number.NaN), labels)).toBeNull();
    expect(
      thresholdConsistency(
        pairs,
        distances,
        labels.map(() => 0),
      ),
    ).toBeNull();
  });

  it('is refused where a distance is missing', () => {
    const [pairs, distances, labels] = tableOf(drawn([0.1, 0.4], 7));
    expect(() => thresholdConsistency(pairs, distances.subarray(1), labels)).toThrow(
      new RangeError('Got 239 distances of 240 pairs'),
    );
  });
});
