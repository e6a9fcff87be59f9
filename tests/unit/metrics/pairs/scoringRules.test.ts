import { describe, expect, it } from 'vitest';
import { similarityOf } from '../../../../src/metrics/pairs/calibration.ts';
import { scoresOf } from '../../../../src/metrics/pairs/scoringRules.ts';
import { randomDistances } from './exampleSweeps.ts';

const decision = { slope: 4, intercept: 2, threshold: 0.5 };

describe('the scores of similarities', () => {
  it('are those of a coin where every pair lies at the threshold', () => {
    const half = Float32Array.of(0.5, 0.5);
    const scores = scoresOf({ positive: half, negative: half }, decision);
    expect(scores?.logLoss).toBeCloseTo(Math.LN2, 12);
    expect(scores?.brierScore).toBeCloseTo(0.25, 12);
  });

  it('are the means over each kind of their definitions, whatever the number of pairs', () => {
    const positive = randomDistances(40, 1_000, 0);
    const negative = randomDistances(130, 1_000, 300);
    const given = [...positive].map((distance) => similarityOf(distance, decision));
    const wrong = [...negative].map((distance) => similarityOf(distance, decision));
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const scores = scoresOf({ positive, negative }, decision);
    expect(scores?.logLoss).toBeCloseTo(
      (mean(given.map((p) => -Math.log(p))) + mean(wrong.map((p) => -Math.log(1 - p)))) / 2,
      10,
    );
    expect(scores?.brierScore).toBeCloseTo(
      (mean(given.map((p) => (1 - p) ** 2)) + mean(wrong.map((p) => p ** 2))) / 2,
      10,
    );
  });

  it('stay finite where a pair is told wrong with all certainty', () => {
    const sure = { slope: 1_000, intercept: 500, threshold: 0.5 };
    const scores = scoresOf({ positive: Float32Array.of(3), negative: Float32Array.of(3) }, sure);
    // −ln of e^(500 − 3,000) for the one kind, 0 for the other.
    expect(scores).toEqual({ logLoss: 1_250, brierScore: 0.5 });
  });

  it.each([
    ['a kind has no pairs', [], [1]],
    ['a distance is no number', [Number.NaN], [1]],
  ])('are missing where %s', (_, positive, negative) => {
    const kinds = { positive: Float32Array.from(positive), negative: Float32Array.from(negative) };
    expect(scoresOf(kinds, decision)).toBeNull();
  });
});
