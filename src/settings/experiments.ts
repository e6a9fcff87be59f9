/** Owns the table of experiments: their settings or weights, and what a person can observe. */
import { optimizers } from './facts/optimizers.ts';
import { defaultSettings, type RunSettings } from './settings.ts';

/** What these experiments show, Adam shows best: with Muon, all layers move at full rate whatever the slope. */
const withAdam = {
  optimizer: 'adam',
  learningRate: optimizers.adam.recommendedRate,
  averageWeights: false,
  imagesPerDigit: 12,
  steps: 2_000,
} as const;

/** What teaches likeness best, chosen on held-out digits that no reported figure uses. */
const withSymbols = {
  learnFrom: 'digits-and-symbols',
  loss: 'supervised-contrastive',
  temperature: 0.2,
  unitLength: true,
  learningRate: 0.05,
  imagesPerDigit: 12,
  steps: 1_000,
} as const;

/** What compares best, and takes several times as long a step. Chosen as above, and on drawn letters. */
const deep = { encoder: 'deep-cnn', embeddingSize: 64, temperature: 0.1 } as const;

/** In the order of the menu. */
export const experimentIds = [
  'trained',
  'trained-on-scribbles',
  'default',
  'two-numbers',
  'lstm',
  'untied',
  'pull-only',
  'held-out',
  'scribbles',
  'no-digit',
  'no-digit-deep',
  'hard-mining',
  'high-rate',
  'accurate',
] as const;
export type ExperimentId = (typeof experimentIds)[number];

export interface Experiment {
  readonly name: string;
  /** The difference from the default, in a few words. */
  readonly hint: string;
  /** What a person should watch: two sentences. */
  readonly watch: string;
  /** Either changes of the default settings for a new run, or trained weights. */
  readonly start:
    | { readonly kind: 'settings'; readonly changes: Partial<RunSettings> }
    /** The path is relative to the page. */
    | { readonly kind: 'weights'; readonly path: string };
}

