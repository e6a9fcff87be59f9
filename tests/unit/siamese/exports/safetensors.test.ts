/** Safetensors, read by the words of the format's own description. */
import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { metadataKey } from '../../../../src/siamese/exports/metadata.ts';
import { writeSafetensors } from '../../../../src/siamese/exports/safetensors.ts';
import {
  exportedNetworks,
  livelyNetwork,
  smallFile,
} from '../../../helpers/exports/exportedFiles.ts';

/** A stranger's reader: eight bytes of length, a head of that length, numbers after it. */
function read(bytes: Uint8Array) {
  const all = Buffer.from(bytes);
  const length = Number(all.readBigUInt64LE(0));
  const { __metadata__: metadata, ...tensors } = JSON.parse(all.toString('utf8', 8, 8 + length));
  const numbers = Object.entries<{ dtype: string; shape: number[]; data_offsets: number[] }>(
    tensors,
  ).map(
    ([
      name,
      {
        dtype,
        shape,
        data_offsets: [begin = 0, end = 0],
      },
    ]) => {
      const data = all.subarray(8 + length + begin, 8 + length + end);
      const values = Array.from({ length: data.length / 4 }, (_, at) => data.readFloatLE(4 * at));
      return { name, dtype, shape, data: values, begin, end };
    },
  );
  return { length, metadata, numbers, size: all.length };
}

describe('safetensors', () => {
  it.each(exportedNetworks)('hold every tensor of %s, without a gap', (_, change) => {
    const { file } = livelyNetwork(change);
    const { numbers, length, size } = read(writeSafetensors(file));
    expect(
      numbers.map(({ name, shape, data }) => ({ name, shape, dtype: 'float32', data })),
    ).toEqual(file.tensors);
    expect(new Set(numbers.map(({ dtype }) => dtype))).toEqual(new Set(['F32']));
    expect(numbers.map(({ begin }) => begin)).toEqual([
      0,
      ...numbers.slice(0, -1).map(({ end }) => end),
    ]);
    expect(size).toBe(8 + length + (numbers.at(-1)?.end ?? 0));
    expect(length % 8).toBe(0);
  });

  it('say the rest of the weights file, in texts as the format demands', () => {
    const file = smallFile();
    const { metadata } = read(writeSafetensors(file));
    expect(Object.values(metadata).map((value) => typeof value)).toEqual(['string', 'string']);
    const rest = JSON.parse(metadata[metadataKey]);
    const tensors = file.tensors.map(({ name, shape, dtype }) => ({ name, shape, dtype }));
    expect(rest).toEqual({ ...file, tensors });
    expect(rest.training.classes.length).toBeLessThanOrEqual(datasets.mnist.classes.length);
  });
});
