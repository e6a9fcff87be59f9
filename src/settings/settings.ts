/**
 * Owns every setting of a run with its range and its default: they stand only here. Imports no other
 * room, so that every room can read it.
 */
import {
  type DistanceChoice,
  distanceChoices,
  type EncoderKind,
  type EncoderSize,
  encoderKinds,
  encoderSizes,
  type LossKind,
  lossKinds,
  type MiningKind,
  miningKinds,
  type OptimizerKind,
  optimizerKinds,
  type ScheduleKind,
  type SourceKind,
  scheduleKinds,
  sourceKinds,
} from './choices.ts';
import { losses } from './facts/losses.ts';
import { optimizers } from './facts/optimizers.ts';

/** With the data set and the backend, these settings determine a run completely. */
export interface RunSettings {
  readonly encoder: EncoderKind;
  readonly encoderSize: EncoderSize;
  /** Length of an embedding. */
  readonly embeddingSize: number;
  /** Whether every embedding is scaled to length 1. */
  readonly unitLength: boolean;
  /** The distance between two embeddings, unless the loss learns one. */
  readonly distance: DistanceChoice;
  /** Whether both towers share one set of weights. */
  readonly tieWeights: boolean;
  readonly loss: LossKind;
  /** The loss pushes different classes apart up to this distance. */
  readonly margin: number;
  /** For the losses with a softmax: the lower, the more the nearest negatives count. */
  readonly temperature: number;
  /** Share of positive pairs if a step's pairs are given, 0…1. */
  readonly positiveShare: number;
  readonly mining: MiningKind;
  readonly optimizer: OptimizerKind;
  /** Adam's β₁: the share of the mean slope that remains after each step. */
  readonly beta1: number;
  /** Adam's β₂: the same for the mean square of the slope. */
  readonly beta2: number;
  /** Whether a running mean of the weights is judged, compared and exported, not the newest weights. */
  readonly averageWeights: boolean;
  /** The highest learning rate of a run. */
  readonly learningRate: number;
  readonly schedule: ScheduleKind;
  /** Steps over which the rate rises from near 0. */
  readonly warmUpSteps: number;
  /** Where the images of the batches come from. */
  readonly learnFrom: SourceKind;
  /** Classes of the data set in one batch, drawn for each step; all that are seen where they are no more. */
  readonly classesPerBatch: number;
  /** Images of each class of the data set in one batch. */
  readonly imagesPerDigit: number;
  /** Made-up symbols in one batch, if training learns from them. */
  readonly symbolsPerBatch: number;
  /** Drawings of each of those symbols. */
  readonly imagesPerSymbol: number;
  /** Beside symbols and the data set: its classes, mirrored or turned, in one batch as classes of their own. */
  readonly turnedPerBatch: number;
  /** Whether symbols count most at first and the data set at the end, for a loss that weighs images. */
  readonly symbolsFirst: boolean;
  /** Small random affine changes of the training images. */
  readonly augmentation: boolean;
  /** Indices of the classes that no batch and no validation pair contains; ascending. */
  readonly heldOutDigits: readonly number[];
  /** Steps of one run, and of each *Train on*. */
  readonly steps: number;
  /** Seed of the weights, the batches and the augmentation. */
  readonly seed: number;
  /** Whether the same settings give the same weights, bit by bit, on every machine (on WASM only). */
  readonly exactArithmetic: boolean;
}

/** The settings that are numbers. */
export const numberSettingNames = [
  'embeddingSize',
  'margin',
  'temperature',
  'positiveShare',
  'beta1',
  'beta2',
  'learningRate',
  'warmUpSteps',
  'classesPerBatch',
  'imagesPerDigit',
  'symbolsPerBatch',
  'imagesPerSymbol',
  'turnedPerBatch',
  'steps',
  'seed',
] as const satisfies readonly (keyof RunSettings)[];
export type NumberSettingName = (typeof numberSettingNames)[number];

/** The range of a number: inclusive limits, and the scale of its slider. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly isInteger: boolean;
  /** A logarithmic slider moves by equal ratios, a linear one by equal steps. */
  readonly scale: 'linear' | 'logarithmic';
  /** The distance of two slider stops on a linear scale. */
  readonly sliderStep: number;
}

export const numberRanges: Readonly<Record<NumberSettingName, NumberRange>> = {
  embeddingSize: { min: 2, max: 128, isInteger: true, scale: 'logarithmic', sliderStep: 1 },
  margin: { min: 0.1, max: 5, isInteger: false, scale: 'linear', sliderStep: 0.05 },
  temperature: { min: 0.01, max: 1, isInteger: false, scale: 'logarithmic', sliderStep: 0.01 },
  positiveShare: { min: 0.1, max: 0.9, isInteger: false, scale: 'linear', sliderStep: 0.05 },
  beta1: { min: 0, max: 0.99, isInteger: false, scale: 'linear', sliderStep: 0.01 },
  beta2: { min: 0, max: 0.9999, isInteger: false, scale: 'linear', sliderStep: 0.001 },
  learningRate: { min: 1e-5, max: 1, isInteger: false, scale: 'logarithmic', sliderStep: 1e-5 },
  warmUpSteps: { min: 0, max: 2_000, isInteger: true, scale: 'linear', sliderStep: 10 },
  classesPerBatch: { min: 2, max: 100, isInteger: true, scale: 'linear', sliderStep: 1 },
  imagesPerDigit: { min: 1, max: 24, isInteger: true, scale: 'linear', sliderStep: 1 },
  symbolsPerBatch: { min: 10, max: 100, isInteger: true, scale: 'linear', sliderStep: 1 },
  imagesPerSymbol: { min: 2, max: 20, isInteger: true, scale: 'linear', sliderStep: 1 },
  turnedPerBatch: { min: 0, max: 60, isInteger: true, scale: 'linear', sliderStep: 1 },
  steps: { min: 1, max: 20_000, isInteger: true, scale: 'logarithmic', sliderStep: 1 },
  seed: { min: 0, max: 2_147_483_647, isInteger: true, scale: 'linear', sliderStep: 1 },
};

