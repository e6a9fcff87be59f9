/** Calls of every kernel of ours, on random numbers of random shapes. */
import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../../src/data/random.ts';
import { adamUpdate, adamUpdateName } from '../../../src/siamese/ops/adamUpdate.ts';
import {
  contrastivePairs,
  contrastivePairsName,
} from '../../../src/siamese/ops/contrastivePairs.ts';
import {
  lstmCellBackward,
  lstmCellBackwardName,
  lstmCellForward,
  lstmCellForwardName,
} from '../../../src/siamese/ops/lstmCell.ts';
import { reluGradient, reluGradientName } from '../../../src/siamese/ops/reluGradient.ts';
import { numbersWithin } from '../../helpers/randomNumbers.ts';
import { type KernelCase, randomSize } from './kernelCase.ts';
import { productCases } from './productCases.ts';

const random = createRandom(83, 'weights');
const numbers = (length: number, scale = 1) => numbersWithin(random, length, scale);
const size = (trial: number, bound: number) => randomSize(random, trial, bound);

function elementwiseCases(trial: number): KernelCase[] {
  const [rows, columns] = [size(trial, 20), size(trial >> 1, 20)];
  const length = rows * columns;
  const [gradient, output, first, parameters] = [0, 1, 2, 3].map(() => numbers(length));
  const second = numbers(length).map(Math.abs);
  if (!gradient || !output || !first || !parameters) return [];
  const shape = `${rows} × ${columns}`;
  const constants = { rate: 0.01, firstDecay: 0.9, secondDecay: 0.999, epsilon: 1e-3 };
  return [
    {
      kernel: reluGradientName,
      shape,
      run: () => [
        reluGradient(tf.tensor2d(gradient, [rows, columns]), tf.tensor2d(output, [rows, columns])),
      ],
    },
    {
      kernel: adamUpdateName,
      shape: `${length}`,
      run: () =>
        Object.values(
          adamUpdate(
            {
              parameters: tf.tensor1d(parameters),
              gradient: tf.tensor1d(gradient),
              firstMoment: tf.tensor1d(first),
              secondMoment: tf.tensor1d(second),
            },
            constants,
          ),
        ),
    },
  ];
}

function pairCase(trial: number): KernelCase {
  const [images, embeddingSize] = [1 + size(trial, 20), 1 + random.below(8)];
  const embeddings = numbers(images * embeddingSize);
  const labels = Array.from({ length: images }, () => random.below(3));
  const mask = (weigh: (a: number, b: number) => number) =>
    labels.flatMap((a) => labels.map((b) => weigh(a, b)));
  const positives = mask((a, b) => (a === b ? 0.25 : 0));
  const negatives = mask((a, b) => (a === b ? 0 : 1));
  return {
    kernel: contrastivePairsName,
    shape: `${images} images`,
    run: () => {
      const { loss, coefficients } = contrastivePairs(
        tf.tensor2d(embeddings, [images, embeddingSize]),
        {
          positiveWeights: tf.tensor2d(positives, [images, images]),
          negatives: tf.tensor2d(negatives, [images, images]),
        },
        { margin: 2, smallestSquared: 1e-4 },
      );
      return [loss, coefficients];
    },
  };
}

function lstmCases(trial: number): KernelCase[] {
  const [images, units] = [size(trial, 8), size(trial >> 1, 8)];
  const shape = `${images} images, ${units} units`;
  const inputProduct = numbers(3 * images * 4 * units, 4);
  const recurrentProduct = numbers(images * 4 * units, 4);
  const [activations, previous] = [0, 1].map(() => numbers(images * 5 * units));
  const [hiddenGradient, cellGradient] = [0, 1].map(() => numbers(images * units));
  if (!activations || !previous || !hiddenGradient || !cellGradient) return [];
  const states = () => tf.tensor2d(previous, [images, 5 * units]);
  return [
    {
      kernel: lstmCellForwardName,
      shape,
      run: () =>
        Object.values(
          lstmCellForward(
            {
              inputProduct: tf.tensor2d(inputProduct, [3 * images, 4 * units]),
              recurrentProduct: tf.tensor2d(recurrentProduct, [images, 4 * units]),
              previousActivations: states(),
            },
            // Not the first step of the sequence.
            2 * images,
          ),
        ),
    },
    {
      kernel: lstmCellBackwardName,
      shape,
      run: () =>
        Object.values(
          lstmCellBackward({
            activations: tf.tensor2d(activations, [images, 5 * units]),
            previousActivations: states(),
            hiddenGradient: tf.tensor2d(hiddenGradient, [images, units]),
            cellGradient: tf.tensor2d(cellGradient, [images, units]),
          }),
        ),
    },
  ];
}

/** The trials go through all that odd and even sizes can make of two lengths, or three. */
export function makeCases(): KernelCase[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].flatMap((trial) => [
    ...(trial < 4 ? [...elementwiseCases(trial), pairCase(trial), ...lstmCases(trial)] : []),
    ...productCases(random, trial),
  ]);
}
