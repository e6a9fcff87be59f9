/**
 * How good a network is: what an evaluation tells. Validation pairs choose the threshold and the
 * calibration; test pairs are judged with them and choose nothing.
 */
import type { Decision } from '../../metrics/pairs/calibration.ts';
import type { CalibrationBin } from '../../metrics/pairs/calibrationError.ts';
import type { ClassPairCell } from '../../metrics/pairs/classPairs.ts';
import type { Interval } from '../../metrics/pairs/interval.ts';
import type { RocPoint } from '../../metrics/pairs/roc.ts';
import type { ErrorRates } from '../../metrics/pairs/thresholdRates.ts';

/** How well test pairs are told apart. */
export interface PairFigures {
  /** Balanced: mean of the true-positive and true-negative rates on test pairs; ½ without a decision. */
  readonly pairAccuracy: number;
  /** Pairs of each kind behind the figures. */
  readonly pairsOfEach: number;
  /** Chance that a positive pair is closer than a negative one; `null` where a distance is no number. */
  readonly areaUnderCurve: number | null;
}

/** What has no threshold, and can be told of a network that has learnt nothing too. */
export interface RankingFigures {
  /** Root mean square distance of the embeddings to their mean; `null` where one is no number. */
  readonly spread: number | null;
  /** Share of test images whose nearest other one is of their digit. */
  readonly precisionAt1: number | null;
  /** `null` where no digit is held out. */
  readonly heldOut: HeldOutFigures | null;
}

/** What a network makes of digits that it was never shown. */
export interface HeldOutFigures {
  /** Of pairs among them; `null` with one held-out digit, where there are no negative ones. */
  readonly among: PairFigures | null;
  /** Of pairs of one of them, and of one of them with a digit that was seen. */
  readonly withSeen: PairFigures;
  /** n-way one-shot accuracy, n being the digits held out; `null` with one. */
  readonly oneShotAccuracy: number | null;
}

/** The figures of one evaluation. */
export interface Evaluation extends PairFigures, RankingFigures {
  /** `null` when validation distances do not tell positive from negative. */
  readonly decision: Decision | null;
  /** Of the fixed test pairs in their order: positive ones first, then as many negative ones. */
  readonly testDistances: Float32Array;
  /** 95 % interval of the accuracy; `null` without a decision. */
  readonly accuracyInterval: Interval | null;
  readonly meanPositiveDistance: number;
  readonly meanNegativeDistance: number;
  /** The training loss, on batches of validation images. */
  readonly validationLoss: number;
  readonly equalErrorRate: number | null;
  /** At the threshold; `null` without a decision. */
  readonly errorRates: ErrorRates | null;
  /** From (0, 0) to (1, 1); empty where a distance is no number. */
  readonly roc: readonly RocPoint[];
  /** Expected calibration error of the similarity; `null` without a decision. */
  readonly calibrationError: number | null;
  readonly calibrationBins: readonly CalibrationBin[];
  /** [classes][classes] how test pairs of each two digits are judged; empty without a decision. */
  readonly classPairs: readonly (readonly ClassPairCell[])[];
  /** Digits that are held out, ascending. */
  readonly heldOutDigits: readonly number[];
  /** The same network before its first step. */
  readonly untrained: RankingFigures;
}