/** The settings that are named choices. */
export const choiceSettingNames = [
  'encoder',
  'encoderSize',
  'distance',
  'loss',
  'mining',
  'optimizer',
  'schedule',
  'learnFrom',
] as const satisfies readonly (keyof RunSettings)[];
export type ChoiceSettingName = (typeof choiceSettingNames)[number];

/** The possible values of each choice. */
export const choiceSettings = {
  encoder: encoderKinds,
  encoderSize: encoderSizes,
  distance: distanceChoices,
  loss: lossKinds,
  mining: miningKinds,
  optimizer: optimizerKinds,
  schedule: scheduleKinds,
  learnFrom: sourceKinds,
} as const satisfies Record<ChoiceSettingName, readonly string[]>;

/** The settings that are on or off. */
export const switchSettingNames = [
  'unitLength',
  'tieWeights',
  'averageWeights',
  'symbolsFirst',
  'augmentation',
  'exactArithmetic',
] as const satisfies readonly (keyof RunSettings)[];

/** The fewest classes that must not be held out: negative pairs need two. */
export const fewestSeenClasses = 2;

/**
 * The version of the defaults below, to be raised when one of them changes. Links name only what differs
 * from the defaults, so a link of another version may mean other settings.
 */
export const defaultsVersion = 1;

/**
 * The version of exact arithmetic, to be raised when a kernel or a function of it gives other bits, when a
 * step is computed in another order, or when the drawings of a made-up symbol change: a link to a network of
 * another version may lead to other weights.
 */
export const exactArithmeticVersion = 2;

export const defaultSettings: RunSettings = {
  encoder: 'cnn',
  encoderSize: 'medium',
  embeddingSize: 32,
  unitLength: false,
  distance: 'euclidean',
  tieWeights: true,
  loss: 'contrastive-all-pairs',
  margin: 1,
  temperature: 0.1,
  positiveShare: 0.5,
  mining: 'semi-hard',
  optimizer: 'muon',
  beta1: 0.9,
  beta2: 0.999,
  averageWeights: true,
  learningRate: optimizers.muon.recommendedRate,
  schedule: 'linear',
  warmUpSteps: 0,
  learnFrom: 'digits',
  classesPerBatch: 10,
  imagesPerDigit: 16,
  symbolsPerBatch: 60,
  imagesPerSymbol: 4,
  turnedPerBatch: 0,
  symbolsFirst: false,
  augmentation: true,
  heldOutDigits: [],
  steps: 1_500,
  seed: 1,
  exactArithmetic: false,
};

/** Settings that take effect during a run; all others wait for a reset. */
export const liveSettingNames = [
  'margin',
  'temperature',
  'learningRate',
  'augmentation',
  'steps',
] as const satisfies readonly (keyof RunSettings)[];
export type LiveSettings = Pick<RunSettings, (typeof liveSettingNames)[number]>;

/** Picks the settings that take effect at once. */
export function liveSettingsOf(settings: RunSettings): LiveSettings {
  const { margin, temperature, learningRate, augmentation, steps } = settings;
  return { margin, temperature, learningRate, augmentation, steps };
}

/**
 * The wanted settings that take effect at once. The rate of another optimiser waits for the reset,
 * together with that optimiser; so do the temperature of another loss, and the augmentation that a loss of
 * views needs.
 */
export function liveChange(running: RunSettings, wanted: RunSettings): LiveSettings {
  const live = liveSettingsOf(wanted);
  const isOfRunningOptimizer = running.optimizer === wanted.optimizer;
  const isOfRunningLoss = running.loss === wanted.loss;
  const isChangedAlike = losses[running.loss].hasViews === losses[wanted.loss].hasViews;
  return {
    ...live,
    learningRate: isOfRunningOptimizer ? live.learningRate : running.learningRate,
    temperature: isOfRunningLoss ? live.temperature : running.temperature,
    augmentation: isChangedAlike ? live.augmentation : running.augmentation,
  };
}

/** Whether the wanted settings need a new run (a reset). */
export function needsReset(running: RunSettings, wanted: RunSettings): boolean {
  return textOf({ ...running, ...liveSettingsOf(wanted) }) !== textOf(wanted);
}

/** Whether two runs have the same settings. */
export function areSameSettings(one: RunSettings, other: RunSettings): boolean {
  return textOf(one) === textOf(other);
}

/** The same text for equal settings, in any order of their keys. */
function textOf(settings: RunSettings): string {
  return Object.entries(settings).map(String).sort().join('\n');
}
