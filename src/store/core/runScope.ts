/**
 * Owns what the page knows of the present run: one object, replaced whole when another run begins.
 * Nothing in it belongs to an earlier run.
 */
import type { Comparison } from '../../protocol/answers/comparison.ts';
import type { Explanation } from '../../protocol/answers/explanation.ts';
import type { MeasuredFigures } from '../../protocol/answers/measuring.ts';
import type { Evaluation, EvaluationScope } from '../../protocol/evaluation.ts';
import type { EmbeddingMap, StepPairs } from '../../protocol/pictures.ts';
import type { RunStatus } from '../../protocol/run.ts';
import type { ShownAnswers } from '../answers/shownAnswers.ts';
import type { LookedAtClass } from '../confusions/confusions.ts';
import { emptyRecord, type RunRecord } from '../curves/runRecord.ts';
import type { Inside } from '../inside/inside.ts';
import type { Ranking } from '../oneShot/ranking.ts';
import type { NewestFigure } from '../run/newestFigure.ts';
import type { AskedPairs } from '../worstPairs/worstPairs.ts';

/** The newest evaluation of the run. */
export interface LatestEvaluation {
  readonly step: number;
  readonly scope: EvaluationScope;
  readonly evaluation: Evaluation;
}

export interface RunScope {
  /** `null` before there is a network. */
  readonly status: RunStatus | null;
  /** The run's curves, pace and marks. */
  readonly record: RunRecord;
  readonly latestLoss: number | null;
  readonly evaluation: LatestEvaluation | null;
  /** The newest figure: of a look, or of that evaluation. */
  readonly figure: NewestFigure | null;
  readonly comparison: Comparison | null;
  /** The positions of the gallery's digits. */
  readonly map: EmbeddingMap | null;
  /** The newest answers to the panels' questions. */
  readonly answers: ShownAnswers;
  /** The newest figures on another data set. */
  readonly measured: MeasuredFigures | null;
  /** The newest pairs of a step's batch; the worker sends them while a person looks. */
  readonly stepPairs: StepPairs | null;
  /** What makes the drawings alike or different; read it through `currentExplanation`. */
  readonly explanation: Explanation | null;
  /** The step whose inside is shown; read it through `currentInside`. */
  readonly inside: Inside | null;
  /** The classes of the confusion matrix whose worst pairs are shown. */
  readonly worstPairs: AskedPairs | null;
  /** The class that the confusion matrix is about; `null`: those with the most errors. */
  readonly lookedAtClass: LookedAtClass | null;
  /** The ranking of a person's symbols for the query; `null` without a query or without symbols. */
  readonly ranking: Ranking | null;
}

/** The state before the first run. */
export const noRun: RunScope = {
  status: null,
  record: emptyRecord,
  latestLoss: null,
  evaluation: null,
  figure: null,
  comparison: null,
  map: null,
  answers: {},
  measured: null,
  stepPairs: null,
  explanation: null,
  inside: null,
  worstPairs: null,
  lookedAtClass: null,
  ranking: null,
};
