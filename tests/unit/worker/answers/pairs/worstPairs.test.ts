import { describe, expect, it } from 'vitest';
import { imageAt } from '../../../../../src/data/dataset.ts';
import { createRandom } from '../../../../../src/data/random.ts';
import type { PairSet } from '../../../../../src/metrics/pairs/pairSet.ts';
import {
  mostWorstPairs,
  type RankedPairs,
  worstPairsOf,
} from '../../../../../src/worker/answers/pairs/worstPairs.ts';
import { TestSession } from '../../../../helpers/sessions.ts';
import { makeDataset } from '../../../../helpers/syntheticData.ts';

const { test: split } = makeDataset(3, [{ split: 'test', imagesPerClass: 12 }]).splits;
const random = createRandom(5, 'evaluationPairs');
const pairCount = 2_000;

function somePairs(): PairSet {
  const draw = (): Int32Array =>
    Int32Array.from({ length: pairCount }, () => random.below(split.count));
  return { first: draw(), second: draw(), countOfEach: pairCount / 2 };
}

/** Tenths, so that many distances are equal. */
function judgedPairs(threshold: number | null = 1): RankedPairs {
  const distances = Float32Array.from({ length: pairCount }, () => random.below(20) / 10);
  return { split, pairs: somePairs(), distances, threshold };
}

/** The worst pairs by looking for the worst one that is left, again and again. */
function bruteForce(judged: RankedPairs, classA: number, classB: number): number[] {
  const { pairs, distances } = judged;
  const sorted = (numbers: readonly number[]): string => String(numbers.toSorted((a, b) => a - b));
  const imagesOf = (pair: number): number[] => [pairs.first[pair] ?? 0, pairs.second[pair] ?? 0];
  const classesOf = (pair: number): number[] => imagesOf(pair).map((at) => split.labels[at] ?? 0);
  const taken: number[] = [];
  while (taken.length < mostWorstPairs) {
    const left = Array.from(distances.keys()).filter(
      (pair) =>
        sorted(classesOf(pair)) === sorted([classA, classB]) &&
        !taken.some((other) => sorted(imagesOf(other)) === sorted(imagesOf(pair))),
    );
    const found = left.map((pair) => distances[pair] ?? 0);
    const worst = classA === classB ? Math.max(...found) : Math.min(...found);
    taken.push(left[found.indexOf(worst)] ?? -1);
  }
  return taken;
}

describe('the worst pairs of two digits', () => {
  it.each([
    [0, 0],
    [2, 2],
    [0, 1],
    [2, 1],
  ])('%i and %i are those that a search through all pairs finds', (classA, classB) => {
    const judged = judgedPairs();
    const found = worstPairsOf(judged, classA, classB);
    const expected = bruteForce(judged, classA, classB);
    expect(found).toHaveLength(mostWorstPairs);
    expect(found).toEqual(
      expected.map((pair) => {
        const [first = 0, second = 0] = [judged.pairs.first[pair], judged.pairs.second[pair]];
        const distance = judged.distances[pair] ?? 0;
        return {
          imageA: imageAt(split, first),
          imageB: imageAt(split, second),
          classA: split.labels[first],
          classB: split.labels[second],
          distance,
          isCalledSame: distance <= 1,
        };
      }),
    );
  });

  it('that lie exactly at the threshold are called the same, and without one nothing is', () => {
    const pairs: PairSet = {
      first: Int32Array.of(0, 0),
      second: Int32Array.of(1, 2),
      countOfEach: 1,
    };
    const judged = { split, pairs, distances: Float32Array.of(0.5, 0.75), threshold: 0.5 };
    const called = (threshold: number | null, other: number): (boolean | null)[] =>
      worstPairsOf({ ...judged, threshold }, 0, other).map(({ isCalledSame }) => isCalledSame);
    expect([called(0.5, 1), called(0.5, 2), called(null, 1)]).toEqual([[true], [false], [null]]);
  });

  it('are fewer where there are fewer, and leave out distances that are no numbers', () => {
    const pairs: PairSet = {
      first: Int32Array.of(0, 3, 0, 6),
      second: Int32Array.of(3, 6, 6, 0),
      countOfEach: 2,
    };
    const distances = Float32Array.of(0.1, Number.NaN, 0.4, 0.4);
    const found = worstPairsOf({ split, pairs, distances, threshold: 1 }, 0, 0);
    expect(found.map(({ distance }) => Math.fround(distance))).toEqual([0.4, 0.1].map(Math.fround));
    expect(worstPairsOf({ split, pairs, distances, threshold: 1 }, 0, 2)).toEqual([]);
  });

  it('cannot be told from distances of other pairs', () => {
    const judged = { ...judgedPairs(), distances: new Float32Array(3) };
    expect(() => worstPairsOf(judged, 0, 0)).toThrow('Got 3 distances of 2000 pairs');
  });
});

describe('a session', () => {
  it('gives the pairs of its newest evaluation, and says so where there is none', async () => {
    const started = await TestSession.start();
    await expect(started.session.worstPairs({ classA: 0, classB: 1 })).rejects.toThrow(
      'not been measured yet',
    );
    await started.trainToTheEnd();
    const { runId, step, scope, pairs } = await started.session.worstPairs({
      classA: 0,
      classB: 1,
    });
    expect({ runId, step, scope }).toEqual({ runId: 1, step: 6, scope: 'full' });
    const { evaluation } = started.all('evaluation').at(-1) ?? {};
    const nearest = pairs.map(({ distance }) => distance);
    expect(nearest).toEqual(nearest.toSorted((a, b) => a - b));
    expect(evaluation?.testDistances).toContain(nearest[0]);
    for (const { imageA, imageB, distance } of pairs) {
      const comparison = await started.session.compare({ a: imageA, b: imageB });
      expect(comparison.distance).toBeCloseTo(distance, 4);
    }
  });
});
