/**
 * Owns safetensors (https://huggingface.co/docs/safetensors): eight bytes with the length of a head, the
 * head in JSON, then the numbers of all tensors without a gap.
 */
import * as v from 'valibot';
import type { WeightsFile } from '../weightsFile/schema.ts';
import { WeightsFileError } from '../weightsFile/weightsFileError.ts';
import { metadataKey, metadataOf, readMetadata, withNumbers } from './metadata.ts';
import { bytesOf, joined, numbersIn } from './tensorBytes.ts';

const lengthBytes = 8;
/** The format's own limit is 100 MB; ours holds eight symbols twenty times over. */
const largestHeadBytes = 4_000_000;

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const headSchema = v.record(
  v.string(),
  v.union([
    v.object({
      dtype: v.literal('F32'),
      shape: v.pipe(v.array(place), v.maxLength(8)),
      data_offsets: v.tuple([place, place]),
    }),
    v.record(v.string(), v.string()),
  ]),
);

/** A network as safetensors. */
export function writeSafetensors(file: WeightsFile): Uint8Array<ArrayBuffer> {
  let end = 0;
  const places = file.tensors.map(({ name, shape, data }) => {
    const begin = end;
    end += 4 * data.length;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, end] }] as const;
  });
  const metadata = { format: 'np', [metadataKey]: metadataOf(file) };
  const text = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(places) });
  const head = new TextEncoder().encode(text);
  // Spaces after the head, so that the numbers begin at a multiple of eight.
  const padded = new Uint8Array(Math.ceil(head.length / 8) * 8).fill(0x20);
  padded.set(head);
  const length = new DataView(new ArrayBuffer(lengthBytes));
  length.setUint32(0, padded.length, true);
  return joined([
    new Uint8Array(length.buffer),
    padded,
    ...file.tensors.map(({ data }) => bytesOf(data)),
  ]);
}

/**
 * The weights file in safetensors that this page wrote; what its parts mean together is not checked.
 * @throws WeightsFileError when the bytes are not safetensors, or not ours
 */
export function readSafetensors(bytes: Uint8Array): WeightsFile {
  const { metadata, numbers } = partsOf(bytes);
  return withNumbers(readMetadata(metadata?.[metadataKey]), ({ name }) => {
    const found = numbers.get(name);
    if (found === undefined) throw new WeightsFileError(`There is no tensor named “${name}”`);
    return numbersIn(found);
  });
}

/** The metadata, and the bytes of each tensor. */
function partsOf(bytes: Uint8Array): {
  metadata: Readonly<Record<string, string>> | undefined;
  numbers: ReadonlyMap<string, Uint8Array>;
} {
  const head = headOf(bytes);
  const data = bytes.subarray(lengthBytes + head.bytes);
  const numbers = new Map<string, Uint8Array>();
  let metadata: Readonly<Record<string, string>> | undefined;
  let next = 0;
  for (const [name, entry] of Object.entries(head.entries)) {
    if (!isTensor(entry)) {
      if (name === '__metadata__') metadata = entry;
      continue;
    }
    const [begin, end] = entry.data_offsets;
    const size = 4 * entry.shape.reduce((product, length) => product * length, 1);
    // Tensors that overlap would make a small file a large network.
    if (begin !== next || end - begin !== size || end > data.length) {
      throw new WeightsFileError(
        `Tensor “${name}” lies at bytes ${begin} to ${end}, expected ${next} to ${next + size} of ${data.length}`,
      );
    }
    next = end;
    numbers.set(name, data.subarray(begin, end));
  }
  return { metadata, numbers };
}

type Entry = v.InferOutput<typeof headSchema>[string];

function isTensor(entry: Entry): entry is Extract<Entry, { dtype: 'F32' }> {
  return Array.isArray(entry['shape']);
}

function headOf(bytes: Uint8Array): { bytes: number; entries: Readonly<Record<string, Entry>> } {
  const cut = (): never => {
    throw new WeightsFileError('The file is not safetensors: its head is missing or cut');
  };
  if (bytes.length < lengthBytes) return cut();
  const view = new DataView(bytes.buffer, bytes.byteOffset, lengthBytes);
  const length = view.getUint32(0, true);
  if (view.getUint32(4, true) !== 0 || length > largestHeadBytes) return cut();
  const text = bytes.subarray(lengthBytes, lengthBytes + length);
  if (text.length < length) return cut();
  try {
    const entries = v.parse(headSchema, JSON.parse(new TextDecoder().decode(text)));
    return { bytes: length, entries };
  } catch {
    throw new WeightsFileError(
      'The file is not safetensors of float32 numbers: its head says else',
    );
  }
}
