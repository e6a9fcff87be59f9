/** Types only: a table of embeddings. Imports nothing. */

/** Embeddings of images of one split. */
export interface EmbeddingTable {
  /** [images × embeddingSize]; the rows of images that no pair uses may be empty. */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
}
