/**
 * Turns an architecture into matrix products. Chellapilla, Puri and Simard (2006) unroll a
 * convolution: each patch becomes a row, and the layer is rows × kernel matrix.
 *
 * Two things make that cheap here. No gradient is needed below the first layer, so its patches are
 * gathered on the CPU while a batch is put together. And where a kernel equals its stride, patches
 * do not overlap: gathering the first layer's patches in the order in which the later layers need
 * them makes every later unrolling a mere reshape.
 */
import { digitPixels, digitSide } from '../data/digit.ts';
import type { Activation, Architecture, ConvolutionLayer, Layer } from './architecture.ts';

/** One layer as a matrix product: [images × rowsPerImage, inputs] · [inputs, outputs] + bias. */
export interface ProductLayer {
  readonly rowsPerImage: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
}

/** A parameter tensor: a slice of the one flat vector that holds them all. */
export interface ParameterSlot {
  /** As in a weights file: `conv1/kernel`, `dense2/bias`. */
  readonly name: string;
  /** HWIO for the kernel of a convolution, [inputs, outputs] for a dense one, [outputs] for a bias. */
  readonly shape: readonly number[];
  readonly size: number;
  /** Index of its first number in the flat vector. */
  readonly offset: number;
}

export interface EncoderPlan {
  readonly architecture: Architecture;
  readonly embeddingSize: number;
  /** [rowsPerImage₀ × inputs₀] the pixel that each number of the first layer's input is; 784, one past the last, is background. */
  readonly inputPixels: Int32Array;
  readonly products: readonly ProductLayer[];
  /** Kernel and bias of each product in turn. */
  readonly parameters: readonly ParameterSlot[];
  readonly parameterCount: number;
}

/** An architecture that this program cannot run; the message names the layer and the reason. */
export class ArchitectureError extends Error {
  override readonly name = 'ArchitectureError';
}

/** The most numbers that a layer may take or give for one image: 40 times what the default CNN does. */
const largestLayer = 100_000;

interface Shape {
  readonly side: number;
  readonly channels: number;
}

/**
 * Plans an encoder.
 * @throws ArchitectureError when a layer does not fit what comes before it
 */
export function planEncoder(architecture: Architecture): EncoderPlan {
  const convolutions = leadingConvolutions(architecture.layers);
  const sides = outputSides(convolutions);
  const products: ProductLayer[] = [];
  const parameters: ParameterSlot[] = [];
  let parameterCount = 0;
  const addProduct = (
    name: string,
    kernelShape: readonly number[],
    product: ProductLayer,
  ): void => {
    checkSize(name, product);
    const shapes = [kernelShape, [product.outputs]];
    for (const [index, shape] of shapes.entries()) {
      const size = shape.reduce((product, length) => product * length, 1);
      const slotName = `${name}/${index === 0 ? 'kernel' : 'bias'}`;
      parameters.push({ name: slotName, shape, size, offset: parameterCount });
      parameterCount += size;
    }
    products.push(product);
  };

  let shape: Shape = { side: digitSide, channels: 1 };
  for (const [index, layer] of convolutions.entries()) {
    const { kernelSize, filters, activation } = layer;
    const side = sides[index] ?? 0;
    addProduct(`conv${index + 1}`, [kernelSize, kernelSize, shape.channels, filters], {
      rowsPerImage: placesNeeded(convolutions, sides, index),
      inputs: kernelSize * kernelSize * shape.channels,
      outputs: filters,
      activation,
    });
    shape = { side, channels: filters };
  }
  const inputPixels = gatherOrder(convolutions, sides);
  let inputs = shape.side * shape.side * shape.channels;
  for (const [index, layer] of denseTail(architecture.layers, convolutions.length).entries()) {
    const { units, activation } = layer;
    addProduct(`dense${index + 1}`, [inputs, units], {
      rowsPerImage: 1,
      inputs,
      outputs: units,
      activation,
    });
    inputs = units;
  }
  return { architecture, embeddingSize: inputs, inputPixels, products, parameters, parameterCount };
}

