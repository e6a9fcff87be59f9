/** The figures of all pairs of a few images, against a count one by one. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { DistanceMeasure } from '../../../../src/metrics/distance.ts';
import { AllPairs } from '../../../../src/metrics/pairs/allPairs.ts';
import { fitBinnedDecision } from '../../../../src/metrics/pairs/calibration.ts';
import {
  aucOfBins,
  binDistances,
  type DistanceBins,
} from '../../../../src/metrics/pairs/distanceBins.ts';
import { ImageBootstrap } from '../../../../src/metrics/pairs/imageBootstrap.ts';
import { aucOf, sweepThresholds } from '../../../../src/metrics/pairs/roc.ts';
import type { DistancesByKind } from '../../../../src/metrics/pairs/thresholdRates.ts';
import { numbersWithin } from '../../../helpers/randomNumbers.ts';
import { accuracyByCounting, mean, thresholdByDescent } from '../../../helpers/referenceFigures.ts';
import { cosineReference, distanceReference } from '../../../helpers/referenceNetwork.ts';

const size = 7;
const classSizes = [9, 14, 1, 11];
const labels = classSizes.flatMap((count, label) => new Array<number>(count).fill(label));
const random = createRandom(7, 'weights');

/** Embeddings around a centre of their class. */
function table(): { embeddings: Float32Array; embeddingSize: number } {
  const centres = classSizes.map((_, label) => numbersWithin(createRandom(label, 'weights'), size));
  const rows = labels.map((label) => {
    const noise = numbersWithin(random, size, 0.8);
    return noise.map((value, at) => value + (centres[label]?.[at] ?? 0));
  });
  return { embeddings: Float32Array.from(rows.flatMap((row) => [...row])), embeddingSize: size };
}

const [tableA, tableB] = [table(), table()];
const learned: DistanceMeasure = {
  kind: 'learned',
  weights: numbersWithin(random, size).map((weight) => weight + 0.8),
};

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly distance: number;
  readonly isPositive: boolean;
}

const rowOf = ({ embeddings }: typeof tableA, row: number): Float32Array =>
  embeddings.subarray(row * size, (row + 1) * size);

/** Every pair by its definition. */
function everyPair(isOrdered: boolean, measure: DistanceMeasure, second = tableA): Pair[] {
  const at = (of: typeof tableA, row: number, k: number) => of.embeddings[row * size + k] ?? 0;
  return labels.flatMap((label, row) =>
    labels.flatMap((other, column) => {
      if (row === column || (!isOrdered && column < row)) return [];
      const gaps = Array.from(
        { length: size },
        (_, k) => at(tableA, row, k) - at(second, column, k),
      );
      const [own, theirs] = [rowOf(tableA, row), rowOf(second, column)];
      const distance =
        measure.kind !== 'learned'
          ? { euclidean: distanceReference, cosine: cosineReference }[measure.kind](own, theirs)
          : gaps.reduce((sum, gap, k) => sum + (measure.weights[k] ?? 0) * Math.abs(gap), 0);
      return [{ first: row, second: column, distance, isPositive: label === other }];
    }),
  );
}

const cases = [
  ['tied', false, { kind: 'euclidean' }, tableA],
  ['untied', true, { kind: 'euclidean' }, tableB],
  ['tied, cosine', false, { kind: 'cosine' }, tableA],
  ['untied, cosine', true, { kind: 'cosine' }, tableB],
  ['learned', false, learned, tableA],
] as const;

function distancesIn(pairs: readonly Pair[], isPositive: boolean): number[] {
  return pairs.filter((pair) => pair.isPositive === isPositive).map(({ distance }) => distance);
}

function binsOf(distances: DistancesByKind): DistanceBins {
  const bins = binDistances(distances);
  if (bins === null) throw new Error('These distances are finite');
  return bins;
}

