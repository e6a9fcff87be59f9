/** Turns an architecture into layers that compute, with their parameters in one flat vector. */
import * as tf from '@tensorflow/tfjs-core';
import { digitPixels, digitSide } from '../../../data/digit.ts';
import { requireElement } from '../../../metrics/requireElement.ts';
import type { Architecture } from '../architecture/architecture.ts';
import { partsOf } from '../architecture/architectureParts.ts';
import { checkLayerSize } from '../architecture/layerLimits.ts';
import type { ConvolutionLayer } from '../architecture/layerTypes.ts';
import type { EncoderLayer, LayerOutput, ParameterSlot } from '../layers/layer.ts';
import { lstmBackward, lstmForward } from '../layers/lstm.ts';
import { type ProductShape, productForward } from '../layers/product.ts';
import { unfoldForward } from '../layers/unfold.ts';
import { unitLengthForward } from '../layers/unitLength.ts';
import { allPixels, type ConvolutionPlan, planConvolutions } from './convolutionPlan.ts';
import { ParameterLayout } from './parameterLayout.ts';

/** The layout of a batch of images for the first layer. */
export interface InputLayout {
  /** The pixel of each number that the first layer reads; 784 (one past the last) is background. */
  readonly pixels: Int32Array;
  /** Numbers in a row; an image is one row or several rows. */
  readonly columns: number;
  /**
   * `images`: all rows of one image, then all rows of the next image. `rows`: the first rows of all
   * images, then the second rows of all images: the steps of a sequence.
   */
  readonly order: 'images' | 'rows';
}

/** Each image is one row of its 784 pixels. */
export const plainLayout: InputLayout = {
  pixels: allPixels,
  columns: digitPixels,
  order: 'images',
};

export interface EncoderPlan {
  readonly architecture: Architecture;
  readonly embeddingSize: number;
  readonly input: InputLayout;
  readonly layers: readonly EncoderLayer[];
  /** The slots of all layers, in the order of the layers. */
  readonly parameters: readonly ParameterSlot[];
  readonly parameterCount: number;
}

/**
 * Plans an encoder.
 * @throws ArchitectureError when a layer does not fit the layer before it
 */
export function planEncoder(architecture: Architecture): EncoderPlan {
  const layout = new ParameterLayout();
  const layers: EncoderLayer[] = [];
  const body = partsOf(architecture.layers);
  const start =
    body.first === 'lstm'
      ? addLstm(layers, layout, body.units)
      : addConvolutions(layers, layout, body.convolutions);
  let { outputs } = start;
  for (const [index, { units, activation }] of body.dense.entries()) {
    const name = `dense${index + 1}`;
    const shape = { inputs: outputs, outputs: units, activation };
    checkLayerSize(name, outputs, units);
    addProduct(layers, layout, name, [outputs, units], shape, { form: 'vector', size: units });
    outputs = units;
  }
  if (body.hasUnitLength) {
    const gives = { form: 'vector', size: outputs } as const;
    layers.push({ slots: [], gives, forward: (_, input) => unitLengthForward(input) });
  }
  const { slots: parameters, parameterCount } = layout;
  const { input } = start;
  return { architecture, embeddingSize: outputs, input, layers, parameters, parameterCount };
}

interface Start {
  readonly input: InputLayout;
  /** How many numbers come out for one image. */
  readonly outputs: number;
}

function addConvolutions(
  layers: EncoderLayer[],
  layout: ParameterLayout,
  convolutions: readonly ConvolutionLayer[],
): Start {
  if (convolutions.length === 0) {
    return { input: plainLayout, outputs: digitPixels };
  }
  const plan: ConvolutionPlan = planConvolutions(convolutions);
  let columns = 0;
  for (const [index, { layer, channels, unfolding, output }] of plan.convolutions.entries()) {
    const { kernelSize, filters, activation } = layer;
    const inputs = kernelSize * kernelSize * channels;
    if (index === 0) columns = inputs;
    if (unfolding !== null) {
      layers.push({
        slots: [],
        gives: null,
        forward: (_, input) => unfoldForward(unfolding, input),
      });
    }
    const shape = { inputs, outputs: filters, activation };
    const kernelShape = [kernelSize, kernelSize, channels, filters];
    const gives = { form: 'maps', maps: filters, ...output } as const;
    addProduct(layers, layout, `conv${index + 1}`, kernelShape, shape, gives);
  }
  return {
    input: { pixels: plan.inputPixels, columns, order: 'images' },
    outputs: plan.outputs,
  };
}

function addProduct(
  layers: EncoderLayer[],
  layout: ParameterLayout,
  name: string,
  kernelShape: readonly number[],
  shape: ProductShape,
  gives: LayerOutput,
): void {
  const { inputs, outputs } = shape;
  const slots = [
    layout.add(`${name}/kernel`, kernelShape, [inputs, outputs], 1 / Math.sqrt(inputs)),
    layout.add(`${name}/bias`, [outputs], [outputs], 0),
  ];
  layers.push({ slots, gives, forward: (weights, input) => productForward(shape, weights, input) });
}

/** Reads the 28 rows of an image as a sequence; the next layer gets the last hidden state. */
function addLstm(layers: EncoderLayer[], layout: ParameterLayout, units: number): Start {
  checkLayerSize('lstm1', digitPixels, 4 * units * digitSide);
  const slots = [
    layout.add(
      'lstm1/kernel',
      [digitSide, 4 * units],
      [digitSide, 4 * units],
      1 / Math.sqrt(digitSide),
    ),
    layout.add(
      'lstm1/recurrentKernel',
      [units, 4 * units],
      [units, 4 * units],
      1 / Math.sqrt(units),
    ),
    // Gates in the order input, forget, candidate, output. The forget gate's bias begins at 1, so an
    // untrained cell forgets little (Jozefowicz, Zaremba, Sutskever 2015).
    layout.add('lstm1/bias', [4 * units], [4 * units], 0, (index) =>
      index >= units && index < 2 * units ? 1 : 0,
    ),
  ];
  layers.push({
    slots,
    gives: { form: 'sequence', steps: digitSide, units },
    forward: (weights, input) => {
      const lstmWeights = {
        kernel: matrixOf(weights, 0),
        recurrentKernel: matrixOf(weights, 1),
        bias: tf.reshape<tf.Rank.R1>(requireElement(weights, 2), [4 * units]),
      };
      const pass = lstmForward(input, digitSide, lstmWeights);
      return {
        output: pass.output,
        states: pass.states.slice(1).map(({ hidden }) => hidden),
        backward: (outputGradient) => {
          const gradients = lstmBackward(pass, lstmWeights, outputGradient);
          const { kernel, recurrentKernel, bias } = gradients;
          return { parameters: [kernel, recurrentKernel, bias], input: null };
        },
      };
    },
  });
  return { input: { pixels: allPixels, columns: digitSide, order: 'rows' }, outputs: units };
}

function matrixOf(weights: readonly tf.Tensor[], index: number): tf.Tensor2D {
  const weight = requireElement(weights, index);
  return tf.reshape<tf.Rank.R2>(weight, [weight.size / (weight.shape.at(-1) ?? 1), -1]);
}
