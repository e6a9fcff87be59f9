/** Owns the interface of an optimiser's update rule. */
import type * as tf from '@tensorflow/tfjs-core';
import type { ParameterMatrix } from '../../ops/orthogonalMove.ts';

/** All vectors are [parameterCount]; the caller still owns them afterwards. */
export interface UpdateInput {
  readonly parameters: tf.Tensor1D;
  readonly gradient: tf.Tensor1D;
  /** The rule's memory between steps; zeros at the start. */
  readonly memory: readonly tf.Tensor1D[];
  /** Where the matrices of weights lie among the parameters; all other parameters are biases and the like. */
  readonly matrices: readonly ParameterMatrix[];
  /** Adam's β₁ and β₂. */
  readonly betas: readonly [first: number, second: number];
  readonly learningRate: number;
  /** The number of updates, this one included (from 1). */
  readonly updates: number;
}

export interface UpdateRule {
  /** The number of vectors in the rule's memory. */
  readonly memorySize: number;
  /** The new parameters and memory; the caller owns them. */
  readonly update: (input: UpdateInput) => Pick<UpdateInput, 'parameters' | 'memory'>;
}
