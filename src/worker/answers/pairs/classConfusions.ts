/** Answers which classes the newest evaluation confuses one class with. */
import { classPairMatrix, confusedMostWith } from '../../../metrics/pairs/byClass/classPairs.ts';
import type { ClassConfusions } from '../../../protocol/answers/classConfusions.ts';
import type { Answer } from '../answer.ts';
import { newestEvaluationOf } from './newestEvaluation.ts';

/**
 * A class and those that a run's newest evaluation confuses it with most.
 * @throws Error before the first evaluation
 * @throws RangeError where there is no such class
 */
export const answerClassConfusions: Answer<number, ClassConfusions> = async (run, label) => {
  const { classes, splits } = run.parts.dataset;
  const { step, scope, pairs, distances, threshold } = newestEvaluationOf(run);
  if (classes[label] === undefined) {
    throw new RangeError(`There is no class ${label} among ${classes.length}`);
  }
  const dated = { runId: run.id, step, scope, label, threshold };
  if (threshold === null) return { ...dated, matrix: { classes: [], cells: [] } };
  const { labels } = splits.test;
  const decided = { pairs, distances, labels, classCount: classes.length, threshold };
  const shown = [label, ...confusedMostWith(decided, label)];
  return { ...dated, matrix: classPairMatrix(decided, shown) };
};
