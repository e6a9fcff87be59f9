/** Writes an encoder's layers and a run's settings as lines of a program, for PyTorch and TensorFlow.js. */
import type { Activation, Layer } from '../../network/architecture/layerTypes.ts';

/** The numbers that a layer gives: an image of channels, or a row. */
interface Size {
  readonly side: number;
  readonly channels: number;
}

/** The size after a layer. */
function sizeAfter(layer: Layer, { side, channels }: Size): Size {
  switch (layer.op) {
    case 'conv2d': {
      const { filters, kernelSize, stride, padding } = layer;
      return {
        side: Math.floor((side + 2 * padding - kernelSize) / stride) + 1,
        channels: filters,
      };
    }
    case 'flatten':
      return { side: 1, channels: side * side * channels };
    case 'dense':
    case 'lstm':
      return { side: 1, channels: layer.units };
    case 'l2normalize':
      return { side, channels };
  }
}

/** The arguments of `nn.Sequential`, a line each; images come as [batch, 28, 28]. */
export function pytorchLayers(layers: readonly Layer[]): string[] {
  let size: Size = { side: 28, channels: 1 };
  const lines = layers.map((layer): string => {
    const { channels } = size;
    size = sizeAfter(layer, size);
    const relu = (activation: Activation): string => (activation === 'relu' ? ', nn.ReLU()' : '');
    switch (layer.op) {
      case 'conv2d': {
        const { filters, kernelSize, stride, padding, activation } = layer;
        return `nn.Conv2d(${channels}, ${filters}, ${kernelSize}, stride=${stride}, padding=${padding})${relu(activation)}`;
      }
      case 'flatten':
        return 'nn.Flatten()';
      case 'dense':
        return `nn.Linear(${channels}, ${layer.units})${relu(layer.activation)}`;
      case 'lstm':
        return `LastState(${layer.units})`;
      case 'l2normalize':
        return 'UnitLength()';
      default:
        return layer satisfies never;
    }
  });
  return layers[0]?.op === 'conv2d' ? ['nn.Unflatten(1, (1, 28))', ...lines] : lines;
}

/** The elements of `tf.sequential`'s layers, a line each; images come as [batch, 28, 28, 1]. */
export function tensorflowLayers(layers: readonly Layer[]): string[] {
  return layers.flatMap((layer, index): string[] => {
    const input = index === 0 ? ', inputShape: [28, 28, 1]' : '';
    const start = `kernelInitializer: firstWeights()`;
    switch (layer.op) {
      case 'conv2d': {
        const { filters, kernelSize, stride, padding, activation } = layer;
        return [
          `tf.layers.zeroPadding2d({ padding: ${padding}${input} })`,
          `tf.layers.conv2d({ filters: ${filters}, kernelSize: ${kernelSize}, strides: ${stride}, activation: '${activation}', ${start} })`,
        ];
      }
      case 'flatten':
        return [`tf.layers.flatten({ ${input.slice(2)} })`];
      case 'dense':
        return [
          `tf.layers.dense({ units: ${layer.units}, activation: '${layer.activation}', ${start} })`,
        ];
      case 'lstm':
        return [
          `tf.layers.reshape({ targetShape: [28, 28]${input} })`,
          `tf.layers.lstm({ units: ${layer.units}, recurrentActivation: 'sigmoid', ${start}, recurrentInitializer: firstWeights() })`,
        ];
      case 'l2normalize':
        // The program's embed() does that.
        return [];
      default:
        return layer satisfies never;
    }
  });
}

/** The settings of a program as an object, a line each; Python reads it too, but for its words. */
export function runText(settings: object, indent: string): string {
  const lines = Object.entries(settings).map(
    ([name, value]) => `${indent}${JSON.stringify(name)}: ${listText(value)},\n`,
  );
  return `{\n${lines.join('')}}`;
}

function listText(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : JSON.stringify(value);
}
