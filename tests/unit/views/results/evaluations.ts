/** An evaluation made up for tests of what is said about one. */
import type { Evaluation } from '../../../../src/store/core/state.ts';

/** Of a network that is good, with no digit held out. */
export const goodEvaluation: Evaluation = {
  pairAccuracy: 0.987,
  pairsOfEach: 20_000,
  areaUnderCurve: 0.998,
  spread: 1.1,
  precisionAt1: 0.985,
  retrieval: { rPrecision: 0.97, meanAveragePrecisionAtR: 0.965 },
  heldOut: null,
  decision: { slope: 8, intercept: 5, threshold: 0.625 },
  decidedBy: 'dataset',
  accuracyInterval: { low: 0.985, high: 0.989 },
  meanPositiveDistance: 0.2,
  meanNegativeDistance: 1.3,
  validationLoss: 0.05,
  testDistances: Float32Array.of(0.2, 1.3),
  equalErrorRate: 0.013,
  strictRejects: { atOnePercent: 0.015, atOnePerMille: 0.06 },
  scores: { logLoss: 0.06, brierScore: 0.011 },
  errorRates: { falseAcceptRate: 0.012, falseRejectRate: 0.014 },
  roc: [
    { falseAcceptRate: 0, trueAcceptRate: 0, threshold: Number.NEGATIVE_INFINITY },
    { falseAcceptRate: 1, trueAcceptRate: 1, threshold: 4 },
  ],
  det: [{ falseAcceptRate: 0.012, falseRejectRate: 0.014 }],
  calibrationError: 0.01,
  calibrationBins: [],
  classPairs: { classes: [], cells: [] },
  thresholdConsistency: { inconsistency: 0.00016, worstClass: 9 },
  heldOutDigits: [],
  untrained: { spread: 0.9, precisionAt1: 0.941, retrieval: null, heldOut: null },
  pixels: null,
};
