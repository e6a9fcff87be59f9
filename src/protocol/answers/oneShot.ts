/** Images compared with a few examples. Types only. */

/** An image, and the examples that it is compared with: 784 grey values each. */
export interface OneShotQuestion {
  readonly query: Uint8Array;
  readonly examples: readonly Uint8Array[];
}

/** How far an image is from each of some examples. */
export interface ExampleDistances {
  readonly runId: number;
  /** Step after which they were compared. */
  readonly step: number;
  /** [examples] */
  readonly distances: Float32Array;
  /** [examples] calibrated probabilities of the same symbol, once the network is calibrated. */
  readonly similarities: Float32Array | null;
}

/** A symbol of a person's own: what it is called, and some examples of 784 grey values each. */
export interface NamedExamples {
  readonly name: string;
  readonly examples: readonly Uint8Array[];
}
