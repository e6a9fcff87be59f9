/** Exports that come in again. */
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import {
  writeEmbeddingModel,
  writePairModel,
} from '../../../../src/siamese/exports/onnx/models.ts';
import { ModelProtoSchema } from '../../../../src/siamese/exports/onnx/schema/onnx_pb.js';
import { readExport } from '../../../../src/siamese/exports/readers.ts';
import { writeSafetensors } from '../../../../src/siamese/exports/safetensors.ts';
import { type ImportedNetwork, readWeightsFile } from '../../../../src/siamese/weightsFile/read.ts';
import { WeightsFileError } from '../../../../src/siamese/weightsFile/weightsFileError.ts';
import { differences } from '../../../helpers/bits.ts';
import {
  exportedNetworks,
  livelyNetwork,
  smallFile,
} from '../../../helpers/exports/exportedFiles.ts';

const writers = { safetensors: writeSafetensors, onnx: writeEmbeddingModel, pair: writePairModel };

/** All of a network but its weights and the functions in its plan. */
function outline({ plan, parameters: _, ...rest }: ImportedNetwork): unknown {
  const { encoder, isTied, distance, parameterCount } = plan;
  return { ...rest, architecture: encoder.architecture, isTied, distance, parameterCount };
}

describe.each(exportedNetworks)('an export of %s', (_, change) => {
  it.each(Object.entries(writers))('as %s is the same network again', (_name, write) => {
    const { file, text } = livelyNetwork(change);
    const read = readExport(write(file), datasets.mnist);
    const expected = readWeightsFile(text, datasets.mnist);
    expect(outline(read)).toEqual(outline(expected));
    expect(differences(read.parameters, expected.parameters)).toEqual([]);
  });
});

describe('a file that is refused', () => {
  const file = smallFile();
  const refusal = (bytes: Uint8Array): string => {
    try {
      readExport(bytes, datasets.mnist);
    } catch (error) {
      if (error instanceof WeightsFileError) return error.message;
      throw error;
    }
    return 'none';
  };

  /** Safetensors with another head. */
  const withHead = (change: (head: Record<string, unknown>) => unknown): Uint8Array => {
    const good = Buffer.from(writeSafetensors(file));
    const end = 8 + Number(good.readBigUInt64LE(0));
    const head = Buffer.from(JSON.stringify(change(JSON.parse(good.toString('utf8', 8, end)))));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(head.length));
    return Buffer.concat([length, head, good.subarray(end)]);
  };

  it('says what it is not', () => {
    expect(refusal(new Uint8Array())).toMatch(/no metadata/);
    expect(refusal(new TextEncoder().encode('no weights at all'))).toMatch(/not an ONNX model/);
    expect(refusal(writeSafetensors(file).subarray(0, 200))).toMatch(/head is missing or cut/);
    expect(refusal(writeEmbeddingModel(file).subarray(0, -9))).toMatch(/not an ONNX model/);
  });

  it('says that only our own files can be read', () => {
    expect(refusal(withHead(({ __metadata__, ...head }) => head))).toMatch(/only a file that this/);
    const model = fromBinary(ModelProtoSchema, writeEmbeddingModel(file));
    model.metadataProps = [];
    expect(refusal(toBinary(ModelProtoSchema, model))).toMatch(/only a file that this page wrote/);
  });

  it('names the tensor that is missing, lies elsewhere or has another size', () => {
    expect(refusal(withHead(({ 'conv1/kernel': _, ...head }) => head))).toMatch(
      /Tensor “conv1\/bias” lies at bytes 200 to 208, expected 0 to 8/,
    );
    const overlapping = { dtype: 'F32', shape: [2], data_offsets: [0, 8] };
    expect(refusal(withHead((head) => ({ ...head, 'conv1/bias': overlapping })))).toMatch(
      /“conv1\/bias” lies at bytes 0 to 8, expected 200 to 208/,
    );
    const model = fromBinary(ModelProtoSchema, writeEmbeddingModel(file));
    const kernel = model.graph?.initializer.find(({ name }) => name === 'conv1/kernel');
    if (kernel !== undefined) kernel.rawData = new Uint8Array(8);
    expect(refusal(toBinary(ModelProtoSchema, model))).toMatch(
      /“conv1\/kernel” has 8 bytes, the shape \[5, 5, 1, 2\] needs 200/,
    );
  });

  it('has a number changed: the checksum tells', () => {
    for (const write of Object.values(writers)) {
      const bytes = Buffer.from(write(file));
      const first = Buffer.alloc(4);
      first.writeFloatLE(file.tensors[0]?.data[0] ?? 0);
      bytes.writeFloatLE(0.25, bytes.indexOf(first));
      expect(refusal(bytes)).toMatch(/^sha256: /);
    }
  });
});
