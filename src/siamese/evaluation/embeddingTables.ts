/**
 * Embeds many images, chunk by chunk, so that it never holds anything up: chunks are as large as a
 * training batch (no new shapes, no chunk longer than a step), and before each one it waits for its turn.
 */
import { imageAt, type Split } from '../../data/dataset.ts';
import type { EmbeddingTable } from '../../metrics/embeddingTable.ts';
import type { EmbeddedImages } from '../../metrics/neighbours/nearestNeighbours.ts';
import { BatchInput } from '../network/batchInput.ts';
import type { SiameseNetwork, Tower } from '../network/siameseNetwork.ts';

/** How to go on when there is other work to do. */
export interface ChunkPace {
  /** Images in a chunk: as many as in a training batch. */
  readonly chunkImages: number;
  /** Resolves when the next chunk may run. */
  readonly turn: () => Promise<void>;
  /** Ends the work early. */
  readonly signal: AbortSignal;
}

/**
 * Embeds images of a split by both towers.
 * @param images indices; the tables have a row for every image of the split, those of others are empty
 * @throws the signal's reason when aborted
 */
export async function embedBothWays(
  network: SiameseNetwork,
  split: Split,
  images: Int32Array,
  pace: ChunkPace,
): Promise<EmbeddedImages> {
  const queries = await embedImages(network, 'a', split, images, pace);
  const gallery = network.plan.isTied
    ? queries
    : await embedImages(network, 'b', split, images, pace);
  return { measure: await network.readDistance(), queries, gallery, labels: split.labels };
}

async function embedImages(
  network: SiameseNetwork,
  tower: Tower,
  split: Split,
  images: Int32Array,
  { chunkImages, turn, signal }: ChunkPace,
): Promise<EmbeddingTable> {
  const { embeddingSize, input: layout } = network.plan.encoder;
  const embeddings = new Float32Array(split.count * embeddingSize);
  const input = new BatchInput(layout, chunkImages);
  for (let start = 0; start < images.length; start += chunkImages) {
    await turn();
    signal.throwIfAborted();
    const chunk = images.subarray(start, start + chunkImages);
    for (const [position, image] of chunk.entries()) {
      input.setImage(position, imageAt(split, image), null);
    }
    for (let position = chunk.length; position < chunkImages; position++) {
      input.clearImage(position);
    }
    const rows = await network.embed(input.values, tower);
    for (const [position, image] of chunk.entries()) {
      const row = rows.subarray(position * embeddingSize, (position + 1) * embeddingSize);
      embeddings.set(row, image * embeddingSize);
    }
  }
  return { embeddings, embeddingSize };
}
