/**
 * Types only: the figures of an evaluation. Validation pairs choose the threshold and the calibration;
 * test pairs are evaluated with them and choose nothing.
 */
import type { RetrievalFigures } from '../../metrics/neighbours/retrieval.ts';
import type { ClassPairMatrix } from '../../metrics/pairs/byClass/classPairs.ts';
import type { ThresholdConsistency } from '../../metrics/pairs/byClass/thresholdConsistency.ts';
import type { Decision } from '../../metrics/pairs/calibration.ts';
import type { CalibrationBin } from '../../metrics/pairs/calibrationError.ts';
import type { Interval } from '../../metrics/pairs/interval.ts';
import type { DetPoint, RocPoint } from '../../metrics/pairs/roc.ts';
import type { Scores } from '../../metrics/pairs/scoringRules.ts';
import type { ErrorRates } from '../../metrics/pairs/thresholdRates.ts';
import type { ChoosingSource } from './fixedPairs.ts';

/** How well a network separates test pairs. */
export interface PairFigures {
  /** Balanced: mean of the true-positive and true-negative rates on test pairs; ½ without a decision. */
  readonly pairAccuracy: number;
  /** The number of pairs of each kind in these figures. */
  readonly pairsOfEach: number;
  /** Probability that a positive pair is closer than a negative one; `null` if one is not finite. */
  readonly areaUnderCurve: number | null;
}

/** Figures without a threshold: an untrained network has them too. */
export interface RankingFigures {
  /** Root mean square distance of the embeddings to their mean; `null` if an embedding is not finite. */
  readonly spread: number | null;
  /** Share of test images whose nearest other image shows the same digit. */
  readonly precisionAt1: number | null;
  /** R-precision and MAP@R of some test images. */
  readonly retrieval: RetrievalFigures | null;
  /** `null` if no digit is held out. */
  readonly heldOut: HeldOutFigures | null;
}

/** Figures for digits that the network has never seen. */
export interface HeldOutFigures {
  /** For pairs among held-out digits; `null` with one held-out digit: it has no negative pairs. */
  readonly among: PairFigures | null;
  /**
   * For positive pairs of a held-out digit, and negative pairs of a held-out digit and a seen one; `null` if
   * no digit is seen.
   */
  readonly withSeen: PairFigures | null;
  /** n-way one-shot accuracy; `null` with one held-out digit. */
  readonly oneShotAccuracy: number | null;
  /** n: the number of held-out digits, at most 20; `null` with one. */
  readonly oneShotWays: number | null;
}

/** Shares of the positive pairs that are rejected where few negative ones are accepted, 0…1. */
export interface StrictRejects {
  /** Where 1 % of the negative pairs are accepted. */
  readonly atOnePercent: number;
  /** Where 0.1 % are. */
  readonly atOnePerMille: number;
}

/** What the figures of a network stand beside; the same for the whole run. */
export interface Yardsticks {
  /** Figures of the same network before its first step. */
  readonly untrained: RankingFigures;
  /** Of held-out digits, by the distance of the images' grey values; `null` if no digit is held out. */
  readonly pixels: HeldOutFigures | null;
}

/** The figures of one evaluation. */
export interface Evaluation extends PairFigures, RankingFigures, Yardsticks {
  /** `null` if validation distances do not separate positive from negative pairs. */
  readonly decision: Decision | null;
  /** The kind of images that chose the decision: validation images, or held-out symbols. */
  readonly decidedBy: ChoosingSource;
  /** Distances of the fixed test pairs: positive ones first, then as many negative ones. */
  readonly testDistances: Float32Array;
  /** 95 % interval of the accuracy; `null` without a decision. */
  readonly accuracyInterval: Interval | null;
  readonly meanPositiveDistance: number;
  readonly meanNegativeDistance: number;
  /** The training loss on batches of validation images. */
  readonly validationLoss: number;
  readonly equalErrorRate: number | null;
  /** At strict thresholds; `null` if a distance is not finite. */
  readonly strictRejects: StrictRejects | null;
  /** Scoring rules of the similarity; `null` without a decision. */
  readonly scores: Scores | null;
  /** The rates at the threshold; `null` without a decision. */
  readonly errorRates: ErrorRates | null;
  /** From (0, 0) to (1, 1); empty if a distance is not finite. */
  readonly roc: readonly RocPoint[];
  /** The same errors for normal axes; empty if a distance is not finite. */
  readonly det: readonly DetPoint[];
  /** Expected calibration error of the similarity; `null` without a decision. */
  readonly calibrationError: number | null;
  readonly calibrationBins: readonly CalibrationBin[];
  /** Errors of the test pairs of each two digits; without any class where there is no decision. */
  readonly classPairs: ClassPairMatrix;
  /**
   * How well one threshold fits all classes; `null` in a quick evaluation, whose pairs of each class are too
   * few to tell chance from difference, or if a distance is not finite.
   */
  readonly thresholdConsistency: ThresholdConsistency | null;
  /** Digits that are held out, ascending. */
  readonly heldOutDigits: readonly number[];
}
