/** Owns changed exports: their metadata changed as a text, or any of their bytes. */
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { datasets } from '../../../src/settings/datasets.ts';
import { metadataKey, metadataOf } from '../../../src/siamese/exports/metadata.ts';
import { writeEmbeddingModel } from '../../../src/siamese/exports/onnx/models.ts';
import { ModelProtoSchema } from '../../../src/siamese/exports/onnx/schema/onnx_pb.js';
import { readExport } from '../../../src/siamese/exports/readers.ts';
import { writeSafetensors } from '../../../src/siamese/exports/safetensors.ts';
import { WeightsFileError } from '../../../src/siamese/weightsFile/weightsFileError.ts';
import { smallFile } from '../exports/exportedFiles.ts';
import { changedBytes, changedFiles } from './changedFiles.ts';
import { isGood } from './tryEach.ts';

const file = smallFile({ kind: 'lstm' });
const telling = /^(encoders|distance|decision|training|tensors)/;

function changed(
  bytes: Uint8Array,
  withMetadata: (text: string) => Uint8Array,
): fc.Arbitrary<Uint8Array> {
  const texts = changedFiles(metadataOf(file), (json) => JSON.stringify(json) ?? '', telling);
  return fc.oneof({ arbitrary: texts.map(withMetadata), weight: 3 }, changedBytes(bytes));
}

/** Safetensors that were changed. */
export function changedSafetensors(): fc.Arbitrary<Uint8Array> {
  const good = Buffer.from(writeSafetensors(file));
  const end = 8 + Number(good.readBigUInt64LE(0));
  const head = JSON.parse(good.toString('utf8', 8, end));
  return changed(good, (text) => {
    const other = Buffer.from(
      JSON.stringify({ ...head, __metadata__: { ...head.__metadata__, [metadataKey]: text } }),
    );
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(other.length));
    return Buffer.concat([length, other, good.subarray(end)]);
  });
}

/** ONNX models that were changed. */
export function changedModels(): fc.Arbitrary<Uint8Array> {
  const good = writeEmbeddingModel(file);
  const model = fromBinary(ModelProtoSchema, good);
  return changed(good, (value) => {
    for (const entry of model.metadataProps) entry.value = value;
    return toBinary(ModelProtoSchema, model);
  });
}

/** Whether an export is read; `false` where it is refused in words. */
export function isGoodExport(bytes: Uint8Array): boolean {
  return isGood(() => readExport(bytes, datasets.mnist), WeightsFileError);
}
