/** Owns one row of facts for each distance between two embeddings that a person can choose. Imports no other table. */
import type { ExplainedChoice } from './wordsOfChoice.ts';

export interface DistanceFacts extends ExplainedChoice {
  readonly formula: string;
  /** Why embeddings must have length 1; `null` if any length is allowed. */
  readonly whyUnitLength: string | null;
}

/** In the order of the page. */
export const distances = {
  euclidean: {
    text: 'Euclidean',
    meaning: 'The length of the straight line between the two embeddings.',
    formula: 'd = √Σₖ (aₖ − bₖ)²',
    whyUnitLength: null,
  },
  cosine: {
    text: 'Cosine',
    meaning:
      'One less the cosine of the angle between the two embeddings: 0 in the same direction, 1 at a right angle, 2 in opposite directions.',
    formula: 'd = 1 − a·b ÷ (‖a‖·‖b‖)',
    whyUnitLength: 'The cosine distance compares directions: the length is always 1.',
  },
} as const satisfies Readonly<Record<string, DistanceFacts>>;
