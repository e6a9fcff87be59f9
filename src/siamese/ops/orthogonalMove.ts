/**
 * Owns the op “move each matrix of weights along its orthogonalised momentum”, the heart of Muon (Jordan et
 * al. 2024, “Muon: An optimizer for hidden layers”): runs a fast kernel, or the plain version.
 *
 * M = U·S·Vᵀ becomes nearly U·Vᵀ by rounds of the quintic Newton–Schulz iteration X ← a·X + b·XXᵀX +
 * c·XXᵀXXᵀX, from X = M ÷ ‖M‖. Each round multiplies X by a polynomial of its Gram matrix, so all rounds
 * work on the small Gram matrix alone, and X is multiplied once, by the product of the polynomials. That is
 * the same iteration with half the arithmetic for a long matrix.
 */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernelFor, haveShape } from './handOver.ts';

/** The kernel's name; not every backend has it. */
export const orthogonalMoveName = 'OrthogonalMove';

/** The rounds of the iteration. More of them cost time, and the network learns no better. */
const orthogonalRounds = 3;
/** a, b and c: singular values from 0.04 to 1 come near 1 within five rounds (Jordan et al. 2024). */
const orthogonalCoefficients = [3.4445, -4.775, 2.0315] as const;
/** Keeps the division finite where there is no slope. */
const smallestSquaredNorm = 1e-30;

/** A matrix within the flat vector of all parameters, row by row. */
export interface ParameterMatrix {
  /** Index of its first number. */
  readonly offset: number;
  /** Inputs of the layer. */
  readonly rows: number;
  /** Outputs of the layer. */
  readonly columns: number;
}

/** Vectors of all parameters; all have the same length. */
export interface MoveVectors {
  /** Before the step. */
  readonly parameters: tf.Tensor1D;
  /** After the step, but for the matrices. */
  readonly others: tf.Tensor1D;
  readonly gradient: tf.Tensor1D;
  /** The running mean of the gradient, this one included. */
  readonly momentum: tf.Tensor1D;
}

export interface MoveConstants {
  readonly rate: number;
  /** The share of the momentum that remains after each step. */
  readonly decay: number;
}

/** How much farther a layer with more outputs than inputs moves: √(outputs ÷ inputs), at least 1. */
export function moveScale({ rows, columns }: ParameterMatrix): number {
  return Math.sqrt(Math.max(1, columns / rows));
}

/**
 * M = (1 − decay) · gradient + decay · momentum (Nesterov's), and W ← W − rate · scale · U·Vᵀ for each
 * matrix; all other parameters are those of `others`.
 * @param matrices in the order of their offsets, without overlap
 * @returns the new parameters; the caller owns them
 */
export function orthogonalMove(
  vectors: MoveVectors,
  matrices: readonly ParameterMatrix[],
  constants: MoveConstants,
): tf.Tensor1D {
  const all = Object.values<tf.Tensor1D>({ ...vectors });
  const isOurs = hasKernelFor(orthogonalMoveName, all) && haveShape(vectors.parameters.shape, all);
  if (!isOurs) return plainOrthogonalMove(vectors, matrices, constants);
  return tf.engine().runKernel<tf.Tensor1D>(
    orthogonalMoveName,
    { ...vectors },
    {
      ...constants,
      matrices: matrices.flatMap(({ offset, rows, columns }) => [offset, rows, columns]),
    },
  );
}

/** The plain version, for backends without the kernel: the rounds of all matrices are one batch. */
export function plainOrthogonalMove(
  { parameters, others, gradient, momentum }: MoveVectors,
  matrices: readonly ParameterMatrix[],
  { rate, decay }: MoveConstants,
): tf.Tensor1D {
  if (matrices.length === 0) return tf.clone(others);
  return tf.tidy(() => {
    const slopes = tf.add<tf.Tensor1D>(tf.mul(gradient, 1 - decay), tf.mul(momentum, decay));
    const slopesOf = matrices.map(({ offset, rows, columns }) =>
      tf.reshape<tf.Rank.R2>(tf.slice1d(slopes, offset, rows * columns), [rows, columns]),
    );
    const sides = matrices.map(({ rows, columns }) => Math.min(rows, columns));
    const factors = factorsOf(slopesOf, sides, rate);
    const pieces: tf.Tensor1D[] = [];
    let end = 0;
    for (const [index, matrix] of matrices.entries()) {
      const { offset, rows, columns } = matrix;
      const [slope, factor] = [slopesOf[index], factors[index]];
      if (slope === undefined || factor === undefined) throw new RangeError('A matrix is missing');
      const move = isTall(matrix) ? tf.matMul(slope, factor) : tf.matMul(factor, slope);
      const scaled = tf.mul(tf.reshape<tf.Rank.R1>(move, [-1]), moveScale(matrix));
      if (offset > end) pieces.push(tf.slice1d(others, end, offset - end));
      pieces.push(tf.sub(tf.slice1d(parameters, offset, rows * columns), scaled));
      end = offset + rows * columns;
    }
    if (end < others.size) pieces.push(tf.slice1d(others, end, others.size - end));
    return tf.concat1d(pieces);
  });
}

/** Whether the small Gram matrix is XᵀX, not XXᵀ. */
function isTall({ rows, columns }: Pick<ParameterMatrix, 'rows' | 'columns'>): boolean {
  return rows >= columns;
}

/** For each matrix, rate · P ÷ ‖M‖, where P is the product of the rounds' polynomials: [side, side]. */
function factorsOf(
  slopes: readonly tf.Tensor2D[],
  sides: readonly number[],
  rate: number,
): tf.Tensor2D[] {
  const side = Math.max(...sides);
  // Zeros around a smaller matrix stay zeros where it is multiplied.
  const grams = slopes.map((slope, index) => {
    const [rows, columns] = slope.shape;
    const tall = isTall({ rows, columns });
    const gram = tf.matMul<tf.Tensor2D>(slope, slope, tall, !tall);
    const missing = side - (sides[index] ?? side);
    return missing === 0
      ? gram
      : tf.pad<tf.Tensor2D>(gram, [
          [0, missing],
          [0, missing],
        ]);
  });
  const gram = tf.stack(grams);
  const identity = tf.eye(side);
  const squaredNorms = tf.maximum(
    tf.sum(tf.mul(gram, identity), [1, 2], true),
    smallestSquaredNorm,
  );
  const [a, b, c] = orthogonalCoefficients;
  let power = tf.div(gram, squaredNorms);
  let product: tf.Tensor<tf.Rank.R3> | null = null;
  for (let round = 0; round < orthogonalRounds; round++) {
    const polynomial = tf.add<tf.Tensor3D>(
      tf.mul(identity, a),
      tf.add(tf.mul(power, b), tf.mul(tf.matMul(power, power), c)),
    );
    product = product === null ? polynomial : tf.matMul<tf.Tensor3D>(polynomial, product);
    const isLast = round === orthogonalRounds - 1;
    if (!isLast) power = tf.matMul(polynomial, tf.matMul(power, polynomial));
  }
  if (product === null) throw new RangeError('There is no round');
  const scaled = tf.mul(product, tf.div(rate, tf.sqrt(squaredNorms)));
  return sides.map((own, index) =>
    tf.reshape<tf.Rank.R2>(tf.slice(scaled, [index, 0, 0], [1, own, own]), [own, own]),
  );
}
