/**
 * Embeds each image as the mean of several views of it: the image as it is, and as it is when turned, slanted,
 * scaled and shifted a little, as in training. Hands differ in such things, and the mean feels them less
 * (test-time augmentation; Krizhevsky, Sutskever, Hinton 2012 average ten views of an image).
 */
import { imageAt, type LabelledImages } from '../../../data/dataset.ts';
import { createRandom } from '../../../data/random.ts';
import type { EmbeddingTable } from '../../../metrics/embeddingTable.ts';
import type { EmbeddedImages } from '../../../metrics/neighbours/nearestNeighbours.ts';
import { type ChunkPace, embedInTurns } from '../../network/embedding.ts';
import type { SiameseNetwork, Tower } from '../../network/siameseNetwork.ts';
import { tablesOfBothTowers } from '../embeddingTables.ts';
import { evaluationSeed } from '../evaluationPairs.ts';

/**
 * Embeds all images by both towers; the views are the same ones each time. Where embeddings have length 1, so
 * have their means.
 * @param viewCount from 1, which is the images as they are
 * @throws the signal's reason when aborted
 */
export async function embedMeansOfViews(
  network: SiameseNetwork,
  images: LabelledImages,
  viewCount: number,
  pace: ChunkPace,
): Promise<EmbeddedImages> {
  return tablesOfBothTowers(network, images.labels, (tower) =>
    meansOfViews(network, tower, images, viewCount, pace),
  );
}

async function meansOfViews(
  network: SiameseNetwork,
  tower: Tower,
  images: LabelledImages,
  viewCount: number,
  pace: ChunkPace,
): Promise<EmbeddingTable> {
  const { embeddingSize, architecture } = network.plan.encoder;
  const random = createRandom(evaluationSeed, 'augmentation');
  const embeddings = new Float32Array(images.count * embeddingSize);
  for (let view = 0; view < viewCount; view++) {
    const source = view === 0 ? null : random;
    const seen = await embedInTurns(
      network,
      tower,
      images.count,
      (input, position, image) => input.setImage(position, imageAt(images, image), source),
      pace,
    );
    for (const [at, value] of seen.entries()) {
      embeddings[at] = (embeddings[at] ?? 0) + value / viewCount;
    }
  }
  const hasUnitLength = architecture.layers.at(-1)?.op === 'l2normalize';
  if (hasUnitLength && viewCount > 1) scaleRows(embeddings, embeddingSize);
  return { embeddings, embeddingSize };
}

/** Scales each row to length 1; a row of zeros stays. */
function scaleRows(rows: Float32Array, size: number): void {
  for (let start = 0; start < rows.length; start += size) {
    const row = rows.subarray(start, start + size);
    const length = Math.hypot(...row);
    if (length > 0) for (const [at, value] of row.entries()) row[at] = value / length;
  }
}
