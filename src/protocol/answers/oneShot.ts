/** Owns the comparison of an image with a few examples of symbols. Types only. */

/** An image and the examples to compare it with: 784 grey values each. */
export interface OneShotQuestion {
  readonly query: Uint8Array;
  readonly examples: readonly Uint8Array[];
}

/** How far an image is from each example. */
export interface ExampleDistances {
  readonly runId: number;
  /** Steps done at the comparison. */
  readonly step: number;
  /** [examples] */
  readonly distances: Float32Array;
  /** [examples] calibrated probabilities of the same symbol; `null` before the calibration. */
  readonly similarities: Float32Array | null;
}

/** A person's own symbol: its name, and some examples of 784 grey values each. */
export interface NamedExamples {
  readonly name: string;
  readonly examples: readonly Uint8Array[];
}
