/** What the worker tells of the twins: a pair on its way through them, and the pairs of a batch. Types only. */
import type { ActivationShape, FirstFilters } from '../siamese/inspection/activations.ts';

export type { ActivationShape } from '../siamese/inspection/activations.ts';

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

/** An image of a training batch. */
export interface BatchImage {
  readonly className: string;
  /** 784 grey values, as the network sees it. */
  readonly pixels: Uint8Array;
  readonly embedding: Float32Array;
}

/** A pair of a training batch; its first image goes through tower A. */
export interface BatchPair {
  readonly first: BatchImage;
  readonly second: BatchImage;
  readonly isPositive: boolean;
  readonly distance: number;
  /** What the loss does to it; `none` where it leaves both where they are. */
  readonly pull: 'together' | 'apart' | 'none';
}

/** Pairs of one kind in a batch. */
export interface PairCount {
  readonly all: number;
  /** Those that the loss still pulls together or pushes apart. */
  readonly pulled: number;
}

/** What one step learns from, with the distances that it begins with. */
export interface StepPairs {
  /** The step (from 0): so many have been taken before it. */
  readonly step: number;
  readonly positives: PairCount;
  readonly negatives: PairCount;
  /** The hardest ones: positive ones, the furthest apart first; then negative ones, the nearest first. */
  readonly pairs: readonly BatchPair[];
}
