/** Builds a graph of ONNX: nodes in the order in which they compute, and the tensors that they read. */
import { create } from '@bufbuild/protobuf';
import { bytesOf } from '../tensorBytes.ts';
import {
  type AttributeProto,
  AttributeProtoSchema,
  AttributeProto_AttributeType as AttributeType,
  TensorProto_DataType as DataType,
  type GraphProto,
  GraphProtoSchema,
  NodeProtoSchema,
  type TensorProto,
  TensorProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from './schema/onnx_pb.js';

/** A node's attributes: whole numbers, alone or in a list. */
type Attributes = Readonly<Record<string, number | readonly number[]>>;

/** A place of any size, the same in all inputs and outputs. */
const batch = 'batch';

export class GraphBuilder {
  readonly #nodes: GraphProto['node'] = [];
  readonly #tensors = new Map<string, TensorProto>();

  /**
   * Adds a node with one result.
   * @param inputs names of inputs, tensors or results
   * @param place which of the operation's outputs is wanted
   * @returns the name of the result
   */
  node(
    opType: string,
    inputs: readonly string[],
    attributes: Attributes = {},
    { result, place = 0 }: { readonly result?: string; readonly place?: number } = {},
  ): string {
    const name = result ?? `${opType.toLowerCase()}_${this.#nodes.length}`;
    this.#nodes.push(
      create(NodeProtoSchema, {
        opType,
        name,
        input: [...inputs],
        // Outputs that nobody reads have an empty name.
        output: [...Array.from({ length: place }, () => ''), name],
        attribute: Object.entries(attributes).map(([key, value]) => attributeOf(key, value)),
      }),
    );
    return name;
  }

  /** Adds a tensor of float32 numbers, row by row; one that is there already is taken. */
  numbers(name: string, dims: readonly number[], data: ArrayLike<number>): string {
    return this.#tensor(name, DataType.FLOAT, dims, bytesOf(data));
  }

  /** Adds a list of whole numbers; one that is there already is taken. */
  wholeNumbers(name: string, values: readonly number[]): string {
    const bytes = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    return this.#tensor(name, DataType.INT64, [values.length], bytes);
  }

  /** Whether there is a tensor with this name. */
  has(name: string): boolean {
    return this.#tensors.has(name);
  }

  /**
   * The graph.
   * @param inputs the shape of each image of each input, by name
   * @param outputs the shape of each image's result, by name
   */
  build(
    name: string,
    inputs: Readonly<Record<string, readonly number[]>>,
    outputs: Readonly<Record<string, readonly number[]>>,
  ): GraphProto {
    return create(GraphProtoSchema, {
      name,
      node: this.#nodes,
      initializer: [...this.#tensors.values()],
      input: Object.entries(inputs).map(valueInfo),
      output: Object.entries(outputs).map(valueInfo),
    });
  }

  #tensor(name: string, dataType: DataType, dims: readonly number[], rawData: Uint8Array): string {
    if (!this.#tensors.has(name)) {
      const own = { name, dataType, dims: dims.map(BigInt), rawData: Uint8Array.from(rawData) };
      this.#tensors.set(name, create(TensorProtoSchema, own));
    }
    return name;
  }
}

function attributeOf(name: string, value: number | readonly number[]): AttributeProto {
  return typeof value === 'number'
    ? create(AttributeProtoSchema, { name, type: AttributeType.INT, i: BigInt(value) })
    : create(AttributeProtoSchema, { name, type: AttributeType.INTS, ints: value.map(BigInt) });
}

function valueInfo([name, shape]: readonly [string, readonly number[]]): ValueInfoProto {
  const dim = [
    { value: { case: 'dimParam' as const, value: batch } },
    ...shape.map((length) => ({ value: { case: 'dimValue' as const, value: BigInt(length) } })),
  ];
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value: { elemType: DataType.FLOAT, shape: { dim } } } },
  });
}
