import * as tf from '@tensorflow/tfjs-core';
import { Matrix } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/data/random.ts';
import { defaultSettings } from '../../../../../src/settings/settings.ts';
import { architectureOf } from '../../../../../src/siamese/network/architecture/architecture.ts';
import { planNetwork } from '../../../../../src/siamese/network/plans/networkPlan.ts';
import { muon } from '../../../../../src/siamese/training/optimizers/muon.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../../helpers/backends.ts';
import { singularValues } from '../../../../helpers/orthogonalTruth.ts';
import { numbersWithin } from '../../../../helpers/randomNumbers.ts';

/** Where three rounds bring a singular value that was divided by the matrix’s norm. */
function afterThreeRounds(value: number): number {
  let x = value;
  for (let round = 0; round < 3; round++) x = 3.4445 * x - 4.775 * x ** 3 + 2.0315 * x ** 5;
  return x;
}

/** How far one step of Muon moves a single matrix at rate 1, from zeros in memory. */
function moveOf(gradient: Matrix): Matrix {
  const { rows, columns } = gradient;
  const moved = tf.tidy(() => {
    const zeros = tf.zeros<tf.Rank.R1>([rows * columns]);
    return muon.update({
      parameters: zeros,
      gradient: tf.tensor1d(gradient.to1DArray()),
      memory: [zeros, zeros],
      matrices: [{ offset: 0, rows, columns }],
      betas: [0.9, 0.999],
      learningRate: 1,
      updates: 1,
    }).parameters;
  });
  const numbers = Array.from(moved.dataSync());
  moved.dispose();
  return Matrix.from1DArray(rows, columns, numbers).mul(-1);
}

describe.each(testBackends)('Muon on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each([
    [12, 12],
    [40, 9],
    [9, 40],
    [25, 32],
  ])('moves a matrix of %i × %i along U·Vᵀ, as near as three rounds come', (rows, columns) => {
    const random = createRandom(rows, 'weights');
    const gradient = Matrix.from1DArray(rows, columns, [...numbersWithin(random, rows * columns)]);
    const { u, v, s } = singularValues(gradient);
    const norm = gradient.norm('frobenius');
    const reached = s.map((value) => afterThreeRounds(value / norm));
    const scale = Math.sqrt(Math.max(1, columns / rows));
    const expected = u.mmul(Matrix.diag(reached)).mmul(v.transpose()).mul(scale);
    const found = moveOf(gradient);
    expect(relativeDifference(found.to1DArray(), expected.to1DArray())).toBeLessThan(1e-4);
    // The large directions no longer outweigh the others: that is what the method is for.
    const spread = (values: readonly number[]): number => Math.max(...values) / Math.min(...values);
    const large = s.filter((value) => value > 0.1 * norm);
    expect(large.length).toBeGreaterThan(2);
    for (const value of large) {
      expect(afterThreeRounds(value / norm)).toBeGreaterThan(0.6);
      expect(afterThreeRounds(value / norm)).toBeLessThan(1.25);
    }
    expect(spread(reached)).toBeLessThan(spread(s));
  });

  it('moves a matrix by as much, however large its slopes are', () => {
    const random = createRandom(5, 'weights');
    const gradient = Matrix.from1DArray(8, 6, [...numbersWithin(random, 48)]);
    const found = moveOf(Matrix.mul(gradient, 1e-3)).to1DArray();
    expect(relativeDifference(found, moveOf(gradient).to1DArray())).toBeLessThan(1e-4);
  });
});

describe('the matrices of a network', () => {
  it('are its kernels, for each tower, and cover all but biases and a learned distance', () => {
    const architecture = architectureOf(defaultSettings);
    const shapes = [
      [25, 32],
      [288, 64],
      [576, 64],
      [64, 32],
    ];
    const tied = planNetwork(architecture, { isTied: true, distance: 'euclidean' });
    expect(tied.matrices.map(({ rows, columns }) => [rows, columns])).toEqual(shapes);
    const untied = planNetwork(architecture, { isTied: false, distance: 'learned' });
    expect(untied.matrices.map(({ rows, columns }) => [rows, columns])).toEqual([
      ...shapes,
      ...shapes,
    ]);
    const numbers = untied.matrices.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    const biases = 2 * (32 + 64 + 64 + 32);
    const distance = 32 + 1;
    expect(untied.parameterCount - numbers).toBe(biases + distance);
    untied.matrices.forEach(({ offset, rows, columns }, index) => {
      const next = untied.matrices[index + 1]?.offset ?? untied.parameterCount;
      expect(offset + rows * columns).toBeLessThanOrEqual(next);
    });
  });
});
