/** What the choices are called, and what each is, in plain words. */
import type {
  BackendChoice,
  EncoderKind,
  EncoderSize,
  LossKind,
  MiningKind,
  OptimizerKind,
  ScheduleKind,
} from '../../settings/choices.ts';

/** A choice as the page calls it. */
interface Choice {
  readonly text: string;
}

/** A choice that takes explaining. */
export interface ExplainedChoice extends Choice {
  readonly meaning: string;
  readonly formula?: string;
  readonly source?: string;
}

export const encoderWords: Readonly<Record<EncoderKind, Choice>> = {
  mlp: { text: 'MLP' },
  cnn: { text: 'CNN' },
  lstm: { text: 'LSTM' },
};

export const encoderSizeWords: Readonly<Record<EncoderSize, Choice>> = {
  small: { text: 'Small' },
  medium: { text: 'Medium' },
  large: { text: 'Large' },
};

/** Each with its formula and its paper. */
export const lossWords: Readonly<Record<LossKind, Required<ExplainedChoice>>> = {
  'contrastive-all-pairs': {
    text: 'Contrastive, all pairs',
    meaning:
      'Takes all pairs of a step’s images. Equal digits (a positive pair) are pulled together; different ones (a negative pair) are pushed until their distance d is the margin m.',
    formula: 'mean d² of positives + mean max(0, m − d)² of the negatives with d < m',
    source: 'Hadsell, Chopra, LeCun 2006; averaged over the negatives that violate the margin',
  },
  'contrastive-pairs': {
    text: 'Contrastive, given pairs',
    meaning:
      'Each image is in one pair only. Equal digits (a positive pair) are pulled together; different ones (a negative pair) are pushed until their distance d is the margin m.',
    formula: 'mean of d² for a positive, max(0, m − d)² for a negative pair',
    source: 'Hadsell, Chopra, LeCun 2006',
  },
  triplet: {
    text: 'Triplet',
    meaning:
      'An image a shall be closer to one of its own digit, p, than to one of another digit, n, by a margin m. d² is the squared distance.',
    formula: 'mean max(0, d²(a, p) − d²(a, n) + m)',
    source: 'Schroff, Kalenichenko, Philbin 2015',
  },
  'supervised-contrastive': {
    text: 'Supervised contrastive',
    meaning:
      'Each image a shall pick those of its own digit, p, out of all other images x of the step, by how alike their directions are. τ is the temperature.',
    formula: '− mean over p of log( exp(a·p/τ) ÷ Σₓ exp(a·x/τ) )',
    source: 'Khosla et al. 2020',
  },
  'learned-distance': {
    text: 'Learned distance, given pairs',
    meaning:
      'The distance is learnt too: each number of the embeddings has a weight wₖ of its own. The loss is the binary cross-entropy of the probability that a pair is the same digit.',
    formula: 'P(same) = σ(bias − Σₖ wₖ·|aₖ − bₖ|)',
    source: 'Koch, Zemel, Salakhutdinov 2015',
  },
  'positives-only': {
    text: 'Pull only (plain L2)',
    meaning:
      'Pulls equal digits together and has nothing to push different ones apart: it collapses, watch it.',
    formula: 'mean d² of positive pairs',
    source: 'Hadsell, Chopra, LeCun 2006, who say why it collapses',
  },
};

export const miningWords: Readonly<Record<MiningKind, ExplainedChoice>> = {
  random: {
    text: 'Random',
    meaning: 'Which different digit an image is compared with is left to chance.',
  },
  'semi-hard': {
    text: 'Semi-hard',
    meaning:
      'An image is compared with the nearest different digit that is still further away than the equal one.',
    source: 'Schroff, Kalenichenko, Philbin 2015',
  },
  hard: {
    text: 'Hard',
    meaning: 'An image is compared with its furthest equal and its nearest different digit only.',
    source: 'Hermans, Beyer, Leibe 2017',
  },
};

export const optimizerWords: Readonly<Record<OptimizerKind, ExplainedChoice>> = {
  sgd: {
    text: 'Gradient descent (SGD)',
    meaning: 'Each weight w goes down its slope g, by the rate.',
    formula: 'w ← w − rate · g',
    source: 'Robbins, Monro 1951',
  },
  momentum: {
    text: 'SGD with momentum',
    meaning: 'Like a ball that rolls: nine tenths of the last step’s speed v stay.',
    formula: 'v ← 0.9·v + g, then w ← w − rate · v',
    source: 'Polyak 1964',
  },
  adam: {
    text: 'Adam',
    meaning:
      'Each weight takes steps of a size of its own: its mean slope, measured by how large its slopes usually are.',
    formula: 'w ← w − rate · mean(g) ÷ √mean(g²)',
    source: 'Kingma, Ba 2015',
  },
};

export const scheduleWords: Readonly<Record<ScheduleKind, ExplainedChoice>> = {
  constant: { text: 'Constant', meaning: 'The learning rate stays as it is to the end.' },
  linear: {
    text: 'Falling in a line',
    meaning: 'The learning rate falls evenly, to 0 at the last step.',
  },
  cosine: {
    text: 'Falling in a cosine',
    meaning:
      'The learning rate falls to 0 at the last step, slowly at first and slowly at the end.',
    source: 'Loshchilov, Hutter 2017',
  },
};

export const backendWords: Readonly<Record<BackendChoice, Choice>> = {
  auto: { text: 'Auto' },
  webgl: { text: 'WebGL (graphics card)' },
  wasm: { text: 'WASM (processor)' },
  webgpu: { text: 'WebGPU (graphics card)' },
  cpu: { text: 'Plain JavaScript (slow)' },
};
