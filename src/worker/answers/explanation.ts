/** What makes two digits alike or different. */
import type { DigitPair } from '../../protocol/answers/comparison.ts';
import type { Explanation } from '../../protocol/answers/explanation.ts';
import type { Answer } from './answer.ts';

/** Explains by the network as it is now; a newer question takes the place of an older one. */
export const answerExplanation: Answer<DigitPair, Explanation | null> = (run, pair) =>
  run.parts.explainer.explain(pair);
