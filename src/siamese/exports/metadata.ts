/**
 * Owns the metadata of every export: the weights file without its numbers, as one text of JSON. With the
 * tensors of the export, it gives the whole weights file back.
 */
import * as v from 'valibot';
import type { WeightsFile, WeightsTensor } from '../weightsFile/schema.ts';
import { WeightsFileError } from '../weightsFile/weightsFileError.ts';

/** The metadata's name in every format that names such things. */
export const metadataKey = 'siamese-playground.weights';

/**
 * The metadata of a network.
 * @param keepsNumbers whether a tensor's numbers stay in the text, since the export has no place for them
 */
export function metadataOf(
  file: WeightsFile,
  keepsNumbers: (tensor: WeightsTensor) => boolean = () => false,
): string {
  const tensors = file.tensors.map((tensor) => {
    const { name, shape, dtype } = tensor;
    return keepsNumbers(tensor) ? tensor : { name, shape, dtype };
  });
  return JSON.stringify({ ...file, tensors });
}

/** A tensor in the metadata: its numbers may be there, or somewhere else in the export. */
const listedTensor = v.looseObject({ name: v.string(), data: v.exactOptional(v.unknown()) });
const listedTensors = v.looseObject({
  tensors: v.pipe(v.array(listedTensor), v.maxLength(256)),
});

/**
 * The weights file of an export as JSON would give it; nothing else in it is checked yet.
 * @param text the metadata
 * @param numbersOf the numbers of a tensor as the weights file orders them; each is asked for once
 * @throws WeightsFileError when the text is no metadata of ours
 */
export function weightsFileFrom(
  text: string | undefined,
  numbersOf: (name: string) => Float32Array,
): unknown {
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
  const head = v.safeParse(listedTensors, json);
  if (!head.success) {
    throw new WeightsFileError(`The metadata “${metadataKey}” does not list the tensors`);
  }
  const { tensors } = head.output;
  if (new Set(tensors.map(({ name }) => name)).size !== tensors.length) {
    throw new WeightsFileError('tensors: two of them have the same name');
  }
  return {
    ...head.output,
    tensors: tensors.map((tensor) =>
      tensor.data === undefined ? { ...tensor, data: Array.from(numbersOf(tensor.name)) } : tensor,
    ),
  };
}
