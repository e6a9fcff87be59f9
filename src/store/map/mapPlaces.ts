/** Finds the place of a drawing on the map. */
import { project } from '../../metrics/projection/projection.ts';
import type { EmbeddingMap } from '../../protocol/pictures.ts';

/**
 * @param embedding of the drawing, by the same network as the map
 * @returns [x, y] in units of distance; `null` without an embedding, or if its size does not fit
 */
export function placeOnMap(
  { projection }: EmbeddingMap,
  embedding: Float32Array | null,
): Float32Array | null {
  if (embedding === null || embedding.length !== projection.embeddingSize) return null;
  return project(embedding, projection);
}
