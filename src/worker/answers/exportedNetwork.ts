/** Answers with a run's network in a form that other tools open. */
import * as Comlink from 'comlink';
import type { ExportedBytes, ExportQuestion } from '../../protocol/siameseWorker.ts';
import type { Answer } from './answer.ts';
import { answerWeightsFile } from './weightsFile.ts';

/** The weights file of this moment in the wanted format; the code of the formats is loaded when asked for. */
export const answerExportedNetwork: Answer<ExportQuestion, ExportedBytes> = async (
  run,
  { format, symbols },
) => {
  // Both reads begin now, with the same weights.
  const [{ name, text }, continued, { writeExport }] = await Promise.all([
    answerWeightsFile(run, symbols),
    run.parts.stepper.continued(),
    import('../../siamese/exports/writers.ts'),
  ]);
  const { ending, bytes } = writeExport(format, text, continued);
  return Comlink.transfer({ name: name.replace(/\.json$/, ending), bytes }, [bytes.buffer]);
};
