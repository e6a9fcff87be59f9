/**
 * Owns how images are embedded in chunks: the one place that does. A chunk is as large as a training
 * batch, so that it has no shape of its own to compile and takes no longer than a step.
 */
import * as tf from '@tensorflow/tfjs-core';
import { BatchInput } from './batchInput.ts';
import { type ForwardPass, forward } from './encoder.ts';
import type { SiameseNetwork, Tower } from './siameseNetwork.ts';

/** Paints one of the images at a position of the network's input, as bytes or as values 0…1. */
export type PaintImage = (input: BatchInput, position: number, image: number) => void;

/** How to go on when there is other work to do. */
export interface ChunkPace {
  /** Images in a chunk: as many as in a training batch. */
  readonly chunkImages: number;
  /** Resolves when the next chunk may run. */
  readonly turn: () => Promise<void>;
  /** Ends the work early. */
  readonly signal: AbortSignal;
}

/** The turns of a pace, which reject with the signal's reason when it is aborted. */
export function interruptibleTurn({ turn, signal }: ChunkPace): () => Promise<void> {
  return async () => {
    await turn();
    signal.throwIfAborted();
  };
}

/**
 * Sends a few images through a tower in one batch, for whoever looks at more than embeddings; the
 * tensors belong to the caller's scope.
 * @param count how many images there are; a position that `paint` leaves alone is background
 */
export function forwardImages(
  network: SiameseNetwork,
  tower: Tower,
  count: number,
  paint: PaintImage,
): ForwardPass {
  const { encoder } = network.plan;
  const { columns } = encoder.input;
  const { values } = paintBatch(network, count, 0, count, paint);
  const batch = tf.tensor2d(values, [values.length / columns, columns]);
  return forward(encoder, network.weightsOf(tower), batch);
}

/**
 * Embeds images chunk by chunk; before each chunk it waits for its turn.
 * @param network one that does not change meanwhile: a frozen one
 * @param count how many images there are; `paint` is asked for 0 … count − 1, in order
 * @returns [count × embeddingSize]
 * @throws the signal's reason when aborted
 */
export async function embedInTurns(
  network: SiameseNetwork,
  tower: Tower,
  count: number,
  paint: PaintImage,
  { chunkImages, turn, signal }: ChunkPace,
): Promise<Float32Array> {
  const { embeddingSize, input: layout } = network.plan.encoder;
  const embeddings = new Float32Array(count * embeddingSize);
  const input = new BatchInput(layout, chunkImages);
  for (let first = 0; first < count; first += chunkImages) {
    await turn();
    signal.throwIfAborted();
    const own = Math.min(chunkImages, count - first);
    for (let position = 0; position < own; position++) paint(input, position, first + position);
    for (let position = own; position < chunkImages; position++) input.clearImage(position);
    const rows = await network.embed(input.values, tower);
    embeddings.set(rows.subarray(0, own * embeddingSize), first * embeddingSize);
  }
  return embeddings;
}

/**
 * Embeds images by the weights of this moment, whatever training does to them meanwhile: all chunks
 * begin before this function returns its promise.
 * @param count how many images there are; `paint` is asked for 0 … count − 1, in order
 * @returns [count × embeddingSize]
 * @throws what `paint` throws, before any promise is made
 */
export function embedAtOnce(
  network: SiameseNetwork,
  tower: Tower,
  count: number,
  paint: PaintImage,
  chunkImages: number,
): Promise<Float32Array> {
  const inputs: BatchInput[] = [];
  for (let first = 0; first < count; first += chunkImages) {
    inputs.push(
      paintBatch(network, chunkImages, first, Math.min(count, first + chunkImages), paint),
    );
  }
  const chunks = inputs.map((input) => network.embed(input.values, tower));
  return joinChunks(chunks, count * network.plan.encoder.embeddingSize);
}

/** A batch of its own with the images from `first` up to `end`; the positions after them are background. */
function paintBatch(
  network: SiameseNetwork,
  batchImages: number,
  first: number,
  end: number,
  paint: PaintImage,
): BatchInput {
  const input = new BatchInput(network.plan.encoder.input, batchImages);
  for (let image = first; image < end; image++) paint(input, image - first, image);
  return input;
}

/** The first `length` numbers of all chunks in a row. */
async function joinChunks(
  chunks: readonly Promise<Float32Array>[],
  length: number,
): Promise<Float32Array> {
  const joined = new Float32Array(length);
  let start = 0;
  for (const rows of await Promise.all(chunks)) {
    joined.set(rows.subarray(0, length - start), start);
    start += rows.length;
  }
  return joined;
}
