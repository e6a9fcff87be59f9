/** A batch forward to its loss and back to the gradient of every parameter, both towers and the head. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { whyUnitLength } from '../../../../src/settings/rules.ts';
import { createLoss } from '../../../../src/siamese/losses/createLoss.ts';
import type { Architecture } from '../../../../src/siamese/network/architecture/architecture.ts';
import {
  type NetworkPlan,
  networkKindOf,
  planNetwork,
} from '../../../../src/siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../../../src/siamese/network/siameseNetwork.ts';
import { forwardBatch, gradientOf } from '../../../../src/siamese/training/batchPass.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../helpers/backends.ts';
import { embeddingsByReference } from '../../../helpers/encoders.ts';
import { dot, slopeAlong } from '../../../helpers/finiteDifferences.ts';
import {
  batchSize,
  embeddingSize,
  type LossCase,
  lossCases,
  lossRandom,
  numberIn,
  rowsOf,
} from '../../../helpers/lossCases.ts';
import { inputsOf, livelyParameters } from '../../../helpers/networks.ts';
import { noiseImages, numbersWithin } from '../../../helpers/randomNumbers.ts';

const random = createRandom(29, 'weights');
const images = noiseImages(random, batchSize);

const architecture: Architecture = {
  kind: 'cnn',
  layers: [
    { op: 'conv2d', filters: 2, kernelSize: 5, stride: 3, padding: 1, activation: 'relu' },
    { op: 'conv2d', filters: 3, kernelSize: 3, stride: 3, padding: 0, activation: 'relu' },
    { op: 'flatten' },
    { op: 'dense', units: embeddingSize, activation: 'linear' },
  ],
};

interface BatchCase {
  readonly one: LossCase;
  readonly plan: NetworkPlan;
  readonly parameters: Float32Array;
  readonly directions: readonly Float64Array[];
  readonly loss: number;
  readonly slopes: readonly number[];
}

/** The loss at parameters by the references: every image through the tower that it is for. */
function lossByReference({ one, plan }: Pick<BatchCase, 'one' | 'plan'>, at: Float64Array): number {
  const { encoder, towerOffsets, headOffset } = plan;
  const [a, b] = towerOffsets.map((offset) =>
    rowsOf(
      embeddingsByReference(
        encoder.architecture,
        at.subarray(offset, offset + encoder.parameterCount),
        images,
      ),
    ),
  );
  const weights = at.subarray(headOffset, headOffset + embeddingSize);
  const bias = at[headOffset + embeddingSize] ?? 0;
  return one.reference({ a: a ?? [], b: b ?? [] }, { weights, bias });
}

function prepare(one: LossCase, isTied: boolean): BatchCase {
  const layers =
    whyUnitLength(one.kind) !== null
      ? [...architecture.layers, { op: 'l2normalize' } as const]
      : architecture.layers;
  const kind = networkKindOf({ ...one.kind, tieWeights: isTied });
  const plan = planNetwork({ ...architecture, layers }, kind);
  const parameters = numbersWithin(random, plan.parameterCount);
  for (const offset of new Set(plan.towerOffsets)) {
    parameters.set(livelyParameters(plan.encoder, random), offset);
  }
  const start = Float64Array.from(parameters);
  const lossAt = (at: Float64Array): number => lossByReference({ one, plan }, at);
  const directions = Array.from({ length: 8 }, () => {
    const numbers = numbersWithin(random, plan.parameterCount);
    return Float64Array.from(numbers, (value) => value / Math.sqrt(dot(numbers, numbers)));
  });
  const slopes = directions.map((direction) => slopeAlong(lossAt, start, direction, 1e-6));
  return { one, plan, parameters, directions, loss: lossAt(start), slopes };
}

/** The loss and its gradient as training computes them. */
function passOf({ one, plan, parameters }: Pick<BatchCase, 'one' | 'plan' | 'parameters'>): {
  loss: number;
  gradient: Float32Array;
} {
  const network = SiameseNetwork.create(plan, parameters);
  const loss = createLoss(one.kind, one.recipe);
  const [value, gradient] = tf.tidy(() => {
    const pass = forwardBatch(network, loss, inputsOf(plan, images), {
      settings: one.settings,
      random: lossRandom,
    });
    return [pass.value.loss, gradientOf(pass)];
  });
  const found = { loss: numberIn(value), gradient: gradient.dataSync<'float32'>().slice() };
  tf.dispose([value, gradient]);
  network.dispose();
  loss.dispose();
  return found;
}

const cases = lossCases
  .flatMap((one): [string, LossCase, boolean][] => {
    const tied: [string, LossCase, boolean] = [one.name, one, true];
    return one.recipe.kind === 'pairs'
      ? [tied, [`${one.name}, towers not tied`, one, false]]
      : [tied];
  })
  .map(([name, one, isTied]): [string, BatchCase] => [name, prepare(one, isTied)]);

describe.each(testBackends)('a batch on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each(cases)('has the loss and the gradient of the whole chain: %s', (_, batch) => {
    const before = tf.memory().numTensors;
    const { loss, gradient } = passOf(batch);
    expect(Math.abs(loss / batch.loss - 1)).toBeLessThan(1e-5);
    expect(gradient).toHaveLength(batch.plan.parameterCount);
    const found = batch.directions.map((direction) => dot(gradient, direction));
    expect(relativeDifference(found, batch.slopes)).toBeLessThan(1e-5);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(cases)('shows in the loss that an embedding is no number: %s', (_, batch) => {
    const { plan } = batch;
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const parameters = batch.parameters.slice();
      // The last bias of the last tower.
      parameters[plan.headOffset - 1] = wrong;
      expect(passOf({ ...batch, parameters }).loss).toBeNaN();
    }
  });

  it.each(cases)('shows in the loss what a ReLU would hide: %s', (_, batch) => {
    const { parameters: slots } = batch.plan.encoder;
    for (const { name, offset } of slots) {
      const parameters = batch.parameters.slice();
      parameters[offset] = Number.NaN;
      expect(passOf({ ...batch, parameters }).loss, name).toBeNaN();
    }
  });

  it('needs images', () => {
    const [, batch] = cases[0] ?? [];
    if (batch === undefined) throw new Error('There is no case');
    const network = SiameseNetwork.create(batch.plan, batch.parameters);
    const loss = createLoss(batch.one.kind, batch.one.recipe);
    const options = { settings: batch.one.settings, random: lossRandom };
    expect(() => tf.tidy(() => forwardBatch(network, loss, [], options).passes.length)).toThrow(
      'A batch needs images',
    );
    network.dispose();
    loss.dispose();
  });
});
