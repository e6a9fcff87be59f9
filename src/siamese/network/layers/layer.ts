/**
 * One layer's arithmetic, forward and backward. A siamese network applies the same layers, with the
 * very same weights, to every image of a batch: nothing is copied or kept in step.
 */
import type * as tf from '@tensorflow/tfjs-core';

/** A parameter tensor: a slice of the one flat vector that holds an encoder's parameters. */
export interface ParameterSlot {
  /** As in a weights file: `conv1/kernel`, `dense2/bias`. */
  readonly name: string;
  /** HWIO for the kernel of a convolution, [inputs, outputs] for a dense one, [outputs] for a bias. */
  readonly shape: readonly number[];
  /** As the arithmetic takes it: a matrix, or a row of numbers. */
  readonly tensorShape: readonly [number, number] | readonly [number];
  readonly size: number;
  /** Index of its first number in the flat vector. */
  readonly offset: number;
  /** The first weights are uniform in ± this around `initialValue`. */
  readonly initialSpread: number;
  readonly initialValue: (index: number) => number;
}

/** What goes back through a layer. */
export interface LayerGradients {
  /** Of each of the layer's parameter tensors, in the order of its slots; any shape, row by row. */
  readonly parameters: readonly tf.Tensor[];
  /** At the layer's input, or `null` where it was not asked for. */
  readonly input: tf.Tensor2D | null;
}

/** A layer applied to a batch. */
export interface LayerPass {
  readonly output: tf.Tensor2D;
  /** Of a layer that reads a sequence: its hidden states [images, units] after each step. */
  readonly states?: readonly tf.Tensor2D[];
  /**
   * Carries a gradient back; can be called again with another one.
   * @param outputGradient as the output is shaped
   * @param needsInput whether anything below learns
   */
  readonly backward: (outputGradient: tf.Tensor2D, needsInput: boolean) => LayerGradients;
}

/** What a layer makes of one image, as a person would look at it. */
export type LayerOutput =
  /** A picture of side × side places from each filter; only the places listed are computed, in this order. */
  | {
      readonly form: 'maps';
      readonly maps: number;
      readonly side: number;
      readonly order: Int32Array;
    }
  | { readonly form: 'vector'; readonly size: number }
  /** A row of numbers after each step of a sequence. */
  | { readonly form: 'sequence'; readonly steps: number; readonly units: number };

export interface EncoderLayer {
  readonly slots: readonly ParameterSlot[];
  /** `null` where numbers are only arranged for the next layer. */
  readonly gives: LayerOutput | null;
  /**
   * Applies the layer; tensors made on the way belong to the caller's scope (`tf.tidy`).
   * @param weights one tensor for each slot
   */
  readonly forward: (weights: readonly tf.Tensor[], input: tf.Tensor2D) => LayerPass;
}
