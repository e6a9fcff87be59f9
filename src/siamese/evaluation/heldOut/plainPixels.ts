/** Owns plain pixels as a yardstick: images compared without any network, grey value by grey value. */
import { imageAt, type LabelledImages } from '../../../data/dataset.ts';
import { digitPixels } from '../../../data/digit.ts';
import type { EmbeddedImages } from '../../../metrics/neighbours/nearestNeighbours.ts';

/** Images that are written in one turn. */
const imagesPerTurn = 500;

/**
 * Images as embeddings of their 784 grey values, 0…255, with the Euclidean distance.
 * @param images indices; the table has a row for every image of the split, the other rows are empty
 * @param turn resolves when the next part of the work may run; rejects to cancel it
 */
export async function pixelEmbeddings(
  split: LabelledImages,
  images: Int32Array,
  turn: () => Promise<void>,
): Promise<EmbeddedImages> {
  const embeddings = new Float32Array(split.count * digitPixels);
  for (const [index, image] of images.entries()) {
    if (index % imagesPerTurn === 0) await turn();
    embeddings.set(imageAt(split, image), image * digitPixels);
  }
  const table = { embeddings, embeddingSize: digitPixels };
  return { measure: { kind: 'euclidean' }, queries: table, gallery: table, labels: split.labels };
}
