/** Divides a list of layers into the parts of an encoder: a body, dense layers, perhaps unit length. */
import { type Architecture, ArchitectureError } from './architecture.ts';
import type { ConvolutionLayer, DenseLayer, Layer } from './layerTypes.ts';

/** An encoder's layers, grouped by their parts. */
export type ArchitectureParts = {
  /** At least one; the last one gives the embedding. */
  readonly dense: readonly DenseLayer[];
  readonly hasUnitLength: boolean;
} & (
  | { readonly first: 'image'; readonly convolutions: readonly ConvolutionLayer[] }
  | { readonly first: 'lstm'; readonly units: number }
);

/**
 * Accepts convolutions (none or several) and a flatten, or one LSTM; then at least one dense layer; at the
 * end unit length, or nothing.
 * @throws ArchitectureError that names the first layer that does not fit
 */
export function partsOf(layers: readonly Layer[]): ArchitectureParts {
  const [head] = layers;
  if (head?.op === 'lstm') {
    return { first: 'lstm', units: head.units, ...tailOf(layers, 1) };
  }
  const convolutions: ConvolutionLayer[] = [];
  for (const layer of layers) {
    if (layer.op !== 'conv2d') break;
    convolutions.push(layer);
  }
  const { length } = convolutions;
  const flatten = layers[length];
  if (flatten?.op !== 'flatten') {
    throw new ArchitectureError(
      `layer ${length}: expected flatten, found ${flatten?.op ?? 'the end'}`,
    );
  }
  return { first: 'image', convolutions, ...tailOf(layers, length + 1) };
}

function tailOf(
  layers: readonly Layer[],
  start: number,
): { dense: readonly DenseLayer[]; hasUnitLength: boolean } {
  const hasUnitLength = layers.at(-1)?.op === 'l2normalize';
  const tail = layers.slice(start, hasUnitLength ? -1 : layers.length);
  const dense = tail.filter((layer) => layer.op === 'dense');
  if (dense.length === 0 || dense.length !== tail.length) {
    throw new ArchitectureError(
      `after layer ${start - 1} there must be dense layers, and l2normalize at most at the end`,
    );
  }
  return { dense, hasUnitLength };
}

/** The layers in words, for a person. */
export function describeLayers({ layers }: Architecture): string[] {
  return layers.map(describeLayer).filter((text) => text !== '');
}

function describeLayer(layer: Layer): string {
  switch (layer.op) {
    case 'conv2d':
      return `${layer.kernelSize}×${layer.kernelSize} convolution, stride ${layer.stride}, ${layer.filters} filters`;
    case 'dense':
      return `dense, ${layer.units}`;
    case 'lstm':
      return `LSTM over 28 rows, ${layer.units} units`;
    case 'l2normalize':
      return 'scaled to length 1';
    case 'flatten':
      return '';
  }
}
