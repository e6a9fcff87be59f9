/** Embeds the images of a split by both towers, into tables for an evaluation. */
import { imageAt, type LabelledImages } from '../../data/dataset.ts';
import type { EmbeddingTable } from '../../metrics/embeddingTable.ts';
import type { EmbeddedImages } from '../../metrics/neighbours/nearestNeighbours.ts';
import { requireElement } from '../../metrics/requireElement.ts';
import { type ChunkPace, embedInTurns } from '../network/embedding.ts';
import type { SiameseNetwork, Tower } from '../network/siameseNetwork.ts';

/**
 * Embeds images of a split by both towers.
 * @param images indices; the tables have a row for every image of the split, the other rows are empty
 * @throws the signal's reason when aborted
 */
export async function embedBothWays(
  network: SiameseNetwork,
  split: LabelledImages,
  images: Int32Array,
  pace: ChunkPace,
): Promise<EmbeddedImages> {
  return tablesOfBothTowers(network, split.labels, (tower) =>
    embedImages(network, tower, split, images, pace),
  );
}

/** The tables that `embed` gives for each tower; tied towers have one. */
export async function tablesOfBothTowers(
  network: SiameseNetwork,
  labels: LabelledImages['labels'],
  embed: (tower: Tower) => Promise<EmbeddingTable>,
): Promise<EmbeddedImages> {
  const queries = await embed('a');
  const gallery = network.plan.isTied ? queries : await embed('b');
  return { measure: await network.readDistance(), queries, gallery, labels };
}

async function embedImages(
  network: SiameseNetwork,
  tower: Tower,
  split: LabelledImages,
  images: Int32Array,
  pace: ChunkPace,
): Promise<EmbeddingTable> {
  const { embeddingSize } = network.plan.encoder;
  const rows = await embedInTurns(
    network,
    tower,
    images.length,
    (input, position, index) =>
      input.setImage(position, imageAt(split, requireElement(images, index)), null),
    pace,
  );
  const embeddings = new Float32Array(split.count * embeddingSize);
  for (const [index, image] of images.entries()) {
    const row = rows.subarray(index * embeddingSize, (index + 1) * embeddingSize);
    embeddings.set(row, image * embeddingSize);
  }
  return { embeddings, embeddingSize };
}
