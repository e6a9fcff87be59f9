/** Where a drawing lies on the map. */
import { project } from '../../metrics/projection/projection.ts';
import type { EmbeddingMap } from '../../protocol/pictures.ts';

/**
 * @param embedding of the drawing, by the network that the map is of
 * @returns [x, y] in units of distance; `null` where there is no such embedding
 */
export function placeOnMap(
  { projection }: EmbeddingMap,
  embedding: Float32Array | null,
): Float32Array | null {
  if (embedding === null || embedding.length !== projection.embeddingSize) return null;
  return project(embedding, projection);
}
