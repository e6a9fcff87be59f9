/** Two digits compared, and what lies around them. */
import type { Comparison, DigitPair } from '../../protocol/answers/comparison.ts';
import type { Answer } from './answer.ts';

/** Compares now, and again and again while the network trains. */
export const answerComparison: Answer<DigitPair, Comparison> = (run, pair) =>
  run.parts.watch.compare(pair);
