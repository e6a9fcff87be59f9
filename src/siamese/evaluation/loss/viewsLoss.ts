/**
 * Computes the training loss of views on validation images: on two views of each, changed as in training,
 * so it embeds images of its own.
 */
import * as tf from '@tensorflow/tfjs-core';
import { batchSizeOf, drawBatch } from '../../../data/batches/batchRecipe.ts';
import { imageAt, type LabelledImages } from '../../../data/dataset.ts';
import { createRandom } from '../../../data/random.ts';
import { requireElement } from '../../../metrics/requireElement.ts';
import { type ChunkPace, embedInTurns } from '../../network/embedding.ts';
import type { SiameseNetwork } from '../../network/siameseNetwork.ts';
import { evaluationSeed } from '../evaluationPairs.ts';
import type { EvaluatedLoss } from './validationLoss.ts';

/**
 * The loss of one batch of views, the same images and the same changes every time.
 * @param images indices of the images to draw from, into the split
 * @returns NaN if they are too few for a batch
 * @throws the signal's reason when aborted
 */
export async function viewsLossOf(
  network: SiameseNetwork,
  split: LabelledImages,
  images: readonly number[],
  { loss, recipe, settings }: EvaluatedLoss,
  pace: ChunkPace,
): Promise<number> {
  const count = batchSizeOf(recipe);
  if (images.length < count / 2) return Number.NaN;
  const drawn = drawBatch(recipe, [[images]], createRandom(evaluationSeed, 'batch'));
  const changes = createRandom(evaluationSeed, 'augmentation');
  const rows = await embedInTurns(
    network,
    'a',
    count,
    (input, position, index) =>
      input.setImage(position, imageAt(split, requireElement(drawn, index)), changes),
    pace,
  );
  const value = tf.tidy(() => {
    const embeddings = tf.tensor2d(rows, [count, rows.length / count]);
    const random = () => createRandom(evaluationSeed, 'mining');
    return loss.compute({ embeddings, settings, random, head: network.head }).loss;
  });
  try {
    return requireElement(await value.data<'float32'>(), 0);
  } finally {
    value.dispose();
  }
}
