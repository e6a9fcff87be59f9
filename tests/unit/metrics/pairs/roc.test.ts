import { probit } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import {
  aucOf,
  detCurve,
  equalErrorRate,
  falseRejectRateAt,
  type RocPoint,
  rocCurve,
} from '../../../../src/metrics/pairs/roc.ts';
import { countedRates, examples, randomDistances, sweepOf } from './exampleSweeps.ts';

const random = createRandom(2, 'weights');

const normal = (): number =>
  Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
const normals = (count: number, mean: number): Float32Array =>
  Float32Array.from({ length: count }, () => mean + normal());

// Nine comparisons: seven won, one tied (0.4 and 0.4), one lost (0.4 and 0.3).
const byHand = sweepOf([0.4, 0.1, 0.2], [0.8, 0.3, 0.4]);

describe('the area under the ROC curve', () => {
  it('is the share of comparisons won, counted by hand', () => {
    expect(aucOf(byHand)).toBeCloseTo(7.5 / 9, 12);
  });

  it('is the share of comparisons won, each made', () => {
    for (const [positive, negative] of examples) {
      // 1 for a comparison won, ½ for a tie, 0 for one that is lost.
      const points = Array.from(positive, (near) =>
        Array.from(negative, (far) => (1 + Math.sign(far - near)) / 2),
      ).flat();
      const expected = points.reduce((sum, point) => sum + point, 0) / points.length;
      expect(aucOf(sweepOf(positive, negative))).toBeCloseTo(expected, 12);
    }
  });

  it.each<[string, number[], number[], number]>([
    ['1 where all positives are closer', [1, 2], [3, 4, 5], 1],
    ['0 where all negatives are closer', [3, 4], [1, 2], 0],
    ['½ where all are alike', [2, 2, 2], [2, 2], 0.5],
  ])('is %s', (_, positive, negative, expected) => {
    expect(aucOf(sweepOf(positive, negative))).toBe(expected);
  });
});

describe('the false rejects where few negatives are accepted', () => {
  it.each<[string, number, number]>([
    ['of none, those above the threshold below the first negative', 0, 1 / 3],
    ['of less than a third, the same', 0.33, 1 / 3],
    ['of a third, those above the next negative', 1 / 3, 1 / 3],
    ['of two thirds, none', 0.7, 0],
  ])('are, %s', (_, mostFalseAccepts, expected) => {
    // Accepted with none wrong: 0.1 and 0.2; with one wrong (0.3): the same; 0.4 accepts all and two wrong.
    expect(falseRejectRateAt(byHand, mostFalseAccepts)).toBeCloseTo(expected, 12);
  });

  it('are the fewest of all thresholds that keep to the limit', () => {
    for (const [positive, negative] of examples) {
      const thresholds = [Number.NEGATIVE_INFINITY, ...positive, ...negative];
      for (const limit of [0, 0.01, 0.1, 0.5, 1]) {
        const allowed = thresholds
          .map((threshold) => countedRates(positive, negative, threshold))
          .filter(({ falseAcceptRate }) => falseAcceptRate <= limit);
        const fewest = Math.min(...allowed.map(({ falseRejectRate }) => falseRejectRate));
        expect(falseRejectRateAt(sweepOf(positive, negative), limit)).toBeCloseTo(fewest, 12);
      }
    }
  });
});

describe('the DET curve', () => {
  it('has the errors at each threshold that makes errors of both kinds, counted by hand', () => {
    // At 0.3 one of three negatives is accepted, and the positive at 0.4 is rejected.
    expect(detCurve(byHand, 100)).toEqual([{ falseAcceptRate: 1 / 3, falseRejectRate: 1 / 3 }]);
  });

  it('is thinned to points of its own, from end to end', () => {
    const sweep = sweepOf(normals(3_000, 0), normals(3_000, 2));
    const whole = detCurve(sweep, 1e6);
    const thinned = detCurve(sweep, 50);
    expect(thinned).toHaveLength(50);
    for (const point of thinned) expect(whole).toContainEqual(point);
    expect([thinned[0], thinned.at(-1)]).toEqual([whole[0], whole.at(-1)]);
    expect(whole.length).toBeGreaterThan(1_000);
  });

  it('of two normal hills lies on a straight line of normal deviates', () => {
    const sweep = sweepOf(normals(40_000, 0), normals(40_000, 2));
    for (const { falseAcceptRate, falseRejectRate } of detCurve(sweep, 30)) {
      if (Math.min(falseAcceptRate, falseRejectRate) < 0.01) continue;
      // Hills 2 deviations apart: the deviates of both errors add up to −2.
      expect(probit(falseAcceptRate) + probit(falseRejectRate)).toBeCloseTo(-2, 1);
    }
  });
});

