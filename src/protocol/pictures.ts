/** The numbers behind the pictures that a person looks at. Types only. */
import type { Projection } from '../metrics/projection/projection.ts';

/** The pictures that the worker makes numbers for while they are looked at. */
export type PictureName = 'map' | 'neighbours' | 'batch';

/** The test digits that pictures are made of: the same ones in every run. */
export interface GalleryDigits {
  /** [digits] indices into the test split, ascending. */
  readonly images: Int32Array;
  /** [digits] class indices. */
  readonly labels: Uint8Array;
}

/** The gallery's digits as the network embeds them. */
export interface GalleryEmbeddings {
  readonly runId: number;
  /** Steps done; while training, some digits are as they were a little earlier. */
  readonly step: number;
  /** [digits × embeddingSize] */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
}

/** Where the gallery's digits lie in a plane. */
export interface EmbeddingMap {
  /** Steps done; while training, some digits are as they were a little earlier. */
  readonly step: number;
  /** [digits × 2] x and y, in units of distance. */
  readonly positions: Float32Array;
  /** How an embedding becomes a point among them. */
  readonly projection: Projection;
  /** How many times further apart the classes lie than each is spread; `null` where nobody can say. */
  readonly separation: number | null;
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
