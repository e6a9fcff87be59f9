/**
 * Owns the form of a layer: what it computes forward and backward, and which parameters it has. Types
 * only.
 */
import type * as tf from '@tensorflow/tfjs-core';

/** A parameter tensor: a slice of the one flat vector that holds an encoder's parameters. */
export interface ParameterSlot {
  /** The name in a weights file, for example `conv1/kernel` or `dense2/bias`. */
  readonly name: string;
  /** HWIO for a convolution's kernel, [inputs, outputs] for a dense kernel, [outputs] for a bias. */
  readonly shape: readonly number[];
  /** The shape for the computation: a matrix or a vector. */
  readonly tensorShape: readonly [number, number] | readonly [number];
  readonly size: number;
  /** Index of the slot's first number in the flat vector. */
  readonly offset: number;
  /** Initial weights are uniform within ± this around `initialValue`. */
  readonly initialSpread: number;
  readonly initialValue: (index: number) => number;
}

/** The gradients of one layer from the backward pass. */
export interface LayerGradients {
  /** One gradient for each of the layer's slots, in order; any shape, row by row. */
  readonly parameters: readonly tf.Tensor[];
  /** The gradient at the layer's input; `null` if it was not asked for. */
  readonly input: tf.Tensor2D | null;
}

/** The forward pass of a layer over a batch. */
export interface LayerPass {
  readonly output: tf.Tensor2D;
  /** Only for a layer that reads a sequence: the hidden state [images, units] after each step. */
  readonly states?: readonly tf.Tensor2D[];
  /**
   * Carries a gradient back; may be called again with another gradient.
   * @param outputGradient in the shape of the output
   * @param needsInput whether to compute the gradient at the input: only if a layer below has weights
   */
  readonly backward: (outputGradient: tf.Tensor2D, needsInput: boolean) => LayerGradients;
}

/** The output of a layer for one image, in a form that a person can look at. */
export type LayerOutput =
  /** A map of side × side places for each filter; only the places in `order` are computed, in that order. */
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
  /** `null` for a layer that only arranges numbers for the next layer. */
  readonly gives: LayerOutput | null;
  /**
   * Applies the layer; its tensors belong to the caller's scope (`tf.tidy`).
   * @param weights one tensor for each slot
   */
  readonly forward: (weights: readonly tf.Tensor[], input: tf.Tensor2D) => LayerPass;
}