describe('the equal error rate', () => {
  it.each<[string, number[], number[], number]>([
    ['⅓ at a threshold where both are', [0.4, 0.1, 0.2], [0.8, 0.3, 0.4], 1 / 3],
    // From 0 and ½ at 0.1 to 1 and 0 at 0.2: a third of the way, both are ⅓.
    ['⅓ between two thresholds', [0.1, 0.2], [0.2], 1 / 3],
    ['0 where all positives are closer', [1, 2], [3, 4], 0],
    ['1 where all negatives are closer', [3, 4], [1, 2], 1],
    ['½ where all are alike', [2, 2], [2, 2], 0.5],
  ])('is %s', (_, positive, negative, expected) => {
    expect(equalErrorRate(sweepOf(positive, negative))).toBeCloseTo(expected, 12);
  });

  it('lies between the two error rates of every threshold', () => {
    for (const [positive, negative] of examples) {
      const found = equalErrorRate(sweepOf(positive, negative));
      for (const threshold of [-1, ...positive, ...negative]) {
        const { falseAcceptRate, falseRejectRate } = countedRates(positive, negative, threshold);
        expect(found).toBeGreaterThanOrEqual(Math.min(falseAcceptRate, falseRejectRate) - 1e-12);
        expect(found).toBeLessThanOrEqual(Math.max(falseAcceptRate, falseRejectRate) + 1e-12);
      }
    }
  });
});

describe('two normal distributions that are 2 deviations apart', () => {
  const sweep = sweepOf(normals(40_000, 0), normals(30_000, 2));

  it('have the area Φ(√2) and the equal error rate Φ(−1)', () => {
    // Standard deviations of these estimates are about 0.001 and 0.002.
    expect(Math.abs(aucOf(sweep) - 0.92135)).toBeLessThan(0.004);
    expect(Math.abs(equalErrorRate(sweep) - 0.15866)).toBeLessThan(0.006);
  });

  it('have a curve of few points that looks like the whole of it', () => {
    const whole = rocCurve(sweep, Number.MAX_SAFE_INTEGER);
    expect(whole.length).toBeGreaterThan(60_000);
    const thinned = rocCurve(sweep, 100);
    expect(thinned.length).toBeLessThanOrEqual(100);
    expect([thinned.at(0), thinned.at(-1)]).toEqual([whole.at(0), whole.at(-1)]);
    // A pixel of a curve drawn 200 pixels wide.
    const sample = whole.filter((_, index) => index % 50 === 0);
    expect(Math.max(...sample.map((point) => distanceToCurve(point, thinned)))).toBeLessThan(0.005);
  });
});

describe('the ROC curve', () => {
  it('goes from (0, 0) to (1, 1) in one step for each distance', () => {
    const third = expect.closeTo(1 / 3, 12);
    const twoThirds = expect.closeTo(2 / 3, 12);
    expect(rocCurve(byHand, 100)).toEqual([
      { falseAcceptRate: 0, trueAcceptRate: 0, threshold: Number.NEGATIVE_INFINITY },
      { falseAcceptRate: 0, trueAcceptRate: third, threshold: Math.fround(0.1) },
      { falseAcceptRate: 0, trueAcceptRate: twoThirds, threshold: Math.fround(0.2) },
      { falseAcceptRate: third, trueAcceptRate: twoThirds, threshold: Math.fround(0.3) },
      { falseAcceptRate: twoThirds, trueAcceptRate: 1, threshold: Math.fround(0.4) },
      { falseAcceptRate: 1, trueAcceptRate: 1, threshold: Math.fround(0.8) },
    ]);
  });

  it('keeps the corner of a perfect network, however thin', () => {
    const sweep = sweepOf(randomDistances(3_000, 5_000, 0), randomDistances(2_000, 5_000, 6_000));
    const corner = expect.objectContaining({ falseAcceptRate: 0, trueAcceptRate: 1 });
    for (const mostPoints of [3, 10, 100]) {
      expect(rocCurve(sweep, mostPoints)).toContainEqual(corner);
    }
  });
});

/** From a point to the nearest of the straight lines between a curve's points. */
function distanceToCurve(point: RocPoint, curve: readonly RocPoint[]): number {
  const distances = curve.slice(1).map((end, index) => {
    const start = curve[index] ?? end;
    const [x, y] = [
      point.falseAcceptRate - start.falseAcceptRate,
      point.trueAcceptRate - start.trueAcceptRate,
    ];
    const [width, height] = [
      end.falseAcceptRate - start.falseAcceptRate,
      end.trueAcceptRate - start.trueAcceptRate,
    ];
    const along = (x * width + y * height) / (width ** 2 + height ** 2);
    const share = Math.min(1, Math.max(0, along));
    return Math.hypot(x - share * width, y - share * height);
  });
  return Math.min(...distances);
}
