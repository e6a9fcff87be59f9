/** Owns the table of exports: for each format, a function from a weights file to the bytes of a file. */
import * as v from 'valibot';
import type { ExportFormat } from '../../settings/facts/exportFormats.ts';
import { type WeightsFile, weightsFileSchema } from '../weightsFile/schema.ts';
import { writeLayersModels } from './layersModel.ts';
import { writeNpz } from './npz.ts';
import { writeEmbeddingModel, writePairModel } from './onnx/models.ts';
import { type ContinuedRun, writePytorchProject } from './pytorch/project.ts';
import { writeSafetensors } from './safetensors.ts';

interface ExportWriter {
  /** What the file's name ends with. */
  readonly ending: string;
  readonly write: (file: WeightsFile, run: ContinuedRun) => Uint8Array<ArrayBuffer>;
}

/** One row for each format. */
export const exportWriters: Readonly<Record<ExportFormat, ExportWriter>> = {
  onnx: { ending: '.onnx', write: writeEmbeddingModel },
  'onnx-pair': { ending: '-pair.onnx', write: writePairModel },
  safetensors: { ending: '.safetensors', write: writeSafetensors },
  tensorflow: { ending: '-tfjs.zip', write: writeLayersModels },
  numpy: { ending: '.npz', write: writeNpz },
  pytorch: { ending: '-pytorch.zip', write: writePytorchProject },
};

/**
 * A network in a format for other tools.
 * @param text a weights file
 * @param run what the run of these weights needs to go on
 * @throws ValiError when the text is no weights file
 */
export function writeExport(
  format: ExportFormat,
  text: string,
  run: ContinuedRun,
): { readonly ending: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  const { ending, write } = exportWriters[format];
  return { ending, bytes: write(v.parse(weightsFileSchema, JSON.parse(text)), run) };
}
