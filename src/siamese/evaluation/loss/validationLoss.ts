/** Computes the training loss on validation images: the same function on batches of the same recipe. */
import * as tf from '@tensorflow/tfjs-core';
import {
  type BatchRecipe,
  drawBatch,
  imagesNeededOfClass,
  recipeOf,
} from '../../../data/batches/batchRecipe.ts';
import { createRandom } from '../../../data/random.ts';
import { heldOutSymbolCounts } from '../../../data/symbols/heldOutSymbols.ts';
import type { EmbeddingTable } from '../../../metrics/embeddingTable.ts';
import type { EmbeddedImages } from '../../../metrics/neighbours/nearestNeighbours.ts';
import type { RunSettings } from '../../../settings/settings.ts';
import { createLoss } from '../../losses/createLoss.ts';
import type { Loss, LossSettings } from '../../losses/loss.ts';
import type { SiameseNetwork } from '../../network/siameseNetwork.ts';
import { evaluationSeed } from '../evaluationPairs.ts';
import { lookImages } from '../smallLook/lookSets.ts';

/** The loss is the mean of this many batches; they are the same every time. */
const batches = 4;

/** A look has at least so many drawings of each held-out symbol. */
const drawingsInLook = Math.floor(lookImages / heldOutSymbolCounts.symbols);

/** The loss to evaluate, and the recipe of its batches. */
export interface EvaluatedLoss {
  readonly loss: Loss;
  readonly recipe: BatchRecipe;
  readonly settings: LossSettings;
}

/**
 * The training loss for batches of validation images; the caller disposes it. Beside symbols, the digits
 * alone are judged; without digits, symbols that no run trains on.
 */
export function createEvaluatedLoss(settings: RunSettings, training: BatchRecipe): EvaluatedLoss {
  const ofDataset = training.groups.filter(({ source }) => source === 'dataset');
  const groups =
    ofDataset.length > 0
      ? ofDataset
      : training.groups.map((group) => ({
          ...group,
          classes: Math.min(group.classes, heldOutSymbolCounts.symbols),
          imagesPerClass: Math.min(group.imagesPerClass, drawingsInLook),
        }));
  const recipe = recipeOf(settings, groups);
  return { loss: createLoss(settings, recipe), recipe, settings };
}

/**
 * The mean loss of a few fixed batches of embedded images; NaN if they are too few for a batch.
 * @param images indices of images that have embeddings
 * @param classes labels to draw from, as many as the recipe has classes or more
 */
export async function validationLossOf(
  network: SiameseNetwork,
  { queries, gallery, labels }: EmbeddedImages,
  images: Int32Array,
  classes: readonly number[],
  { loss, recipe, settings }: EvaluatedLoss,
): Promise<number> {
  const pools = recipe.groups.map((group) =>
    classes
      .slice(0, group.classes)
      .map((label) => Array.from(images).filter((image) => labels[image] === label)),
  );
  const isTooFew = recipe.groups.some((group, index) =>
    pools[index]?.some((pool) => pool.length < imagesNeededOfClass(recipe, group)),
  );
  if (isTooFew) return Number.NaN;
  const values = tf.tidy(() =>
    tf.stack(
      Array.from({ length: batches }, (_, batch) => {
        const drawn = drawBatch(recipe, pools, createRandom(evaluationSeed, 'batch', batch));
        // The second images of given pairs go through the second tower.
        const split = recipe.kind === 'pairs' ? recipe.pairs : drawn.length;
        const embeddings = tf.concat2d(
          [rowsOf(queries, drawn.subarray(0, split)), rowsOf(gallery, drawn.subarray(split))],
          0,
        );
        const random = () => createRandom(evaluationSeed, 'mining', batch);
        return loss.compute({ embeddings, settings, random, head: network.head }).loss;
      }),
    ),
  );
  try {
    const losses = await values.data<'float32'>();
    return losses.reduce((sum, value) => sum + value, 0) / batches;
  } finally {
    values.dispose();
  }
}

function rowsOf({ embeddings, embeddingSize }: EmbeddingTable, images: Int32Array): tf.Tensor2D {
  const rows = new Float32Array(images.length * embeddingSize);
  for (const [position, image] of images.entries()) {
    const row = embeddings.subarray(image * embeddingSize, (image + 1) * embeddingSize);
    rows.set(row, position * embeddingSize);
  }
  return tf.tensor2d(rows, [images.length, embeddingSize]);
}
