/**
 * Owns one row of facts for each loss: its words, and its properties for the rest of the program. A new
 * loss needs a row here, and a file and a row in `siamese/losses`; the compiler names missing ones.
 * Imports no other table.
 */
import { capitalised, differentOnes, imagesOfKind, type Nouns, type NounText } from './nouns.ts';
import type { ExplainedChoice } from './wordsOfChoice.ts';

/** The loss of a single pair: a formula, or the reason why a single pair has no value. */
export type PairWords = { readonly formula: string } | { readonly whyNone: NounText };

export interface LossFacts extends Required<ExplainedChoice<NounText>> {
  /** Its entry in the page's answer; `null` if the answer does not name it. */
  readonly answer: LossAnswer | null;
  /** Whether its value depends on the margin. */
  readonly hasMargin: boolean;
  /** Whether its value depends on the temperature. */
  readonly hasTemperature: boolean;
  /** A temperature with which it learns well; `null` without one. */
  readonly recommendedTemperature: number | null;
  /** Whether some images can count more than others in its mean over all images. */
  readonly weighsImages: boolean;
  /** Whether it searches the batch for triplets. */
  readonly hasMining: boolean;
  /** Whether a batch consists of given pairs: only then does a pair have a first and a second image. */
  readonly hasGivenPairs: boolean;
  /**
   * Whether a batch has two views of each image, which are changed differently, and no labels: a positive
   * pair is then one image twice.
   */
  readonly hasViews: boolean;
  /** The names of the pairs of a batch. */
  readonly pairNames: (nouns: Nouns) => PairNames;
  /** Whether it learns a distance of its own. */
  readonly hasLearnedDistance: boolean;
  /** Its formula with the cosine distance, where that is another one; `null` if it is the same. */
  readonly cosineFormula: string | null;
  /** Why embeddings must have length 1; `null` if any length is allowed. */
  readonly whyUnitLength: string | null;
  /** Whether it pulls every pair forever, even if only a little: true for softmax and cross-entropy. */
  readonly pullsForEver: boolean;
  /** The words for the negative pairs that a step pushes apart; `null` if it pushes none. */
  readonly pushedPairs: string | null;
  /** Its value for a single positive and a single negative pair. */
  readonly onePair: { readonly positive: PairWords; readonly negative: PairWords };
  /** The problem if the loss stays at its value for a network that separates nothing. */
  readonly stuck: NounText;
  /** The remedy if learning is stuck or has collapsed; `null` if the mining or the rate is the remedy. */
  readonly remedy: NounText | null;
}

/** The names of positive and of negative pairs. */
export interface PairNames {
  readonly positive: string;
  readonly negative: string;
}

/** A loss in the page's answer. */
export interface LossAnswer {
  readonly name: string;
  readonly paper: string;
  readonly address: string;
  /** When to choose it. */
  readonly when: string;
}

/** For losses that need more than one pair. */
const shareOfStep = 'The gradients that follow are this pair’s share of the step’s.';
const ofWholeStep = {
  whyNone: () =>
    `This loss weighs all images of the step at once: it has no value for one pair. ${shareOfStep}`,
} as const;
const ofTriplet = {
  whyNone: () => `A triplet is three images: its loss has no value for one pair. ${shareOfStep}`,
} as const;

const ofClasses = ({ classNoun: { one, many } }: Nouns): PairNames => ({
  positive: `same ${one}`,
  negative: `different ${many}`,
});

const contrastivePair = {
  positive: { formula: 'd²' },
  negative: { formula: 'max(0, margin − d)²' },
} as const;

const stuckAtMargin: NounText = ({ imageNoun: { many } }) =>
  `The loss is stuck at the margin: the network puts all ${many} at one point and finds no way out.`;
const stuckElsewhere: NounText = () =>
  'The loss is stuck: it is what it is for a network that tells nothing apart.';

const pulledAndPushed: NounText = (nouns) =>
  `${capitalised(imagesOfKind('equal', nouns))} (a positive pair) are pulled together; ${differentOnes(nouns)} (a negative pair) are pushed until their distance d is the margin m.`;

