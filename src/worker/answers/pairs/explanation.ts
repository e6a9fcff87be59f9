/** Answers what makes two digits alike or different. */
import type { DigitPair } from '../../../protocol/answers/comparison.ts';
import type { Explanation } from '../../../protocol/answers/explanation.ts';
import type { Answer } from '../answer.ts';

/** Explains with the network as it is now; a newer question ends an older one, which answers `null`. */
export const answerExplanation: Answer<DigitPair, Explanation | null> = (run, pair) =>
  run.parts.explainer.explain(pair);
