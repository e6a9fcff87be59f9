/** Owns the question and the answer about what the twins' layers compute for a pair. Types only. */
import type { ActivationShape, FirstFilters } from '../../siamese/inspection/activations.ts';
import type { DigitPair } from './comparison.ts';

export type { ActivationShape } from '../../siamese/inspection/activations.ts';

export interface ActivationsQuestion {
  readonly pair: DigitPair;
  /** The index in `RunStatus.layers` of the layer to open; `null` for none. */
  readonly layer: number | null;
}

/** What the twins' layers compute for two images; `null` for an empty pad. */
export interface Activations {
  readonly runId: number;
  readonly step: number;
  /** For each of `RunStatus.layers`: how active its parts are, as mean magnitudes. */
  readonly profiles: readonly {
    readonly a: Float32Array | null;
    readonly b: Float32Array | null;
  }[];
  /** The opened layer. */
  readonly opened: OpenedLayer | null;
}

export interface OpenedLayer {
  /** Index in `RunStatus.layers`. */
  readonly layer: number;
  readonly shape: ActivationShape;
  readonly a: Float32Array | null;
  readonly b: Float32Array | null;
  /** Only if this is the first layer and a convolution. */
  readonly filters: FirstFilters | null;
}
