/** Owns calls of one step of an LSTM, forward and backward. */
import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../../src/data/random.ts';
import {
  lstmCellBackward,
  lstmCellBackwardName,
  lstmCellForward,
  lstmCellForwardName,
  plainLstmCellBackward,
  plainLstmCellForward,
} from '../../../src/siamese/ops/lstmCell.ts';
import { numbersWithin } from '../randomNumbers.ts';
import type { KernelCase, KernelCases } from './kernelCase.ts';

const random = createRandom(71, 'weights');

/** One unit of one image: four pre-activations and the cell state before. */
type Cell = readonly [input: number, forget: number, candidate: number, output: number, c: number];

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Gers, Schmidhuber & Cummins (2000): the gates i, f, g, o, then the cell state, then h. */
function step([input, forget, candidate, output, before]: Cell) {
  const [i, f, g, o] = [logistic(input), logistic(forget), Math.tanh(candidate), logistic(output)];
  const cell = f * before + i * g;
  return { activations: [i, f, g, o, cell], hidden: o * Math.tanh(cell) };
}

/** Arranges the five blocks of all cells side by side: [images, 5·units], or four of them. */
function blocksOf(cells: readonly (readonly number[])[], units: number, blocks: number): number[] {
  const images = cells.length / units;
  return Array.from({ length: images }, (_, image) =>
    Array.from({ length: blocks }, (_, block) =>
      cells.slice(image * units, (image + 1) * units).map((cell) => cell[block] ?? 0),
    ).flat(),
  ).flat();
}

function makeCells(count: number, scale: number): Cell[] {
  return Array.from({ length: count }, (): Cell => {
    const [input = 0, forget = 0, candidate = 0, output = 0, c = 0] = numbersWithin(random, 5);
    return [scale * input, scale * forget, scale * candidate, scale * output, c];
  });
}

/** @param scale of the pre-activations; large ones saturate the gates */
function forwardCase(images: number, units: number, scale: number, firstRow: number): KernelCase {
  const cells = makeCells(images * units, scale);
  const recurrent = numbersWithin(random, images * 4 * units);
  // Rows of other steps come before and after.
  const inputs = numbersWithin(random, (firstRow + 2 * images) * 4 * units);
  inputs.set(
    blocksOf(cells, units, 4).map((value, at) => value - (recurrent[at] ?? 0)),
    firstRow * 4 * units,
  );
  const before = blocksOf(cells, units, 5);
  const call = (op: typeof lstmCellForward) => () => {
    const { activations, hidden } = op(
      {
        inputProduct: tf.tensor2d(inputs, [firstRow + 2 * images, 4 * units]),
        recurrentProduct: tf.tensor2d(recurrent, [images, 4 * units]),
        previousActivations: tf.tensor2d(before, [images, 5 * units]),
      },
      firstRow,
    );
    return [activations, hidden];
  };
  return {
    shape: `${images} images, ${units} units, row ${firstRow}, gates within ±${scale}`,
    run: call(lstmCellForward),
    plain: call(plainLstmCellForward),
    truth: () => {
      const steps = cells.map(step);
      const activations = steps.map((found) => found.activations);
      return [...blocksOf(activations, units, 5), ...steps.map(({ hidden }) => hidden)];
    },
  };
}

function backwardCase(images: number, units: number): KernelCase {
  const cells = makeCells(images * units, 3);
  const hiddenGradient = numbersWithin(random, images * units);
  const cellGradient = numbersWithin(random, images * units);
  const activations = cells.map((cell) => step(cell).activations);
  const call = (op: typeof lstmCellBackward) => () => {
    const { gateGradients, previousCellGradient } = op({
      activations: tf.tensor2d(blocksOf(activations, units, 5), [images, 5 * units]),
      previousActivations: tf.tensor2d(blocksOf(cells, units, 5), [images, 5 * units]),
      hiddenGradient: tf.tensor2d(hiddenGradient, [images, units]),
      cellGradient: tf.tensor2d(cellGradient, [images, units]),
    });
    return [gateGradients, previousCellGradient];
  };
  /** Slopes of dh · h + dc · c, by central differences. */
  const slopes = (cell: Cell, at: number): number[] =>
    cell.map((_, place) => {
      const lossAt = (change: number): number => {
        const [input, forget, candidate, output, c] = cell.map((value, index) =>
          index === place ? value + change : value,
        );
        const moved = step([input ?? 0, forget ?? 0, candidate ?? 0, output ?? 0, c ?? 0]);
        const cellState = moved.activations[4] ?? 0;
        return (hiddenGradient[at] ?? 0) * moved.hidden + (cellGradient[at] ?? 0) * cellState;
      };
      return (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5;
    });
  return {
    shape: `${images} images, ${units} units`,
    run: call(lstmCellBackward),
    plain: call(plainLstmCellBackward),
    truth: () => {
      const all = cells.map(slopes);
      return [...blocksOf(all, units, 4), ...all.map((slope) => slope[4] ?? 0)];
    },
  };
}

const sizes = [
  [1, 1],
  [1, 4],
  [2, 1],
  [2, 2],
  [3, 5],
  [4, 6],
  [5, 8],
  [8, 3],
  [24, 32],
] as const;

export const lstmCases: readonly KernelCases[] = [
  {
    kernel: lstmCellForwardName,
    backends: ['wasm', 'webgl'],
    isExact: false,
    cases: [
      ...sizes.map(([images, units]) => forwardCase(images, units, 4, 2 * images)),
      forwardCase(4, 6, 4, 0),
      forwardCase(3, 3, 60, 3),
    ],
  },
  {
    kernel: lstmCellBackwardName,
    backends: ['wasm', 'webgl'],
    isExact: false,
    cases: sizes.map(([images, units]) => backwardCase(images, units)),
  },
];
