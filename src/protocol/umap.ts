/** Owns what the page and the UMAP worker say to each other. Types only. */

/** Embeddings to lay out in a plane. */
export interface UmapRequest {
  /** [rows × embeddingSize] */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
  /** The same seed gives the same layout. */
  readonly seed: number;
}

/** Takes the finished share, 0…1. */
export type ProgressListener = (share: number) => void;

export interface UmapWorker {
  /**
   * @returns [rows × 2] x and y of each row, without a unit
   * @throws RangeError when the embeddings cannot be laid out
   */
  layOut(request: UmapRequest, onProgress: ProgressListener): Promise<Float32Array>;
}
