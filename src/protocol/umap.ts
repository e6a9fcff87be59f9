/** What the page and the UMAP worker say to each other. Types only. */

/** Embeddings to be laid out in a plane. */
export interface UmapRequest {
  /** [rows × embeddingSize] */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
  /** Same seed, same layout. */
  readonly seed: number;
}

/** Told how much is done, 0…1. */
export type ProgressListener = (share: number) => void;

export interface UmapWorker {
  /**
   * @returns [rows × 2] x and y of each, in no units
   * @throws RangeError when the embeddings cannot be laid out
   */
  layOut(request: UmapRequest, onProgress: ProgressListener): Promise<Float32Array>;
}
