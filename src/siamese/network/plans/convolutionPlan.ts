/**
 * Turns a stack of convolutions into matrix products. Chellapilla, Puri and Simard (2006) unroll a
 * convolution: each patch becomes a row, and the layer is rows × kernel matrix.
 *
 * Two things make this cheap here. The first layer's input needs no gradient, so the CPU gathers its
 * patches when it builds a batch. If a kernel's size equals its stride, patches do not overlap; the layer
 * below then gives its places in the order of these patches, and the unrolling is only a reshape. Only
 * overlapping patches are gathered on the backend.
 */
import { digitPixels, digitSide } from '../../../data/digit.ts';
import { ArchitectureError } from '../architecture/architecture.ts';
import { checkLayerSize } from '../architecture/layerLimits.ts';
import type { ConvolutionLayer } from '../architecture/layerTypes.ts';
import { createUnfolding, type Unfolding } from '../layers/unfold.ts';

/** A convolution with the plan of its computation. */
export interface PlannedConvolution {
  readonly layer: ConvolutionLayer;
  /** Numbers at each place of its input. */
  readonly channels: number;
  /** How to gather its patches from the layer below; `null` if the patches lie in order already. */
  readonly unfolding: Unfolding | null;
  /** The places of its output, in order. */
  readonly output: Grid;
}

export interface ConvolutionPlan {
  readonly convolutions: readonly PlannedConvolution[];
  /** The pixels that the first layer reads, patch by patch; 784 (one past the last) is background. */
  readonly inputPixels: Int32Array;
  /** How many numbers the last convolution gives for one image: place by place, channels together. */
  readonly outputs: number;
}

/**
 * A square of places, and the order in which a layer gives them; it leaves out the places that no layer
 * above reads.
 */
export interface Grid {
  readonly side: number;
  /** The index y · side + x of each place. */
  readonly order: Int32Array;
}

/**
 * Plans the convolutions at the start of an encoder.
 * @param layers at least one
 * @throws ArchitectureError when a kernel is larger than its input, or a layer is too large
 */
export function planConvolutions(layers: readonly ConvolutionLayer[]): ConvolutionPlan {
  const sides = outputSides(layers);
  const planned: PlannedConvolution[] = [];
  const lastSide = sides.at(-1) ?? digitSide;
  let above: Grid = inRows(lastSide);
  // From the top down: the layer above decides the order of each layer's places.
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

/** The side of each layer's output. Checks all layers before any patch is gathered. */
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

/** The places below that a layer's patches read, patch by patch; one past the last is background. */
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

/** All pixels of an image, row by row. */
export const allPixels = Int32Array.from({ length: digitPixels }, (_, pixel) => pixel);
