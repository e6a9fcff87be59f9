/**
 * What a person can choose: every setting of a run with its range and its default, in this one
 * table and nowhere else. Imports nothing of ours, so that every room can read it.
 */

/** The encoders on offer. */
export const encoderKinds = ['mlp', 'cnn'] as const;
export type EncoderKind = (typeof encoderKinds)[number];

/** The losses on offer. */
export const lossKinds = ['contrastive-all-pairs'] as const;
export type LossKind = (typeof lossKinds)[number];

/** What the backend setting can be: `auto` chooses, a name forces. */
export const backendChoices = ['auto', 'webgl', 'wasm', 'cpu'] as const;
export type BackendChoice = (typeof backendChoices)[number];
/** A TensorFlow.js backend that can run. */
export type BackendName = Exclude<BackendChoice, 'auto'>;

/** All that decides a run, given a data set and a backend. */
export interface RunSettings {
  readonly encoder: EncoderKind;
  /** Length of an embedding. */
  readonly embeddingSize: number;
  readonly loss: LossKind;
  /** Distance up to which different digits are pushed apart. */
  readonly margin: number;
  /** Adam's rate at the first step; it falls linearly to 0 at the last. */
  readonly learningRate: number;
  /** Images of each digit in one batch. */
  readonly imagesPerDigit: number;
  /** Small random affine changes of the training images. */
  readonly augmentation: boolean;
  /** Steps of one run, and of each *Train on*. */
  readonly steps: number;
  /** Seed of the weights, the batches and the augmentation. */
  readonly seed: number;
}

/** The settings that are numbers. */
export const numberSettingNames = [
  'embeddingSize',
  'margin',
  'learningRate',
  'imagesPerDigit',
  'steps',
  'seed',
] as const satisfies readonly (keyof RunSettings)[];
export type NumberSettingName = (typeof numberSettingNames)[number];

/** The range of a number: inclusive bounds, and how a slider runs through it. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly isInteger: boolean;
  /** A slider moves by equal ratios on a logarithmic scale, by equal steps on a linear one. */
  readonly scale: 'linear' | 'logarithmic';
  /** Distance of two slider stops on a linear scale. */
  readonly sliderStep: number;
}

export const numberRanges: Readonly<Record<NumberSettingName, NumberRange>> = {
  embeddingSize: { min: 2, max: 128, isInteger: true, scale: 'logarithmic', sliderStep: 1 },
  margin: { min: 0.1, max: 5, isInteger: false, scale: 'linear', sliderStep: 0.05 },
  learningRate: { min: 1e-5, max: 1, isInteger: false, scale: 'logarithmic', sliderStep: 1e-5 },
  imagesPerDigit: { min: 2, max: 24, isInteger: true, scale: 'linear', sliderStep: 1 },
  steps: { min: 1, max: 20_000, isInteger: true, scale: 'logarithmic', sliderStep: 1 },
  seed: { min: 0, max: 2_147_483_647, isInteger: true, scale: 'linear', sliderStep: 1 },
};

export const defaultSettings: RunSettings = {
  encoder: 'cnn',
  embeddingSize: 32,
  loss: 'contrastive-all-pairs',
  margin: 1,
  learningRate: 3e-3,
  imagesPerDigit: 12,
  augmentation: true,
  steps: 2_000,
  seed: 1,
};

/** Settings that take effect while a run goes on; all others wait for a reset. */
export const liveSettingNames = ['margin', 'learningRate', 'augmentation', 'steps'] as const;
export type LiveSettings = Pick<RunSettings, (typeof liveSettingNames)[number]>;

/** A value outside what its setting allows; the message names the setting, the value and the range. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/**
 * Checks one number against its range.
 * @throws SettingError when it is not finite, not whole where it must be, or out of range.
 */
export function checkNumberSetting(name: NumberSettingName, value: number): number {
  const { min, max, isInteger } = numberRanges[name];
  const isRightKind = isInteger ? Number.isInteger(value) : Number.isFinite(value);
  if (!isRightKind || value < min || value > max) {
    throw new SettingError(
      `${name} is ${value}; it must be a ${isInteger ? 'whole number' : 'number'} from ${min} to ${max}`,
    );
  }
  return value;
}

/**
 * Checks every number of a run's settings.
 * @throws SettingError for the first that does not fit.
 */
export function checkSettings(settings: RunSettings): RunSettings {
  for (const name of numberSettingNames) checkNumberSetting(name, settings[name]);
  return settings;
}

/** Whether a change from one to the other needs a new run (a reset). */
export function needsReset(running: RunSettings, wanted: RunSettings): boolean {
  return (
    running.encoder !== wanted.encoder ||
    running.embeddingSize !== wanted.embeddingSize ||
    running.loss !== wanted.loss ||
    running.imagesPerDigit !== wanted.imagesPerDigit ||
    running.seed !== wanted.seed
  );
}
