/**
 * Gathers the overlapping patches of a convolution above the first layer. Each patch becomes a row, so
 * the convolution becomes a matrix product (Chellapilla, Puri, Simard 2006).
 */
import * as tf from '@tensorflow/tfjs-core';
import { gatherRows } from '../../ops/gatherRows.ts';
import type { LayerPass } from './layer.ts';

/** The places of a layer's patches in the layer below. */
export interface Unfolding {
  /** Places of the layer below, for one image. */
  readonly placesBelow: number;
  /** Numbers at each place. */
  readonly channels: number;
  /** [rows × taps] the place below that each tap reads; `placesBelow` (one past the last) is background. */
  readonly taps: Int32Array;
  /** [placesBelow × readers] the taps that read each place; `taps.length` (one past the last) is none. */
  readonly readers: Int32Array;
}

/** Finds the taps that read each place. */
export function createUnfolding(
  placesBelow: number,
  channels: number,
  taps: Int32Array,
): Unfolding {
  const readersOf = Array.from({ length: placesBelow }, (): number[] => []);
  taps.forEach((place, tap) => {
    readersOf[place]?.push(tap);
  });
  const most = Math.max(1, ...readersOf.map((readers) => readers.length));
  const readers = new Int32Array(placesBelow * most).fill(taps.length);
  for (const [place, list] of readersOf.entries()) readers.set(list, place * most);
  return { placesBelow, channels, taps, readers };
}

/**
 * Forward: every tap is a copy of a place. Backward: a place's gradient is the sum over the taps that
 * read it, so the backward pass gathers too and needs no scatter.
 * @param input [images × placesBelow, channels]
 */
export function unfoldForward(unfolding: Unfolding, input: tf.Tensor2D): LayerPass {
  const { placesBelow, channels, taps, readers } = unfolding;
  const images = input.size / (placesBelow * channels);
  const gathered = gatherRows(input, { images, rowsPerImage: placesBelow, channels, picked: taps });
  return {
    output: tf.reshape(gathered, [images * taps.length, channels]),
    backward: (outputGradient) => {
      const read = gatherRows(outputGradient, {
        images,
        rowsPerImage: taps.length,
        channels,
        picked: readers,
      });
      const byPlace = tf.reshape(read, [
        images * placesBelow,
        readers.length / placesBelow,
        channels,
      ]);
      return { parameters: [], input: tf.sum<tf.Tensor2D>(byPlace, 1) };
    },
  };
}
