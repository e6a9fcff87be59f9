/** Changes weights files as a stranger could, with a right checksum. */
import { createHash } from 'node:crypto';

/** A weights file, as far as it is changed here. */
interface Weights {
  readonly tensors: { readonly data: number[] }[];
  readonly training: Record<string, unknown>;
}

/**
 * The text of a file with other weights.
 * @param change gives the new weight at a place, counted over all tensors
 */
export function withWeights(
  text: string,
  change: (weight: number, place: number) => number,
): string {
  const file: Weights = JSON.parse(text);
  let place = 0;
  const tensors = file.tensors.map((tensor) => ({
    ...tensor,
    data: tensor.data.map((weight) => change(weight, place++)),
  }));
  const all = Float32Array.from(tensors.flatMap(({ data }) => data));
  const sha256 = createHash('sha256').update(new Uint8Array(all.buffer)).digest('hex');
  return JSON.stringify({ ...file, tensors, sha256 });
}

/** The text of a file whose network has taken another number of steps. */
export function withSteps(text: string, steps: number): string {
  const file: Weights = JSON.parse(text);
  return JSON.stringify({ ...file, training: { ...file.training, steps } });
}
