/** Writes the layers of an encoder as nodes of ONNX (operations of version 13). */
import type { WeightsFile, WeightsLayer } from '../../weightsFile/schema.ts';
import type { GraphBuilder } from './graphBuilder.ts';
import { onnxLayout, tensorRoles, toOnnx } from './layouts.ts';

type LayerOf<Op extends WeightsLayer['op']> = Extract<WeightsLayer, { op: Op }>;

/** What the layers before have given. */
interface Result {
  readonly name: string;
  /** `channels-last`: [batch, height, width, channels], as the images come; `row`: [batch, numbers]. */
  readonly form: 'channels-last' | 'channels-first' | 'row';
}

/** Squared lengths are at least this, as the weights file says. */
const smallestSquaredLength = 1e-6;

export class EncoderNodes {
  readonly #graph: GraphBuilder;
  readonly #file: WeightsFile;
  readonly #roles;

  constructor(graph: GraphBuilder, file: WeightsFile) {
    this.#graph = graph;
    this.#file = file;
    this.#roles = tensorRoles(file);
  }

  /**
   * Adds an encoder.
   * @param image the name of the input [batch, 28, 28, 1]
   * @param result the name that the embedding gets
   */
  add(encoder: WeightsFile['encoders'][number], image: string, result: string): void {
    let last: Result = { name: image, form: 'channels-last' };
    for (const layer of encoder.layers) last = this.#layer(layer, last);
    this.#graph.node('Identity', [last.name], {}, { result });
  }

  /** Adds a tensor of the weights file in the layout of ONNX; returns its name. */
  tensor(name: string): string {
    const tensor = this.#file.tensors.find((each) => each.name === name);
    if (tensor === undefined) throw new RangeError(`There is no tensor named “${name}”`);
    const layout = onnxLayout(this.#roles.get(name) ?? 'plain', tensor.shape);
    return this.#graph.numbers(name, layout.dims, toOnnx(layout, tensor.data));
  }

  #layer(layer: WeightsLayer, last: Result): Result {
    switch (layer.op) {
      case 'conv2d':
        return this.#convolution(layer, last);
      case 'flatten':
        return this.#flatten(last);
      case 'dense':
        return this.#dense(layer, last);
      case 'lstm':
        return this.#lstm(layer, last);
      case 'l2normalize':
        return this.#unitLength(last);
    }
  }

  #convolution(layer: LayerOf<'conv2d'>, last: Result): Result {
    const [[top, bottom], [left, right]] = layer.padding;
    const input =
      last.form === 'channels-first'
        ? last.name
        : this.#graph.node('Transpose', [last.name], { perm: [0, 3, 1, 2] });
    const inputs = [input, this.tensor(layer.kernel), this.tensor(layer.bias)];
    const attributes = { strides: layer.strides, pads: [top, left, bottom, right] };
    const name = this.#graph.node('Conv', inputs, attributes);
    return { name: this.#activated(layer, name), form: 'channels-first' };
  }

  #flatten({ name, form }: Result): Result {
    // Place by place, channels together.
    const ordered =
      form === 'channels-first'
        ? this.#graph.node('Transpose', [name], { perm: [0, 2, 3, 1] })
        : name;
    return { name: this.#graph.node('Flatten', [ordered], { axis: 1 }), form: 'row' };
  }

  #dense(layer: LayerOf<'dense'>, { name }: Result): Result {
    const inputs = [name, this.tensor(layer.kernel), this.tensor(layer.bias)];
    return { name: this.#activated(layer, this.#graph.node('Gemm', inputs)), form: 'row' };
  }

  #lstm(layer: LayerOf<'lstm'>, { name }: Result): Result {
    const units = this.#unitsOf(layer);
    const graph = this.#graph;
    const rows = graph.node('Reshape', [name, graph.wholeNumbers('rows', [0, 28, 28])]);
    const inputs = [
      graph.node('Transpose', [rows], { perm: [1, 0, 2] }),
      ...[layer.kernel, layer.recurrentKernel, layer.bias].map((each) => this.tensor(each)),
    ];
    // Its second output is the last hidden state, [1, batch, units].
    const state = graph.node('LSTM', inputs, { hidden_size: units }, { place: 1 });
    const row = graph.node('Reshape', [state, graph.wholeNumbers('units', [-1, units])]);
    return { name: row, form: 'row' };
  }

  #unitsOf({ recurrentKernel }: LayerOf<'lstm'>): number {
    const [units = 0] =
      this.#file.tensors.find(({ name }) => name === recurrentKernel)?.shape ?? [];
    return units;
  }

  #unitLength({ name }: Result): Result {
    const graph = this.#graph;
    const squared = graph.node('ReduceSumSquare', [name], { axes: [1], keepdims: 1 });
    const least = graph.numbers('smallest_squared_length', [], [smallestSquaredLength]);
    const length = graph.node('Sqrt', [graph.node('Max', [squared, least])]);
    return { name: graph.node('Div', [name, length]), form: 'row' };
  }

  #activated({ activation }: Pick<LayerOf<'dense'>, 'activation'>, name: string): string {
    return activation === 'relu' ? this.#graph.node('Relu', [name]) : name;
  }
}
