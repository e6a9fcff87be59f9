/**
 * Owns what the page knows of the present run: one object, replaced whole when another run begins.
 * Nothing in it is of an earlier run.
 */
import type { Comparison } from '../../protocol/answers/comparison.ts';
import type { Explanation } from '../../protocol/answers/explanation.ts';
import type { Evaluation, EvaluationScope } from '../../protocol/evaluation.ts';
import type { EmbeddingMap, StepPairs } from '../../protocol/pictures.ts';
import type { RunStatus } from '../../protocol/run.ts';
import type { ShownAnswers } from '../answers/shownAnswers.ts';
import { emptyRecord, type RunRecord } from '../curves/runRecord.ts';
import type { Inside } from '../inside/inside.ts';
import type { Ranking } from '../oneShot/ranking.ts';
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
  /** How the run went: its curves. */
  readonly record: RunRecord;
  readonly latestLoss: number | null;
  readonly evaluation: LatestEvaluation | null;
  readonly comparison: Comparison | null;
  /** Where the gallery's digits lie. */
  readonly map: EmbeddingMap | null;
  /** The newest answers to what panels ask. */
  readonly answers: ShownAnswers;
  /** The pairs of a step's batch, as long as they are looked at; the newest that were told. */
  readonly stepPairs: StepPairs | null;
  /** What makes the drawings alike or different; read it through `currentExplanation`. */
  readonly explanation: Explanation | null;
  /** The step that is looked into; read it through `currentInside`. */
  readonly inside: Inside | null;
  /** The classes of the confusion matrix whose worst pairs are shown. */
  readonly worstPairs: AskedPairs | null;
  /** Of the query among a person's own symbols; `null` while one of them is missing. */
  readonly ranking: Ranking | null;
}

/** Before there is a run. */
export const noRun: RunScope = {
  status: null,
  record: emptyRecord,
  latestLoss: null,
  evaluation: null,
  comparison: null,
  map: null,
  answers: {},
  stepPairs: null,
  explanation: null,
  inside: null,
  worstPairs: null,
  ranking: null,
};
