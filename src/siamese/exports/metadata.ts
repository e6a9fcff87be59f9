/**
 * Owns the metadata of every export: the weights file without its numbers, as one text of JSON. With the
 * tensors of the export, it gives the whole weights file back.
 */
import * as v from 'valibot';
import { type WeightsFile, type WeightsTensor, weightsFileSchema } from '../weightsFile/schema.ts';
import { WeightsFileError } from '../weightsFile/weightsFileError.ts';

/** The metadata's name in every format that names such things. */
export const metadataKey = 'siamese-playground.weights';

const { tensors, ...rest } = weightsFileSchema.entries;
const { data, ...named } = tensors.item.entries;

/** A weights file in which the numbers of some tensors, or of all, are missing. */
const metadataSchema = v.object({
  ...rest,
  tensors: v.pipe(
    v.array(v.object({ ...named, data: v.exactOptional(data) })),
    v.minLength(1),
    v.maxLength(256),
  ),
});
export type Metadata = v.InferOutput<typeof metadataSchema>;

/**
 * The metadata of a network.
 * @param keepsNumbers whether a tensor's numbers stay in the text, since the export has no place for them
 */
export function metadataOf(
  file: WeightsFile,
  keepsNumbers: (tensor: WeightsTensor) => boolean = () => false,
): string {
  const metadata: Metadata = {
    ...file,
    tensors: file.tensors.map((tensor) => {
      const { name, shape, dtype } = tensor;
      return keepsNumbers(tensor) ? tensor : { name, shape, dtype };
    }),
  };
  return JSON.stringify(metadata);
}

/**
 * Reads metadata.
 * @param text `undefined` if the export has none
 * @throws WeightsFileError when it is not ours, or two tensors have one name
 */
export function readMetadata(text: string | undefined): Metadata {
  if (text === undefined) {
    throw new WeightsFileError(
      `The file has no metadata “${metadataKey}”: only a file that this page wrote can be read`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new WeightsFileError(`The metadata “${metadataKey}” is not JSON`);
  }
  const result = v.safeParse(metadataSchema, json, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new WeightsFileError(`${v.getDotPath(issue) ?? 'The metadata'}: ${issue.message}`);
  }
  const { output } = result;
  // Each tensor's numbers are read once, whatever the metadata says.
  if (new Set(output.tensors.map(({ name }) => name)).size !== output.tensors.length) {
    throw new WeightsFileError('tensors: two of them have the same name');
  }
  return output;
}

/**
 * The whole weights file.
 * @param numbersOf the numbers of a tensor that the metadata lacks, as the weights file orders them
 */
export function withNumbers(
  metadata: Metadata,
  numbersOf: (tensor: Omit<WeightsTensor, 'data'>) => Float32Array,
): WeightsFile {
  return {
    ...metadata,
    tensors: metadata.tensors.map((tensor) => ({
      ...tensor,
      data: tensor.data ?? Array.from(numbersOf(tensor)),
    })),
  };
}
