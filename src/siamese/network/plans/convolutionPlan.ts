/**
 * Turns a stack of convolutions into matrix products. Chellapilla, Puri and Simard (2006) unroll a
 * convolution: each patch becomes a row, and the layer is rows × kernel matrix.
 *
 * Two things make that cheap here. No gradient is needed below the first layer, so its patches are
 * gathered on the CPU while a batch is put together. And where a kernel equals its stride, patches do
 * not overlap: having the layer below give its places in the order in which this one needs them makes
 * the unrolling a mere reshape. Only patches that overlap are gathered on the backend.
 */
import { digitPixels, digitSide } from '../../../data/digit.ts';
import { ArchitectureError } from '../architecture/architecture.ts';
import { checkLayerSize } from '../architecture/layerLimits.ts';
import type { ConvolutionLayer } from '../architecture/layerTypes.ts';
import { createUnfolding, type Unfolding } from '../layers/unfold.ts';

/** A convolution as it will be computed. */
export interface PlannedConvolution {
  readonly layer: ConvolutionLayer;
  /** Numbers at each place of what it reads. */
  readonly channels: number;
  /** How its patches are gathered from the layer below; `null` where they lie ready. */
  readonly unfolding: Unfolding | null;
  /** The places that it gives, in their order. */
  readonly output: Grid;
}

export interface ConvolutionPlan {
  readonly convolutions: readonly PlannedConvolution[];
  /** The pixels that the first layer reads, patch by patch; 784, one past the last, is background. */
  readonly inputPixels: Int32Array;
  /** Numbers that the last one gives for one image: its places row by row, channels together. */
  readonly outputs: number;
}

/**
 * A square of places, and the order in which a layer gives them. Places that nobody above reads are not
 * among them.
 */
export interface Grid {
  readonly side: number;
  /** Place after place, y · side + x. */
  readonly order: Int32Array;
}

/**
 * Plans the convolutions at the start of an encoder.
 * @param layers at least one
 * @throws ArchitectureError when a kernel is larger than what it reads, or a layer too large
 */
export function planConvolutions(layers: readonly ConvolutionLayer[]): ConvolutionPlan {
  const sides = outputSides(layers);
  const planned: PlannedConvolution[] = [];
  const lastSide = sides.at(-1) ?? digitSide;
  let above: Grid = inRows(lastSide);
  // From the top down: each layer is told the order in which the one above reads it.
  for (let index = layers.length - 1; index > 0; index--) {
    const layer = layers[index];
    if (layer === undefined) continue;
    const side = sides[index - 1] ?? digitSide;
    const channels = layers[index - 1]?.filters ?? 1;
    const taps = tapsOf(layer, above, side);
    const fitsTogether = layer.kernelSize === layer.stride && layer.padding === 0;
    const unfolding = fitsTogether ? null : createUnfolding(side * side, channels, taps);
    planned.unshift({ layer, channels, unfolding, output: above });
    above = fitsTogether ? { side, order: taps } : inRows(side);
  }
  const first = layers[0];
  if (first === undefined) throw new ArchitectureError('there is no convolution to plan');
  planned.unshift({ layer: first, channels: 1, unfolding: null, output: above });
  return {
    convolutions: planned,
    inputPixels: tapsOf(first, above, digitSide),
    outputs: lastSide * lastSide * (layers.at(-1)?.filters ?? 0),
  };
}

/** The side of what each layer gives. Checks all of them before a patch of any is gathered. */
function outputSides(layers: readonly ConvolutionLayer[]): number[] {
  let side = digitSide;
  let channels = 1;
  return layers.map(({ kernelSize, stride, padding, filters }, index) => {
    side = Math.floor((side + 2 * padding - kernelSize) / stride) + 1;
    if (side < 1) {
      throw new ArchitectureError(`layer ${index}: its kernel is larger than its input`);
    }
    const places = side * side;
    const taps = places * kernelSize * kernelSize;
    checkLayerSize(`conv${index + 1}`, taps * channels, places * filters);
    channels = filters;
    return side;
  });
}

function inRows(side: number): Grid {
  return { side, order: Int32Array.from({ length: side * side }, (_, place) => place) };
}

/** The places below that a layer's patches read, for its places in their order; one past the last is background. */
function tapsOf(layer: ConvolutionLayer, { side, order }: Grid, sideBelow: number): Int32Array {
  const { kernelSize, stride, padding } = layer;
  const taps: number[] = [];
  for (const place of order) {
    const top = Math.floor(place / side) * stride - padding;
    const left = (place % side) * stride - padding;
    for (let y = top; y < top + kernelSize; y++) {
      for (let x = left; x < left + kernelSize; x++) {
        const isInside = y >= 0 && x >= 0 && y < sideBelow && x < sideBelow;
        taps.push(isInside ? y * sideBelow + x : sideBelow * sideBelow);
      }
    }
  }
  return Int32Array.from(taps);
}

/** Pixels of an image, in their own order. */
export const allPixels = Int32Array.from({ length: digitPixels }, (_, pixel) => pixel);
