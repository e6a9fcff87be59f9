/** The gradient through tower A and that through tower B make up the one that a step takes. */

import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { encoderKinds } from '../../../../src/settings/choices.ts';
import { whyUnitLength } from '../../../../src/settings/rules.ts';
import { createLoss } from '../../../../src/siamese/losses/createLoss.ts';
import { embeddingGradientsOf, towerPullOf } from '../../../../src/siamese/losses/pairs/pull.ts';
import { backward } from '../../../../src/siamese/network/encoder.ts';
import type { EncoderPlan } from '../../../../src/siamese/network/plans/encoderPlan.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../helpers/backends.ts';
import { passOf } from '../../../helpers/encoders.ts';
import { dot } from '../../../helpers/finiteDifferences.ts';
import { batchSize, type LossCase, lossCases, lossRandom } from '../../../helpers/lossCases.ts';
import { livelyParameters, makePlan } from '../../../helpers/networks.ts';
import { noiseImages } from '../../../helpers/randomNumbers.ts';

const random = createRandom(31, 'weights');
const images = noiseImages(random, batchSize);
/** A pull of each form: along differences, along products, and at given pairs. */
const losses = lossCases.filter(({ kind }) =>
  ['contrastive-all-pairs', 'supervised-contrastive', 'contrastive-pairs'].includes(kind.loss),
);

const cases = encoderKinds.flatMap((encoder) =>
  losses.map((one) => ({
    encoder,
    one,
    name: one.name,
    unitLength: one.kind.loss !== 'contrastive-all-pairs' || whyUnitLength(one.kind) !== null,
  })),
);

interface Gradients {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly joint: Float32Array;
}

/** One forward pass, and three gradients back through it. */
function gradientsOf(plan: EncoderPlan, { kind, recipe, settings }: LossCase): Gradients {
  const loss = createLoss(kind, recipe);
  const parameters = livelyParameters(plan, random);
  const tensors = tf.tidy(() => {
    const pass = passOf(plan, parameters, images);
    const { embeddings } = pass;
    const { pull } = loss.compute({ embeddings, settings, random: lossRandom, head: null });
    const tower = towerPullOf(pull, embeddings);
    return {
      a: backward(pass, tower.a),
      b: backward(pass, tower.b),
      joint: backward(pass, embeddingGradientsOf(pull, embeddings)),
    };
  });
  const read = (tensor: tf.Tensor1D): Float32Array => tensor.dataSync<'float32'>().slice();
  const found = { a: read(tensors.a), b: read(tensors.b), joint: read(tensors.joint) };
  tf.dispose(tensors);
  loss.dispose();
  return found;
}

const norm = (values: Float32Array): number => Math.sqrt(dot(values, values));

describe.each(testBackends)('tied towers on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each(cases)(
    'get gradients that add up to the joint one: $encoder, $name, length 1: $unitLength',
    ({ encoder, one, unitLength }) => {
      const { encoder: plan } = makePlan(encoder, 6, { encoderSize: 'small', unitLength });
      const { a, b, joint } = gradientsOf(plan, one);
      for (const [index, { name, offset, size }] of plan.parameters.entries()) {
        const cut = (values: Float32Array): Float32Array => values.subarray(offset, offset + size);
        const sum = cut(a).map((value, at) => value + (cut(b)[at] ?? 0));
        const isLast = index === plan.parameters.length - 1;
        if (isLast && !unitLength) {
          // The last bias moves all embeddings alike, and no distance: its gradient is nothing but
          // rounding, and its parts cancel.
          expect(norm(sum), name).toBeLessThan(1e-5 * norm(cut(a)));
          expect(norm(cut(joint)), name).toBeLessThan(1e-5 * norm(cut(a)));
        } else {
          expect(relativeDifference(sum, cut(joint)), name).toBeLessThan(1e-5);
          expect(relativeDifference(cut(a), cut(joint)), name).toBeGreaterThan(0.01);
        }
      }
    },
  );
});
