/**
 * Reads an ONNX model that this page wrote. Walks through the file's messages by itself: a hostile file of
 * some megabytes can hold millions of empty ones, and only a few fields are wanted.
 */
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import type { WeightsFile } from '../../weightsFile/schema.ts';
import { WeightsFileError } from '../../weightsFile/weightsFileError.ts';
import { metadataKey, readMetadata, withNumbers } from '../metadata.ts';
import { numbersIn } from '../tensorBytes.ts';
import { fromOnnx, onnxLayout, tensorRoles } from './layouts.ts';

/** Numbers of fields in `schema/onnx.proto`. */
const field = {
  model: { graph: 7, metadata: 14 },
  entry: { key: 1, value: 2 },
  graph: { initializer: 5 },
  tensor: { name: 8, rawData: 9 },
} as const;

/** More messages of one kind are not read: a network of ours has at most 256 tensors, and 4 more. */
const mostMessages = 300;

/**
 * The weights file in an ONNX model that this page wrote; what its parts mean together is not checked.
 * @throws WeightsFileError when the bytes are no ONNX model, or not ours
 */
export function readOnnx(bytes: Uint8Array): WeightsFile {
  const model = fieldsOf(bytes);
  const entries = all(model, field.model.metadata).map((entry) => {
    const fields = fieldsOf(entry);
    return [text(fields, field.entry.key), text(fields, field.entry.value)] as const;
  });
  const metadata = readMetadata(new Map(entries).get(metadataKey));
  const graph = fieldsOf(all(model, field.model.graph)[0] ?? new Uint8Array());
  const tensors = new Map(
    all(graph, field.graph.initializer).map((tensor) => {
      const fields = fieldsOf(tensor);
      return [text(fields, field.tensor.name), all(fields, field.tensor.rawData)[0]] as const;
    }),
  );
  const roles = tensorRoles(metadata);
  return withNumbers(metadata, ({ name, shape }) => {
    const layout = onnxLayout(roles.get(name) ?? 'plain', shape);
    const found = tensors.get(name);
    if (found === undefined) throw new WeightsFileError(`There is no tensor named “${name}”`);
    if (found.length !== 4 * layout.size) {
      throw new WeightsFileError(
        `Tensor “${name}” has ${found.length} bytes, the shape [${shape.join(', ')}] needs ${4 * layout.size}`,
      );
    }
    return fromOnnx(layout, numbersIn(found));
  });
}

type Fields = ReadonlyMap<number, readonly Uint8Array[]>;

/** The fields of a message that have a length: texts, bytes and messages, by number. */
function fieldsOf(message: Uint8Array): Fields {
  const fields = new Map<number, Uint8Array[]>();
  try {
    const reader = new BinaryReader(message);
    while (reader.pos < reader.len) {
      const [number, wireType] = reader.tag();
      if (wireType !== WireType.LengthDelimited) {
        reader.skip(wireType, number);
        continue;
      }
      const value = reader.bytes();
      const values = fields.get(number) ?? [];
      if (values.length < mostMessages) values.push(value);
      fields.set(number, values);
      if (fields.size > mostMessages) throw new RangeError('too many fields');
    }
  } catch {
    throw new WeightsFileError('The file is not an ONNX model: it is cut, or was something else');
  }
  return fields;
}

function all(fields: Fields, number: number): readonly Uint8Array[] {
  return fields.get(number) ?? [];
}

function text(fields: Fields, number: number): string {
  return new TextDecoder().decode(all(fields, number)[0]);
}
