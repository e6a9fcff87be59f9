/** What is measured: something that trains, one step at a time, in a worker of its own. */
import type { Split } from '../../../src/data/dataset.ts';
import type { EmbeddingTable } from '../../../src/metrics/embeddingTable.ts';
import { defaultSettings, type RunSettings } from '../../../src/settings/settings.ts';

export const backends = ['wasm', 'webgl'] as const;
export type BenchBackend = (typeof backends)[number];

export const ourNames = [
  'our CNN, the default',
  'our CNN, 60 images',
  'our LSTM',
  'our CNN, the former default',
] as const;
export const plainNames = ["the tutorials' CNN in tf.layers", "tf.layers' LSTM"] as const;
export type OurName = (typeof ourNames)[number];
export type PlainName = (typeof plainNames)[number];
export type ContenderName = OurName | PlainName;

/** The page's default before Muon, which figures of older versions are about. */
export const formerSettings: RunSettings = {
  ...defaultSettings,
  optimizer: 'adam',
  learningRate: 3e-3,
  averageWeights: false,
  imagesPerDigit: 12,
  steps: 2_000,
};

export interface Contender {
  /** Images that go through the encoder in a step. */
  readonly images: number;
  /** Starts a step; resolves to its loss when it has been computed. */
  readonly step: () => Promise<number>;
  /** Embeds images of a split, given by their indices; rows of all others stay empty. */
  readonly embed: (split: Split, images: Int32Array) => Promise<EmbeddingTable>;
  readonly dispose: () => void;
}

/** What a worker does for the page. */
export interface BenchWorker<Name extends ContenderName = ContenderName> {
  /** Starts the backend, loads MNIST, and compiles kernels and shaders by steps that are thrown away. */
  open(name: Name, backend: BenchBackend): Promise<{ renderer: string; images: number }>;
  /** Begins anew with these first weights and batches. */
  begin(seed: number): void;
  takeSteps(count: number): Promise<Block>;
  /** Kernels that TensorFlow.js's profiler sees run in one step. */
  countKernels(): Promise<number>;
  /** Balanced, on the page's quick test pairs; validation pairs choose the threshold. 0…1 */
  testAccuracy(): Promise<number>;
}

/** Some steps in a row, to the last one's end. */
export interface Block {
  readonly elapsedMs: number;
  /** The last step's. */
  readonly loss: number;
  /** WebGL draw calls, those that read losses among them. */
  readonly dispatches: number;
  /** What TensorFlow.js holds afterwards. */
  readonly memory: { readonly tensors: number; readonly bytes: number };
}
