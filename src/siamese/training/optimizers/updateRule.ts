/** What turns a gradient into a change of the parameters. */
import type * as tf from '@tensorflow/tfjs-core';

/** Vectors of one length, [parameterCount]; the caller still owns them afterwards. */
export interface UpdateInput {
  readonly parameters: tf.Tensor1D;
  readonly gradient: tf.Tensor1D;
  /** What the rule remembers from step to step; zeros to begin with. */
  readonly memory: readonly tf.Tensor1D[];
  readonly learningRate: number;
  /** How many updates there have been, this one included (from 1). */
  readonly updates: number;
}

export interface UpdateRule {
  /** Vectors that the rule remembers. */
  readonly memorySize: number;
  /** The new parameters and memory; the caller owns them. */
  readonly update: (input: UpdateInput) => Pick<UpdateInput, 'parameters' | 'memory'>;
}
