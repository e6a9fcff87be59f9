import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { aligned } from '../../../../src/metrics/projection/alignment.ts';
import { principalPlane } from '../../../../src/metrics/projection/principalPlane.ts';
import { type Projection, project } from '../../../../src/metrics/projection/projection.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { readMnist, takeOfEachClass } from '../../../helpers/mnist.ts';
import { inputOf } from '../../../helpers/networks.ts';
import { makeTrainer, quick, stepSettingsOf, stepWith } from '../../../helpers/trainers.ts';

/** Of the extent of the map: rounding in single precision. */
const steadyFraction = 1e-5;

const identity: Projection = {
  embeddingSize: 2,
  mean: new Float32Array(2),
  axes: Float32Array.of(1, 0, 0, 1),
};

function randomPoints(count: number, seed: number): Float32Array {
  const random = createRandom(seed, 'weights');
  return Float32Array.from({ length: 2 * count }, () => random.uniform() - 0.5);
}

/** Turned by an angle; mirrored first where wanted. */
function turned(points: Float32Array, angle: number, isMirrored: boolean): Float32Array {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const result = new Float32Array(points.length);
  for (let at = 0; at < points.length; at += 2) {
    const x = (points[at] ?? 0) * (isMirrored ? -1 : 1);
    const y = points[at + 1] ?? 0;
    result.set([cos * x - sin * y, sin * x + cos * y], at);
  }
  return result;
}

function misfit(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + (value - (other[at] ?? 0)) ** 2, 0);
}

/** The largest move of a point as a share of how far the points reach. */
function largestMove(before: Float32Array, after: Float32Array): number {
  const extent = Math.max(...before.map(Math.abs));
  return Math.max(...before.map((value, at) => Math.abs(value - (after[at] ?? 0)))) / extent;
}

/** The determinant of Σ pqᵀ: negative where one cloud is nearer to the other's mirror image. */
function handedness(one: Float32Array, other: Float32Array): number {
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let at = 0; at < one.length; at += 2) {
    const [x = 0, y = 0] = one.subarray(at, at + 2);
    const [u = 0, v = 0] = other.subarray(at, at + 2);
    xx += x * u;
    xy += x * v;
    yx += y * u;
    yy += y * v;
  }
  return xx * yy - xy * yx;
}

describe('the alignment of a map', () => {
  it.each([
    [0.3, false],
    [2.9, false],
    [-1.2, true],
    [3.1, true],
  ])('takes back a turn by %f, mirrored: %s', (angle, isMirrored) => {
    const points = randomPoints(30, 1);
    const found = project(points, aligned(identity, points, turned(points, angle, isMirrored)));
    expect(largestMove(turned(points, angle, isMirrored), found)).toBeLessThan(steadyFraction);
  });

  it('fits no worse than any turn or mirror image that brute force tries', () => {
    const [points, targets] = [randomPoints(25, 2), randomPoints(25, 3)];
    // About the origin, as the fit is about the centres.
    const centred = [points, targets].map((cloud) => {
      const plane = { ...identity, mean: centreOf(cloud) };
      return project(cloud, plane);
    });
    const [from = points, onto = targets] = centred;
    const found = misfit(project(from, aligned(identity, from, onto)), onto);
    const tried = Array.from({ length: 720 }, (_, half) => (half * Math.PI) / 360).flatMap(
      (angle) => [false, true].map((isMirrored) => misfit(turned(from, angle, isMirrored), onto)),
    );
    const best = Math.min(...tried);
    expect(found).toBeLessThanOrEqual(best + 1e-6);
    expect(found).toBeGreaterThan(best - 0.01);
  });

  it('leaves the plane as it is where there is nothing to go by', () => {
    const points = new Float32Array(10);
    expect(aligned(identity, points, points).axes).toEqual(identity.axes);
  });
});

function centreOf(points: Float32Array): Float32Array {
  const sums = points.reduce(
    ([x = 0, y = 0], value, at) => (at % 2 === 0 ? [x + value, y] : [x, y + value]),
    [0, 0],
  );
  return Float32Array.from(sums, (sum) => (2 * sum) / points.length);
}

describe('a map while a network trains on MNIST', () => {
  const batchDigits = takeOfEachClass(readMnist('train', 1_000), 3);
  const { images } = takeOfEachClass(readMnist('t10k', 600), 12);

  beforeAll(() => switchToBackend('cpu'));

  it('does not move while the weights do not, and is never turned over while they do', async () => {
    const settings = quick({ embeddingSize: 8 });
    const trainer = makeTrainer(settings);
    const { network } = trainer;
    const embed = async () => ({
      embeddings: await network.embed(inputOf(network.plan, images), 'b'),
      embeddingSize: 8,
    });
    const first = await embed();
    let plane = principalPlane(first);
    let before = plane === null ? null : project(first.embeddings, plane);
    let flipsWithoutAlignment = 0;
    for (let round = 0; round < 20; round++) {
      for (let step = 0; step < 3; step++) {
        stepWith(
          trainer,
          [inputOf(network.plan, batchDigits.images)],
          stepSettingsOf(settings, 3 * round + step),
        );
      }
      const table = await embed();
      const fresh = principalPlane(table);
      if (fresh === null || before === null) throw new Error('There is no plane');
      flipsWithoutAlignment += handedness(before, project(table.embeddings, fresh)) < 0 ? 1 : 0;
      plane = aligned(fresh, table.embeddings, before);
      const after = project(table.embeddings, plane);
      expect(handedness(before, after)).toBeGreaterThan(0);

      const again = aligned(fresh, table.embeddings, after);
      expect(largestMove(after, project(table.embeddings, again))).toBeLessThan(steadyFraction);
      before = after;
    }
    // Otherwise the run would show nothing.
    expect(flipsWithoutAlignment).toBeGreaterThan(0);
    trainer.dispose();
  });
});
