/** Owns the newest figure of a run, of a look or of an evaluation: what the page says of the network. */
import type { Evaluation, EvaluationScope, Look } from '../../protocol/evaluation.ts';

export interface NewestFigure {
  /** The steps of the network that it belongs to. */
  readonly step: number;
  readonly basis: 'look' | EvaluationScope;
  readonly pairAccuracy: Look['pairAccuracy'];
  readonly areaUnderCurve: Look['areaUnderCurve'];
  /** 95 %; `null` without a threshold. */
  readonly interval: Look['accuracyInterval'];
  /** Whether a threshold tells the pairs apart at all. */
  readonly hasDecision: boolean;
}

/**
 * The newer one of the known figure and of these. Of the same network, the later one holds: an evaluation
 * has more pairs than the look before it.
 */
export function newerFigure(
  known: NewestFigure | null,
  step: number,
  basis: NewestFigure['basis'],
  { pairAccuracy, areaUnderCurve, accuracyInterval, decision }: Look | Evaluation,
): NewestFigure {
  if (known !== null && known.step > step) return known;
  return {
    step,
    basis,
    pairAccuracy,
    areaUnderCurve,
    interval: accuracyInterval,
    hasDecision: decision !== null,
  };
}
