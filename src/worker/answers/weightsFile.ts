/** A run's network as a file to take away. */
import type { Dataset } from '../../data/dataset.ts';
import type { ExportedFile, NamedExamples } from '../../protocol/siameseWorker.ts';
import { writeWeightsFile } from '../../siamese/weightsFile/write.ts';
import type { Run } from '../run/run.ts';

/** The weights of this very moment, whatever training does meanwhile, with the full figures for them, and a person's symbols. */
export async function weightsFileOf(
  run: Run,
  dataset: Dataset,
  symbols: readonly NamedExamples[],
  createdAt: Date,
): Promise<ExportedFile> {
  const { settings, step } = run.status;
  // Both begin with the same weights.
  const [parameters, dated] = await Promise.all([
    run.stepper.network.readParameters(),
    run.evaluator.fullEvaluation(),
  ]);
  const text = writeWeightsFile(run.stepper.network.plan, parameters, {
    settings,
    steps: step,
    decision: dated === null ? run.evaluator.decision : dated.evaluation.decision,
    testPairAccuracy: dated?.evaluation.pairAccuracy ?? null,
    datasetName: dataset.name,
    classes: dataset.classes,
    createdAt,
    symbols,
  });
  return {
    name: `siamese-${settings.encoder}-${settings.embeddingSize}-${step}-steps.json`,
    text,
  };
}
