/** Reads what every layer computes for two images, in an order that a person can look at. */
import * as tf from '@tensorflow/tfjs-core';
import { requireElement } from '../../metrics/requireElement.ts';
import { forwardImages, type PaintImage } from '../network/embedding.ts';
import type { ForwardPass } from '../network/encoder.ts';
import type { LayerOutput } from '../network/layers/layer.ts';
import type { SiameseNetwork, Tower } from '../network/siameseNetwork.ts';

/** The arrangement of a layer's numbers. */
export type ActivationShape =
  /** [maps × side × side] map by map, row by row; NaN at places that no later layer reads. */
  | { readonly form: 'maps'; readonly maps: number; readonly side: number }
  | { readonly form: 'vector'; readonly size: number }
  /** [steps × units] */
  | { readonly form: 'sequence'; readonly steps: number; readonly units: number };

/** The output of one layer for two images: A by the first tower, B by the second. */
export interface LayerActivations {
  readonly shape: ActivationShape;
  readonly a: Float32Array;
  readonly b: Float32Array;
}

/** The filters of the first convolution. */
export interface FirstFilters {
  readonly side: number;
  /** [filters × side × side], of the first and of the second tower. */
  readonly a: Float32Array;
  readonly b: Float32Array;
}

/**
 * Sends two images through the towers and reads the output of each layer.
 * @param images two images of 784 grey values; `null` is background
 */
export async function readActivations(
  network: SiameseNetwork,
  images: readonly [Uint8Array | null, Uint8Array | null],
): Promise<LayerActivations[]> {
  // Send both images through each tower, like the comparison, so the backend compiles no new shapes.
  const paint: PaintImage = (input, position) => {
    const image = images[position];
    if (image) input.setImage(position, image, null);
  };
  const towers: readonly Tower[] = network.plan.isTied ? ['a'] : ['a', 'b'];
  const all = tf.tidy(() => {
    const passes = towers.map((tower) => forwardImages(network, tower, images.length, paint));
    return tf.concat1d(passes.flatMap((pass) => outputsOf(network, pass)));
  });
  try {
    const values = await all.data<'float32'>();
    const perTower = values.length / towers.length;
    return unpack(network, values.subarray(0, perTower), values.subarray(-perTower));
  } finally {
    all.dispose();
  }
}

/** The kernels of the first layer if it is a convolution; else `null`. */
export async function readFirstFilters(network: SiameseNetwork): Promise<FirstFilters | null> {
  const slot = network.plan.encoder.parameters[0];
  const [side = 0, , channels, filters = 0] = slot?.shape ?? [];
  if (channels !== 1) return null;
  const read = async (tower: Tower): Promise<Float32Array> => {
    const [kernel] = requireElement(network.weightsOf(tower), 0);
    const values = (await kernel?.data<'float32'>()) ?? new Float32Array();
    // In the tensor, a filter is a column.
    return Float32Array.from(values, (_, at) => {
      const tap = at % (side * side);
      return values[tap * filters + Math.floor(at / (side * side))] ?? 0;
    });
  };
  const a = await read('a');
  return { side, a, b: network.plan.isTied ? a : await read('b') };
}

/** How active each part of a layer is: mean magnitudes of at most `groups` groups of maps or units. */
export function profileOf(
  shape: ActivationShape,
  values: Float32Array,
  groups: number,
): Float32Array {
  const units = unitsOf(shape);
  const count = Math.min(groups, units);
  const sums = new Float32Array(count);
  const counts = new Float32Array(count);
  const perUnit = shape.form === 'maps' ? shape.side * shape.side : 1;
  for (const [at, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    const unit = Math.floor(at / perUnit) % units;
    const group = Math.floor((unit * count) / units);
    sums[group] = (sums[group] ?? 0) + Math.abs(value);
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return sums.map((sum, group) => sum / Math.max(1, counts[group] ?? 0));
}

function unitsOf(shape: ActivationShape): number {
  switch (shape.form) {
    case 'maps':
      return shape.maps;
    case 'vector':
      return shape.size;
    case 'sequence':
      return shape.units;
  }
}

function givenBy({ plan }: SiameseNetwork): LayerOutput[] {
  return plan.encoder.layers.flatMap(({ gives }) => (gives === null ? [] : [gives]));
}

/** One row of numbers for each layer with an output to show. */
function outputsOf({ plan }: SiameseNetwork, pass: ForwardPass): tf.Tensor1D[] {
  return plan.encoder.layers.flatMap(({ gives }, index) => {
    if (gives === null) return [];
    const { output, states } = requireElement(pass.layers, index);
    const whole = states === undefined ? output : tf.concat2d([...states], 0);
    return [tf.reshape<tf.Rank.R1>(whole, [-1])];
  });
}

function unpack(network: SiameseNetwork, byA: Float32Array, byB: Float32Array): LayerActivations[] {
  let offset = 0;
  return givenBy(network).map((gives) => {
    const size = sizeOf(gives);
    const cut = (values: Float32Array): Float32Array => values.subarray(offset, offset + 2 * size);
    const layer = {
      shape: shapeOf(gives),
      a: arranged(gives, cut(byA), 0),
      b: arranged(gives, cut(byB), 1),
    };
    offset += 2 * size;
    return layer;
  });
}

/** How many numbers a layer computes for one image. */
function sizeOf(gives: LayerOutput): number {
  switch (gives.form) {
    case 'maps':
      return gives.order.length * gives.maps;
    case 'vector':
      return gives.size;
    case 'sequence':
      return gives.steps * gives.units;
  }
}

function shapeOf(gives: LayerOutput): ActivationShape {
  if (gives.form !== 'maps') return gives;
  return { form: 'maps', maps: gives.maps, side: gives.side };
}

/**
 * The numbers of one image, taken from the numbers of both.
 * @param image 0 or 1
 */
function arranged(gives: LayerOutput, values: Float32Array, image: number): Float32Array {
  const size = sizeOf(gives);
  if (gives.form === 'sequence') {
    const { steps, units } = gives;
    const own = new Float32Array(size);
    for (let step = 0; step < steps; step++) {
      const start = (2 * step + image) * units;
      own.set(values.subarray(start, start + units), step * units);
    }
    return own;
  }
  const own = values.subarray(image * size, (image + 1) * size);
  if (gives.form === 'vector') return own.slice();
  const { maps, side, order } = gives;
  const places = side * side;
  const inPlace = new Float32Array(maps * places).fill(Number.NaN);
  for (const [at, place] of order.entries()) {
    for (let map = 0; map < maps; map++) {
      inPlace[map * places + place] = own[at * maps + map] ?? 0;
    }
  }
  return inPlace;
}
