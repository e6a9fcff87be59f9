/** Owns the numbers behind the pictures on the page. Types only. */
import type { Projection } from '../metrics/projection/projection.ts';

/** The pictures that the worker makes numbers for while they are visible. */
export type PictureName = 'map' | 'neighbours' | 'batch';

/** The test digits of the gallery: the same ones in every run. */
export interface GalleryDigits {
  /** [digits] indices into the test split, ascending. */
  readonly images: Int32Array;
  /** [digits] class indices. */
  readonly labels: Uint16Array;
}

/** The embeddings of the gallery's digits. */
export interface GalleryEmbeddings {
  readonly runId: number;
  /** Steps done; during training, some embeddings are a little older. */
  readonly step: number;
  /** [digits × embeddingSize] */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
}

/** Where the gallery's digits lie in a plane. */
export interface EmbeddingMap {
  /** Steps done; during training, some positions are a little older. */
  readonly step: number;
  /** [digits × 2] x and y, in units of distance. */
  readonly positions: Float32Array;
  /** Turns an embedding into a position on this map. */
  readonly projection: Projection;
  /** The distance between classes over the spread within a class; `null` if it is undefined. */
  readonly separation: number | null;
}

/** An image of a training batch. */
export interface BatchImage {
  readonly className: string;
  /** 784 grey values: the image that the network sees. */
  readonly pixels: Uint8Array;
  readonly embedding: Float32Array;
}

/** A pair of a training batch; its first image goes through tower A. */
export interface BatchPair {
  readonly first: BatchImage;
  readonly second: BatchImage;
  readonly isPositive: boolean;
  readonly distance: number;
  /** What the loss does to the pair; `none` if it moves neither image. */
  readonly pull: 'together' | 'apart' | 'none';
}

/** The number of pairs of one kind in a batch. */
export interface PairCount {
  readonly all: number;
  /** The pairs that the loss still pulls together or pushes apart. */
  readonly pulled: number;
}

/** The pairs that one step learns from, with their distances before the step. */
export interface StepPairs {
  /** The step (from 0); this is also the number of steps done. */
  readonly step: number;
  readonly positives: PairCount;
  readonly negatives: PairCount;
  /** The hardest pairs: first positive pairs, farthest first; then negative pairs, nearest first. */
  readonly pairs: readonly BatchPair[];
}
