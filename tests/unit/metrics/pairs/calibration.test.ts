import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import {
  type Decision,
  fitDecision,
  similarityOf,
} from '../../../../src/metrics/pairs/calibration.ts';

const random = createRandom(13, 'weights');
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** As many positive as negative distances, drawn so that P(positive) is a known logistic. */
function drawFromLogistic(countOfEach: number, slope: number, intercept: number): Float32Array {
  const groups: [number[], number[]] = [[], []];
  while (groups.some((group) => group.length < countOfEach)) {
    const distance = (random.uniform() * 2 * intercept) / slope;
    const isPositive = random.uniform() < sigmoid(intercept - slope * distance);
    groups[isPositive ? 0 : 1].push(distance);
  }
  return Float32Array.from(groups.flatMap((group) => group.slice(0, countOfEach)));
}

/** The logistic loss of a decision with Platt's softened targets, by its definition. */
function logisticLoss(distances: Float32Array, slope: number, intercept: number): number {
  const half = distances.length / 2;
  const target = (half + 1) / (half + 2);
  return distances.reduce((sum, distance, index) => {
    const probability = sigmoid(intercept - slope * distance);
    const wanted = index < half ? target : 1 - target;
    return sum - wanted * Math.log(probability) - (1 - wanted) * Math.log(1 - probability);
  }, 0);
}

/** The minimum of the logistic loss by an ever finer grid. */
function minimumByGrid(distances: Float32Array): { slope: number; intercept: number } {
  let best = { slope: 20, intercept: 20 };
  for (let width = 20; width > 1e-5; width *= 0.6) {
    const around = best;
    let lowest = Number.POSITIVE_INFINITY;
    for (let row = -8; row <= 8; row++) {
      for (let column = -8; column <= 8; column++) {
        const slope = around.slope + (row * width) / 8;
        const intercept = around.intercept + (column * width) / 8;
        const loss = logisticLoss(distances, slope, intercept);
        if (loss < lowest) [lowest, best] = [loss, { slope, intercept }];
      }
    }
  }
  return best;
}

function decisionFor(distances: Float32Array): Decision {
  const decision = fitDecision(distances);
  if (decision === null) throw new Error('These distances should give a decision');
  return decision;
}

describe('the calibration', () => {
  it.each([
    [8, 4],
    [30, 9],
    [0.5, 2],
  ])('recovers the logistic that distances were drawn from: slope %d, intercept %d', (...known) => {
    const [slope, intercept] = known;
    const decision = decisionFor(drawFromLogistic(20_000, slope, intercept));
    expect(Math.abs(decision.slope / slope - 1)).toBeLessThan(0.03);
    expect(Math.abs(decision.intercept / intercept - 1)).toBeLessThan(0.03);
  });

  it('finds the minimum of the logistic loss that a grid finds', () => {
    for (const [countOfEach, slope, intercept] of [
      [6, 3, 3],
      [40, 10, 8],
      [60, 2, 1],
    ] as const) {
      const distances = drawFromLogistic(countOfEach, slope, intercept);
      const found = decisionFor(distances);
      const grid = minimumByGrid(distances);
      expect(Math.abs(found.slope / grid.slope - 1)).toBeLessThan(2e-4);
      expect(Math.abs(found.intercept / grid.intercept - 1)).toBeLessThan(2e-4);
    }
  });

  it('puts the threshold where the similarity is ½, and falls with the distance', () => {
    const decision = decisionFor(drawFromLogistic(500, 8, 4));
    expect(decision.threshold).toBe(decision.intercept / decision.slope);
    expect(similarityOf(decision.threshold, decision)).toBeCloseTo(0.5, 12);
    const similarities = [0, 0.2, 0.5, 0.8, 3].map((distance) => similarityOf(distance, decision));
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
  });

  it('decides between two groups that are perfectly apart, without going to infinity', () => {
    for (const gap of [0.01, 0.5, 1_000]) {
      const positives = Array.from({ length: 50 }, () => 0.2 + 0.1 * random.uniform());
      const negatives = Array.from({ length: 50 }, () => 0.3 + gap + 0.1 * random.uniform());
      const { slope, threshold } = decisionFor(Float32Array.of(...positives, ...negatives));
      expect(Number.isFinite(slope)).toBe(true);
      expect(threshold).toBeGreaterThan(0.3);
      expect(threshold).toBeLessThan(0.3 + gap);
    }
  });

  it('gives the same probabilities whatever the unit of distance', () => {
    const distances = drawFromLogistic(200, 8, 4);
    const inMillimetres = decisionFor(distances.map((distance) => distance * 1_000));
    const decision = decisionFor(distances);
    for (const distance of [0.1, 0.5, 0.9]) {
      expect(similarityOf(1_000 * distance, inMillimetres)).toBeCloseTo(
        similarityOf(distance, decision),
        5,
      );
    }
  });

  it.each<[string, number[]]>([
    ['all are 0', [0, 0, 0, 0]],
    ['all are 0.1', Array.from({ length: 400 }, () => 0.1)],
    ['all are 12.7', Array.from({ length: 4_000 }, () => 12.7)],
    ['negatives are closer than positives', [3, 4, 5, 1, 2, 3]],
    ['both groups are the same', [1, 2, 3, 3, 2, 1]],
    ['one is not a number', [0.1, 0.2, Number.NaN, 0.9]],
    ['one is infinite', [0.1, 0.2, Number.POSITIVE_INFINITY, 0.9]],
  ])('decides nothing where %s', (_, distances) => {
    expect(fitDecision(Float32Array.from(distances))).toBeNull();
  });

  it('refuses an odd or empty set of distances', () => {
    for (const count of [0, 3]) {
      expect(() => fitDecision(new Float32Array(count))).toThrow(
        `As many positive as negative distances are needed, got ${count} in all`,
      );
    }
  });
});
