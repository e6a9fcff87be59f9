/** Owns one row of facts for each way to find a triplet's negative. Imports no other table. */
import type { ExplainedChoice } from './wordsOfChoice.ts';

export interface MiningFacts extends ExplainedChoice {
  /** The remedy if learning is stuck with it; `null` if only a lower rate helps. */
  readonly remedy: string | null;
  /** Why embeddings must have length 1; `null` if any length is allowed. */
  readonly whyUnitLength: string | null;
}

/** In the order of the page. */
export const minings = {
  random: {
    text: 'Random',
    meaning: 'Which different digit an image is compared with is left to chance.',
    remedy: null,
    whyUnitLength: null,
  },
  'semi-hard': {
    text: 'Semi-hard',
    meaning:
      'An image is compared with the nearest different digit that is still further away than the equal one.',
    source: 'Schroff, Kalenichenko, Philbin 2015',
    remedy: null,
    whyUnitLength: null,
  },
  'distance-weighted': {
    text: 'Distance-weighted',
    meaning:
      'A different digit is drawn by chance, the likelier the rarer its distance d is among random points on a sphere: so near and far ones come up alike. An embedding has k numbers; λ keeps the very nearest from being drawn all the time.',
    formula: 'P(n) ∝ min(λ, 1 ÷ q(d)), q(d) = d^(k − 2) · (1 − d²/4)^((k − 3)/2)',
    source: 'Wu, Manmatha, Smola, Krähenbühl 2017',
    remedy: null,
    whyUnitLength: 'Distance-weighted mining knows distances on a sphere: the length is always 1.',
  },
  hard: {
    text: 'Hard',
    meaning: 'An image is compared with its furthest equal and its nearest different digit only.',
    source: 'Hermans, Beyer, Leibe 2017',
    remedy: 'Choose semi-hard mining or a lower learning rate, and start over.',
    whyUnitLength: null,
  },
} as const satisfies Readonly<Record<string, MiningFacts>>;
