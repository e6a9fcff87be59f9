/** Owns one row of facts for each way to find a triplet's negative. Imports no other table. */
import { capitalised, differentImage, haveOneNoun, type NounText, withArticle } from './nouns.ts';
import type { ExplainedChoice } from './wordsOfChoice.ts';

export interface MiningFacts extends ExplainedChoice<NounText> {
  /** The remedy if learning is stuck with it; `null` if only a lower rate helps. */
  readonly remedy: string | null;
  /** Why embeddings must have length 1; `null` if any length is allowed. */
  readonly whyUnitLength: string | null;
}

/** In the order of the page. */
export const minings = {
  random: {
    text: 'Random',
    meaning: (nouns) =>
      `Which ${differentImage(nouns)} an image is compared with is left to chance.`,
    remedy: null,
    whyUnitLength: null,
  },
  'semi-hard': {
    text: 'Semi-hard',
    meaning: (nouns) =>
      `An image is compared with the nearest ${differentImage(nouns)} that is still further away than the ${haveOneNoun(nouns) ? 'equal one' : `one of its own ${nouns.classNoun.one}`}.`,
    source: 'Schroff, Kalenichenko, Philbin 2015',
    remedy: null,
    whyUnitLength: null,
  },
  'distance-weighted': {
    text: 'Distance-weighted',
    meaning: (nouns) =>
      `${capitalised(withArticle(differentImage(nouns)))} is drawn by chance, the likelier the rarer its distance d is among random points on a sphere: so near and far ones come up alike. An embedding has k numbers; λ keeps the very nearest from being drawn all the time.`,
    formula: 'P(n) ∝ min(λ, 1 ÷ q(d)), q(d) = d^(k − 2) · (1 − d²/4)^((k − 3)/2)',
    source: 'Wu, Manmatha, Smola, Krähenbühl 2017',
    remedy: null,
    whyUnitLength: 'Distance-weighted mining knows distances on a sphere: the length is always 1.',
  },
  hard: {
    text: 'Hard',
    meaning: (nouns) =>
      haveOneNoun(nouns)
        ? `An image is compared with its furthest equal and its nearest ${differentImage(nouns)} only.`
        : `An image is compared with the furthest one of its own ${nouns.classNoun.one} and the nearest one of another only.`,
    source: 'Hermans, Beyer, Leibe 2017',
    remedy: 'Choose semi-hard mining or a lower learning rate, and start over.',
    whyUnitLength: null,
  },
} as const satisfies Readonly<Record<string, MiningFacts>>;
