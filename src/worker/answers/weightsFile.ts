/** Answers with a run's network as a weights file. */

import type { NamedExamples } from '../../protocol/answers/oneShot.ts';
import type { ExportedFile } from '../../protocol/siameseWorker.ts';
import { writeWeightsFile } from '../../siamese/weightsFile/write.ts';
import type { Answer } from './answer.ts';

/**
 * The weights of this moment, even if training goes on, with their full evaluation and a person's
 * symbols.
 */
export const answerWeightsFile: Answer<readonly NamedExamples[], ExportedFile> = async (
  run,
  symbols,
) => {
  const { stepper, evaluator, dataset, today } = run.parts;
  const { settings, step, judged: network } = stepper;
  // Both reads begin now, with the same weights.
  const [parameters, dated] = await Promise.all([
    network.readParameters(),
    evaluator.fullEvaluation(),
  ]);
  const text = writeWeightsFile(network.plan, parameters, {
    settings,
    steps: step,
    weights: settings.averageWeights ? 'averaged' : 'newest',
    decision: dated === null ? evaluator.decision : dated.evaluation.decision,
    testPairAccuracy: dated?.evaluation.pairAccuracy ?? null,
    datasetName: dataset.name,
    classes: dataset.classes,
    createdAt: today(),
    symbols,
  });
  return {
    name: `siamese-${settings.encoder}-${settings.embeddingSize}-${step}-steps.json`,
    text,
  };
};
