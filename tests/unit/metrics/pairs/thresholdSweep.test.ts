import { describe, expect, it } from 'vitest';
import { errorRatesAt, sweepThresholds } from '../../../../src/metrics/pairs/roc.ts';
import { countedRates, examples, sweepOf } from './exampleSweeps.ts';

describe('a sweep over the thresholds', () => {
  it('has a step below all distances, then one for each', () => {
    expect(sweepOf([0.5, 0.25], [1, 0.5, 0.75, 1])).toEqual({
      thresholds: Float32Array.of(Number.NEGATIVE_INFINITY, 0.25, 0.5, 0.75, 1),
      trueAccepts: Uint32Array.of(0, 1, 2, 2, 2),
      falseAccepts: Uint32Array.of(0, 0, 1, 2, 4),
    });
  });

  it.each<[string, number[], number[]]>([
    ['there are no positives', [], [1]],
    ['there are no negatives', [1], []],
    ['one is not a number', [1, Number.NaN], [2]],
    ['one is infinite', [1], [2, Number.POSITIVE_INFINITY]],
  ])('compares nothing where %s', (_, positive, negative) => {
    expect(sweepThresholds(Float32Array.from(positive), Float32Array.from(negative))).toBeNull();
  });

  it('leaves the distances in their order', () => {
    const positive = Float32Array.of(3, 1, 2);
    sweepThresholds(positive, positive);
    expect([...positive]).toEqual([3, 1, 2]);
  });
});

describe('the error rates at a threshold', () => {
  it('are the shares of negatives at or below it and of positives above it', () => {
    for (const [positive, negative] of examples) {
      const sweep = sweepOf(positive, negative);
      for (const threshold of [Number.NEGATIVE_INFINITY, -1, 0, 0.33, 0.5, 1, 9, ...positive]) {
        expect(errorRatesAt(sweep, threshold)).toEqual(countedRates(positive, negative, threshold));
      }
    }
  });

  it('are refused at no number', () => {
    expect(() => errorRatesAt(sweepOf([1], [2]), Number.NaN)).toThrow(
      'A threshold must be a number, got NaN',
    );
  });
});