/** In the order of the page. */
export const losses = {
  'contrastive-all-pairs': {
    text: 'Contrastive, all pairs',
    meaning: (nouns) => `Takes all pairs of a step’s images. ${pulledAndPushed(nouns)}`,
    formula: 'mean d² of positives + mean max(0, m − d)² of the negatives with d < m',
    source: 'Hadsell, Chopra, LeCun 2006; averaged over the negatives that violate the margin',
    answer: {
      name: 'Contrastive',
      paper: 'Hadsell, Chopra, LeCun 2006',
      address: 'https://doi.org/10.1109/CVPR.2006.100',
      when: 'You have pairs that are the same or not, and want a distance with a threshold.',
    },
    hasMargin: true,
    hasTemperature: false,
    recommendedTemperature: null,
    weighsImages: false,
    hasMining: false,
    hasGivenPairs: false,
    hasViews: false,
    pairNames: ofClasses,
    hasLearnedDistance: false,
    cosineFormula: null,
    whyUnitLength: null,
    pullsForEver: false,
    pushedPairs: 'still closer than the margin',
    onePair: contrastivePair,
    stuck: stuckAtMargin,
    remedy: null,
  },
  'contrastive-pairs': {
    text: 'Contrastive, given pairs',
    meaning: (nouns) => `Each image is in one pair only. ${pulledAndPushed(nouns)}`,
    formula: 'mean of d² for a positive, max(0, m − d)² for a negative pair',
    source: 'Hadsell, Chopra, LeCun 2006',
    answer: null,
    hasMargin: true,
    hasTemperature: false,
    recommendedTemperature: null,
    weighsImages: false,
    hasMining: false,
    hasGivenPairs: true,
    hasViews: false,
    pairNames: ofClasses,
    hasLearnedDistance: false,
    cosineFormula: null,
    whyUnitLength: null,
    pullsForEver: false,
    pushedPairs: 'still closer than the margin',
    onePair: contrastivePair,
    stuck: stuckAtMargin,
    remedy: null,
  },
  triplet: {
    text: 'Triplet',
    meaning: ({ classNoun: { one } }) =>
      `An image a shall be closer to one of its own ${one}, p, than to one of another ${one}, n, by a margin m. d is the distance.`,
    formula: 'mean max(0, d²(a, p) − d²(a, n) + m)',
    source: 'Schroff, Kalenichenko, Philbin 2015',
    answer: {
      name: 'Triplet',
      paper: 'Schroff, Kalenichenko, Philbin 2015',
      address: 'https://arxiv.org/abs/1503.03832',
      when: 'Only the order matters: this one is nearer than that one.',
    },
    hasMargin: true,
    hasTemperature: false,
    recommendedTemperature: null,
    weighsImages: false,
    hasMining: true,
    hasGivenPairs: false,
    hasViews: false,
    pairNames: ofClasses,
    hasLearnedDistance: false,
    cosineFormula: 'mean max(0, d(a, p) − d(a, n) + m)',
    whyUnitLength: null,
    pullsForEver: false,
    pushedPairs: 'still pushed apart',
    onePair: { positive: ofTriplet, negative: ofTriplet },
    stuck: stuckAtMargin,
    remedy: null,
  },
  'supervised-contrastive': {
    text: 'Supervised contrastive',
    meaning: ({ classNoun: { one } }) =>
      `Each image a shall pick those of its own ${one}, p, out of all other images x of the step, by how alike their directions are. τ is the temperature.`,
    formula: '− mean over p of log( exp(a·p/τ) ÷ Σₓ exp(a·x/τ) )',
    source: 'Khosla et al. 2020',
    answer: {
      name: 'Supervised contrastive',
      paper: 'Khosla et al. 2020',
      address: 'https://arxiv.org/abs/2004.11362',
      when: 'You have class labels, and several images of each class in a batch.',
    },
    hasMargin: false,
    hasTemperature: true,
    recommendedTemperature: 0.1,
    weighsImages: true,
    hasMining: false,
    hasGivenPairs: false,
    hasViews: false,
    pairNames: ofClasses,
    hasLearnedDistance: false,
    cosineFormula: null,
    whyUnitLength: 'This loss compares directions: the length is always 1.',
    pullsForEver: true,
    pushedPairs: 'still pushed apart',
    onePair: { positive: ofWholeStep, negative: ofWholeStep },
    stuck: stuckElsewhere,
    remedy: null,
  },
  'nt-xent': {
    text: 'NT-Xent, no labels',
    meaning: () =>
      'Learns without labels. A step takes each image twice, changed differently: two views. Each view a shall pick the other view of its image, p, out of all other views x of the step, by how alike their directions are. τ is the temperature.',
    formula: '− log( exp(a·p/τ) ÷ Σₓ exp(a·x/τ) )',
    source: 'Chen, Kornblith, Norouzi, Hinton 2020',
    answer: {
      name: 'NT-Xent (SimCLR)',
      paper: 'Chen, Kornblith, Norouzi, Hinton 2020',
      address: 'https://arxiv.org/abs/2002.05709',
      when: 'You have no labels, but know how an image may change and still show the same.',
    },
    hasMargin: false,
    hasTemperature: true,
    // Among the nearest other images are many of the same digit: a low temperature pushes them apart most.
    recommendedTemperature: 1,
    weighsImages: true,
    hasMining: false,
    hasGivenPairs: false,
    hasViews: true,
    pairNames: () => ({ positive: 'same image', negative: 'different images' }),
    hasLearnedDistance: false,
    cosineFormula: null,
    whyUnitLength: 'This loss compares directions: the length is always 1.',
    pullsForEver: true,
    pushedPairs: 'still pushed apart',
    onePair: { positive: ofWholeStep, negative: ofWholeStep },
    stuck: stuckElsewhere,
    remedy: null,
  },
  'learned-distance': {
    text: 'Learned distance, given pairs',
    meaning: ({ classNoun: { one } }) =>
      `The distance is learnt too: each number of the embeddings has a weight wₖ of its own. The loss is the binary cross-entropy of the probability that a pair is the same ${one}.`,
    formula: 'P(same) = σ(bias − Σₖ wₖ·|aₖ − bₖ|)',
    source: 'Koch, Zemel, Salakhutdinov 2015',
    answer: {
      name: 'Cross-entropy on a learned distance',
      paper: 'Koch, Zemel, Salakhutdinov 2015',
      address: 'https://www.cs.cmu.edu/~rsalakhu/papers/oneshot1.pdf',
      when: 'You want a probability at once, and the network to weigh the embedding’s numbers itself.',
    },
    hasMargin: false,
    hasTemperature: false,
    recommendedTemperature: null,
    weighsImages: false,
    hasMining: false,
    hasGivenPairs: true,
    hasViews: false,
    pairNames: ofClasses,
    hasLearnedDistance: true,
    cosineFormula: null,
    whyUnitLength: null,
    pullsForEver: true,
    pushedPairs: 'still pushed apart',
    onePair: {
      positive: { formula: '−log P(same)' },
      negative: { formula: '−log (1 − P(same))' },
    },
    stuck: stuckElsewhere,
    remedy: null,
  },
  'positives-only': {
    text: 'Pull only (plain L2)',
    meaning: (nouns) =>
      `Pulls ${imagesOfKind('equal', nouns)} together and has nothing to push ${differentOnes(nouns)} apart: it collapses, watch it.`,
    formula: 'mean d² of positive pairs',
    source: 'Hadsell, Chopra, LeCun 2006, who say why it collapses',
    answer: null,
    hasMargin: false,
    hasTemperature: false,
    recommendedTemperature: null,
    weighsImages: false,
    hasMining: false,
    hasGivenPairs: false,
    hasViews: false,
    pairNames: ofClasses,
    hasLearnedDistance: false,
    cosineFormula: null,
    whyUnitLength: null,
    pullsForEver: false,
    pushedPairs: null,
    onePair: {
      positive: { formula: 'd²' },
      negative: {
        whyNone: (nouns) =>
          `This loss has nothing to say about ${imagesOfKind('different', nouns)}: no gradient comes from this pair.`,
      },
    },
    stuck: stuckElsewhere,
    remedy: (nouns) =>
      `This loss pulls and never pushes: choose one that pushes ${imagesOfKind('different', nouns)} apart too, and start over.`,
  },
} as const satisfies Readonly<Record<string, LossFacts>>;
