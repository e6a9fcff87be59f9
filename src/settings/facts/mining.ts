/** Owns one row of facts for each way to find a triplet's negative. Imports no other table. */
import type { ExplainedChoice } from './wordsOfChoice.ts';

export interface MiningFacts extends ExplainedChoice {
  /** The remedy if learning is stuck with it; `null` if only a lower rate helps. */
  readonly remedy: string | null;
}

/** In the order of the page. */
export const minings = {
  random: {
    text: 'Random',
    meaning: 'Which different digit an image is compared with is left to chance.',
    remedy: null,
  },
  'semi-hard': {
    text: 'Semi-hard',
    meaning:
      'An image is compared with the nearest different digit that is still further away than the equal one.',
    source: 'Schroff, Kalenichenko, Philbin 2015',
    remedy: null,
  },
  hard: {
    text: 'Hard',
    meaning: 'An image is compared with its furthest equal and its nearest different digit only.',
    source: 'Hermans, Beyer, Leibe 2017',
    remedy: 'Choose semi-hard mining or a lower learning rate, and start over.',
  },
} as const satisfies Readonly<Record<string, MiningFacts>>;