describe.each(cases)('all pairs, %s', (_, isOrdered, measure, second) => {
  const expected = everyPair(isOrdered, measure, second);
  const all = new AllPairs(classSizes, isOrdered);
  const distances = all.distances({ measure, first: tableA, second });

  it('are all there are, each with its distance', () => {
    for (const [kind, isPositive] of [
      ['positive', true],
      ['negative', false],
    ] as const) {
      const wanted = expected.filter((pair) => pair.isPositive === isPositive);
      expect([...all[kind].first]).toEqual(wanted.map((pair) => pair.first));
      expect([...all[kind].second]).toEqual(wanted.map((pair) => pair.second));
      expect(distances[kind]).toHaveLength(wanted.length);
      for (const [at, { distance }] of wanted.entries()) {
        expect(distances[kind][at]).toBeCloseTo(distance, 5);
      }
    }
  });

  it('have an area under the curve within 0.001 from bins', () => {
    const sweep = sweepThresholds(distances.positive, distances.negative);
    if (sweep === null) throw new Error('These distances are finite');
    expect(Math.abs(aucOfBins(binsOf(distances)) - aucOf(sweep))).toBeLessThan(1e-3);
  });

  it('have an accuracy that is exact at a threshold, and the interval of a naive resampling', () => {
    const threshold = 1.3 * mean(distancesIn(expected, true));
    const bootstrap = new ImageBootstrap(all, createRandom(3, 'bootstrap'));
    const { accuracy, interval } = bootstrap.accuracyAt(threshold, distances);
    expect(accuracy).toBeCloseTo(
      accuracyByCounting(distancesIn(expected, true), distancesIn(expected, false), threshold),
      12,
    );
    const draws = createRandom(3, 'bootstrap');
    const accuracies = Array.from({ length: 200 }, () => {
      const times = labels.map(() => 0);
      for (const _ of labels) {
        const drawn = draws.below(labels.length);
        times[drawn] = (times[drawn] ?? 0) + 1;
      }
      const drawn = (isPositive: boolean): number[] =>
        expected
          .filter((pair) => pair.isPositive === isPositive)
          .flatMap(({ first, second: other, distance }) =>
            new Array<number>((times[first] ?? 0) * (times[other] ?? 0)).fill(distance),
          );
      return accuracyByCounting(drawn(true), drawn(false), threshold);
    }).toSorted((one, other) => one - other);
    expect(interval.low).toBeCloseTo(accuracies[5] ?? 0, 12);
    expect(interval.high).toBeCloseTo(accuracies[194] ?? 0, 12);
  });
});

describe('the decision from bins', () => {
  it.each(cases)('is within a bin of the exact one, %s', (_, isOrdered, measure, second) => {
    const { positive, negative } = new AllPairs(classSizes, isOrdered).distances({
      measure,
      first: tableA,
      second,
    });
    const bins = binsOf({ positive, negative });
    const exact = thresholdByDescent([...positive], [...negative]);
    expect(Math.abs((fitBinnedDecision(bins)?.threshold ?? 0) - exact)).toBeLessThan(bins.width);
  });

  it('is missing where distance tells nothing', () => {
    const alike = Float32Array.of(1, 1, 1);
    expect(fitBinnedDecision(binsOf({ positive: alike, negative: alike }))).toBeNull();
    const reversed = { positive: Float32Array.of(3, 4), negative: Float32Array.of(1, 2, 2) };
    expect(fitBinnedDecision(binsOf(reversed))).toBeNull();
  });
});

describe('bins of distances', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('are missing with a distance of %d', (odd) => {
    const fine = Float32Array.of(1, 2);
    expect(binDistances({ positive: Float32Array.of(1, odd), negative: fine })).toBeNull();
    expect(binDistances({ positive: fine, negative: Float32Array.of(odd, 1) })).toBeNull();
  });

  it('are missing without pairs of a kind', () => {
    expect(binDistances({ positive: new Float32Array(), negative: Float32Array.of(1) })).toBeNull();
  });

  it('count ties for a half', () => {
    const [one, two] = [Float32Array.of(1, 2), Float32Array.of(2, 3)];
    expect(aucOfBins(binsOf({ positive: one, negative: two }))).toBe(0.875);
  });
});

describe('the bootstrap over images', () => {
  it('does not take perfection for proved', () => {
    const pairs = new AllPairs([3, 3], false);
    const bootstrap = new ImageBootstrap(pairs, createRandom(1, 'bootstrap'));
    const distances = {
      positive: new Float32Array(pairs.positive.first.length).fill(1),
      negative: new Float32Array(pairs.negative.first.length).fill(3),
    };
    const { accuracy, interval } = bootstrap.accuracyAt(2, distances);
    expect(accuracy).toBe(1);
    expect(interval.high).toBe(1);
    expect(interval.low).toBeLessThan(0.95);
  });
});