/** A file can describe, in a few words, a layer that no memory holds. */
function checkSize(name: string, { rowsPerImage, inputs, outputs }: ProductLayer): void {
  for (const [does, width] of [
    ['takes', inputs],
    ['gives', outputs],
  ] as const) {
    const numbers = rowsPerImage * width;
    if (numbers > largestLayer) {
      throw new ArchitectureError(
        `${name} ${does} ${numbers} numbers for each image; at most ${largestLayer} are possible`,
      );
    }
  }
}

function leadingConvolutions(layers: readonly Layer[]): ConvolutionLayer[] {
  const convolutions: ConvolutionLayer[] = [];
  for (const layer of layers) {
    if (layer.op !== 'conv2d') break;
    convolutions.push(layer);
  }
  convolutions.forEach((layer, index) => {
    if (index > 0 && (layer.kernelSize !== layer.stride || layer.padding !== 0)) {
      throw new ArchitectureError(
        `layer ${index}: only the first convolution may overlap or be padded; ` +
          `kernel ${layer.kernelSize}, stride ${layer.stride}, padding ${layer.padding}`,
      );
    }
  });
  return convolutions;
}

/** The dense layers after the one flatten; there must be at least one, and nothing else. */
function denseTail(layers: readonly Layer[], convolutionCount: number) {
  const [flatten, ...tail] = layers.slice(convolutionCount);
  if (flatten?.op !== 'flatten') {
    throw new ArchitectureError(
      `layer ${convolutionCount}: expected flatten, found ${flatten?.op ?? 'the end'}`,
    );
  }
  const dense = tail.filter((layer) => layer.op === 'dense');
  if (dense.length === 0 || dense.length !== tail.length) {
    throw new ArchitectureError('after flatten there must be dense layers and nothing else');
  }
  return dense;
}

function outputSides(convolutions: readonly ConvolutionLayer[]): number[] {
  let side = digitSide;
  return convolutions.map(({ kernelSize, stride, padding }, index) => {
    side = Math.floor((side + 2 * padding - kernelSize) / stride) + 1;
    if (side < 1)
      throw new ArchitectureError(`layer ${index}: its kernel is larger than its input`);
    return side;
  });
}

/** The output places of one convolution that reach the last one's output. */
function placesNeeded(
  convolutions: readonly ConvolutionLayer[],
  sides: readonly number[],
  index: number,
): number {
  const lastSide = sides.at(-1) ?? 0;
  return convolutions
    .slice(index + 1)
    .reduce((places, { kernelSize }) => places * kernelSize ** 2, lastSide ** 2);
}

/**
 * The pixels that make up the first layer's input, in the order that the last layer dictates: for
 * each place of the last convolution its patch of places one layer down, and so on to the pixels.
 */
function gatherOrder(
  convolutions: readonly ConvolutionLayer[],
  sides: readonly number[],
): Int32Array {
  const pixels: number[] = [];
  const visit = (depth: number, y: number, x: number): void => {
    const layer = convolutions[depth];
    if (layer === undefined) {
      const isInside = y >= 0 && x >= 0 && y < digitSide && x < digitSide;
      pixels.push(isInside ? y * digitSide + x : digitPixels);
      return;
    }
    const { kernelSize, stride, padding } = layer;
    for (let kernelY = 0; kernelY < kernelSize; kernelY++) {
      for (let kernelX = 0; kernelX < kernelSize; kernelX++) {
        visit(depth - 1, y * stride + kernelY - padding, x * stride + kernelX - padding);
      }
    }
  };
  const lastSide = sides.at(-1);
  if (lastSide === undefined) return Int32Array.from({ length: digitPixels }, (_, pixel) => pixel);
  for (let y = 0; y < lastSide; y++) {
    for (let x = 0; x < lastSide; x++) visit(convolutions.length - 1, y, x);
  }
  return Int32Array.from(pixels);
}
