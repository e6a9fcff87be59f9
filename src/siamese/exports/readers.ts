/** Reads the exports that can come in again: safetensors and ONNX that this page wrote. */
import type { ClassFacts } from '../../settings/datasets.ts';
import { type ImportedNetwork, readParsedFile } from '../weightsFile/read.ts';
import { readOnnx } from './onnx/read.ts';
import { readSafetensors } from './safetensors.ts';

/**
 * Reads a network from a file that is no text.
 * @param dataset the data set whose classes the file may hold out
 * @throws WeightsFileError when anything in it does not fit
 */
export function readExport(bytes: Uint8Array, dataset: ClassFacts): ImportedNetwork {
  return readParsedFile(isSafetensors(bytes) ? readSafetensors(bytes) : readOnnx(bytes), dataset);
}

/** Safetensors have the bracket of their head after eight bytes, the last four of which are zeros. */
function isSafetensors(bytes: Uint8Array): boolean {
  return bytes[8] === 0x7b && bytes.subarray(4, 8).every((byte) => byte === 0);
}
