/** Answers how the network compares two digits, and which test digits lie around them. */
import type { Comparison, DigitPair } from '../../../protocol/answers/comparison.ts';
import type { Answer } from '../answer.ts';

/** Compares now, and sends new comparisons while the network trains. */
export const answerComparison: Answer<DigitPair, Comparison> = (run, pair) =>
  run.parts.watch.compare(pair);
