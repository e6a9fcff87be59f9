/** The choices that are names: what there is to choose from. Imports nothing of ours. */

/** The encoders on offer. */
export const encoderKinds = ['mlp', 'cnn', 'lstm'] as const;
export type EncoderKind = (typeof encoderKinds)[number];

/** How wide an encoder is. */
export const encoderSizes = ['small', 'medium', 'large'] as const;
export type EncoderSize = (typeof encoderSizes)[number];

/** The losses on offer. */
export const lossKinds = [
  'contrastive-all-pairs',
  'contrastive-pairs',
  'triplet',
  'supervised-contrastive',
  'learned-distance',
  'positives-only',
] as const;
export type LossKind = (typeof lossKinds)[number];

/** How a triplet's negative is found. */
export const miningKinds = ['random', 'semi-hard', 'hard'] as const;
export type MiningKind = (typeof miningKinds)[number];

/** The optimisers on offer. */
export const optimizerKinds = ['sgd', 'momentum', 'adam'] as const;
export type OptimizerKind = (typeof optimizerKinds)[number];

/** How the learning rate goes on after its warm-up. */
export const scheduleKinds = ['constant', 'linear', 'cosine'] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

/** The TensorFlow.js backends that can run. */
export const backendNames = ['webgl', 'wasm', 'webgpu', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];

/** What the backend setting can be: `auto` chooses, a name forces. */
export const backendChoices = ['auto', ...backendNames] as const;
export type BackendChoice = (typeof backendChoices)[number];

/** What the backends are called. */
export const backendTitles: Readonly<Record<BackendName, string>> = {
  webgl: 'WebGL',
  wasm: 'WASM',
  webgpu: 'WebGPU',
  cpu: 'JavaScript',
};