export const experiments: Readonly<Record<ExperimentId, Experiment>> = {
  trained: {
    name: 'A trained network',
    hint: 'No waiting: to try at once',
    watch:
      'This network has learnt already: draw a digit on each pad and read the verdict. ' +
      'Try a 1 beside a 7, or a 4 beside a 9: where does it begin to doubt?',
    start: { kind: 'weights', path: 'trained/cnn.json' },
  },
  'trained-on-scribbles': {
    name: 'A network for anything drawn',
    hint: 'Trained on digits and symbols',
    watch:
      'This network has learnt from digits and thousands of made-up symbols: give it symbols of your own under “One-shot”, one drawing each, and let it name the next. ' +
      'Draw a letter or a scribble on a pad: it says that this is unlike any digit.',
    start: { kind: 'weights', path: 'trained/scribbles.json' },
  },
  default: {
    name: 'The default',
    hint: 'A small CNN, contrastive loss',
    watch:
      'The accuracy on test pairs climbs steeply within the first hundred steps and creeps from there. ' +
      'Draw two digits while it learns: the verdict on them changes before your eyes.',
    start: { kind: 'settings', changes: {} },
  },
  'two-numbers': {
    name: 'Two numbers only',
    hint: 'Embeddings one can see whole',
    watch:
      'Each digit becomes just two numbers, a point on a plane: the two cells under f(A) and f(B) are all that the network knows of them. ' +
      'Look under “Confusions” which digits have too little room there, and compare with the default.',
    start: { kind: 'settings', changes: { embeddingSize: 2, steps: 3_000 } },
  },
  lstm: {
    name: 'LSTM twins, as the question asked',
    hint: 'Reads a digit row by row',
    watch:
      'Two LSTMs that are one set of weights read the digits from top to bottom and meet at the end, in the distance. ' +
      'Compare the accuracy with that of the default after as many steps.',
    start: { kind: 'settings', changes: { encoder: 'lstm', steps: 2_000 } },
  },
  untied: {
    name: 'Towers not tied',
    hint: 'Two networks instead of twins',
    watch:
      'Each side has weights of its own, twice as many in all, and nothing keeps the two sides alike. ' +
      'Draw a digit and read how far apart the two towers put the very same image, which twins put at 0; then tie the weights, start over, and compare the accuracy.',
    start: {
      kind: 'settings',
      changes: { loss: 'contrastive-pairs', tieWeights: false, learningRate: 0.015, steps: 2_000 },
    },
  },
  'pull-only': {
    name: 'Pull without push',
    hint: 'What different pairs are good for',
    watch:
      'Nothing pushes different digits apart, so the easiest way to a loss of 0 is to put all digits at one point. ' +
      'Watch all distances shrink together while the loss looks better and better: the network collapses.',
    start: { kind: 'settings', changes: { ...withAdam, loss: 'positives-only' } },
  },
  'held-out': {
    name: '7, 8 and 9 never seen',
    hint: 'Comparing what it never met',
    watch:
      'No 7, 8 or 9 is in any training step: what the network learns is to compare, not to name. ' +
      'Look under “Digits never seen”: it is trained gently and not for long, because the better it gets at the digits it sees, the worse it becomes at those it does not.',
    start: {
      kind: 'settings',
      changes: { ...withAdam, heldOutDigits: [7, 8, 9], learningRate: 5e-4, steps: 600 },
    },
  },
  scribbles: {
    name: 'The same, helped by scribbles',
    hint: 'Symbols and turned digits: a minute or two',
    watch:
      'Beside the digits 0 to 6, each step compares drawings of symbols that the page makes up, and digits that stand on their head or in a mirror: shapes of real hands that are no digits. ' +
      'Compare the figures under “Digits never seen” with those of the experiment before: far more of the 7, 8 and 9 are told apart, by a network that has still met none.',
    // With more steps, the digits that it sees crowd out what it has learnt to compare.
    start: {
      kind: 'settings',
      changes: {
        ...withSymbols,
        ...deep,
        turnedPerBatch: 20,
        symbolsFirst: true,
        steps: 500,
        heldOutDigits: [7, 8, 9],
      },
    },
  },
  'no-digit': {
    name: 'No digit at all',
    hint: 'Made-up symbols alone',
    watch:
      'No digit is in any step, and even the threshold comes from made-up symbols: all ten digits are new to it. ' +
      'Watch the AUC of digit pairs climb all the same, and look under “Digits never seen” how often one example of each digit is enough to name the others.',
    start: { kind: 'settings', changes: { ...withSymbols, learnFrom: 'symbols' } },
  },
  'no-digit-deep': {
    name: 'No digit, and deeper',
    hint: 'Symbols, a deep CNN: takes minutes',
    watch:
      'The same symbols, read by three layers of overlapping patches: each step takes several times as long, and what is learnt carries further. ' +
      'Compare “Digits never seen” with the experiment before, or load pictures of letters under “Data” and see under “On other data” how many it names from one example each.',
    start: {
      kind: 'settings',
      changes: {
        ...withSymbols,
        ...deep,
        learnFrom: 'symbols',
        steps: 2_000,
      },
    },
  },
  'hard-mining': {
    name: 'Hard mining',
    hint: 'Triplets, only the hardest',
    watch:
      'Each image learns from its furthest equal and its nearest different digit only, often too hard to begin with: watch whether the loss gets stuck at the margin. ' +
      'Then choose semi-hard mining and start over: the same loss, with cases that can be learnt from.',
    start: { kind: 'settings', changes: { ...withAdam, loss: 'triplet', mining: 'hard' } },
  },
  'high-rate': {
    name: 'Too high a rate',
    hint: 'How learning falls apart',
    watch:
      'Every step shoots far past its goal: the loss jumps up instead of falling, or gets stuck where nothing is told apart. ' +
      'Then divide the learning rate by ten, start over, and again, until it learns.',
    start: { kind: 'settings', changes: { ...withAdam, learningRate: 1 } },
  },
  accurate: {
    name: 'As accurate as it gets',
    hint: 'Larger and longer: takes a while',
    watch:
      'A larger network, almost three times as many steps, and a gentler rate. ' +
      'Watch what the last tenths of a percent cost, and which digits are still taken for each other.',
    start: {
      kind: 'settings',
      changes: { encoderSize: 'large', embeddingSize: 64, learningRate: 0.015, steps: 4_000 },
    },
  },
};

/** The settings of an experiment's run; `null` if it brings a trained network instead. */
export function settingsOfExperiment(id: ExperimentId): RunSettings | null {
  const { start } = experiments[id];
  return start.kind === 'settings' ? { ...defaultSettings, ...start.changes } : null;
}
