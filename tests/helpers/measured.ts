/** Makes up figures on another data set. */
import type { MeasuredFigures, MeasureQuestion } from '../../src/protocol/answers/measuring.ts';

/** Figures of Omniglot's kind: alphabets, and drawers. */
export function measuredOf(
  runId: number,
  step: number,
  question: MeasureQuestion,
): MeasuredFigures {
  return {
    ...question,
    runId,
    step,
    imageCount: 2_720,
    isTestOnly: false,
    pairCount: 4_000,
    questionCount: 400,
    hasFamilies: true,
    hasDrawers: true,
    network: {
      accuracy: 0.75,
      areaUnderCurve: 0.875,
      fewShot: { accuracy: 0.625, interval: { low: 0.5, high: 0.75 } },
    },
    pixels: {
      accuracy: null,
      areaUnderCurve: 0.625,
      fewShot: { accuracy: 0.25, interval: { low: 0.125, high: 0.375 } },
    },
  };
}
