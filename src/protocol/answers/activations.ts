/** What goes on inside the twins as a pair passes through them. Types only. */
import type { ActivationShape, FirstFilters } from '../../siamese/inspection/activations.ts';
import type { DigitPair } from './comparison.ts';

export type { ActivationShape } from '../../siamese/inspection/activations.ts';

export interface ActivationsQuestion {
  readonly pair: DigitPair;
  /** The place in `RunStatus.layers` of the layer to look at closely; `null` for none. */
  readonly layer: number | null;
}

/** What goes on inside the twins as two images pass through; `null` for an empty pad. */
export interface Activations {
  readonly runId: number;
  readonly step: number;
  /** Of each of `RunStatus.layers`: how active its parts are, as mean magnitudes. */
  readonly profiles: readonly {
    readonly a: Float32Array | null;
    readonly b: Float32Array | null;
  }[];
  /** The layer that is looked at closely. */
  readonly opened: OpenedLayer | null;
}

export interface OpenedLayer {
  /** Its place in `RunStatus.layers`. */
  readonly layer: number;
  readonly shape: ActivationShape;
  readonly a: Float32Array | null;
  readonly b: Float32Array | null;
  /** Where it is the first one, and a convolution. */
  readonly filters: FirstFilters | null;
}
