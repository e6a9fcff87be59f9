/** Owns how much each image of a batch counts where images of the data set and symbols count differently. */
import { type BatchRecipe, batchSizeOf, classGroupsOf } from './batchRecipe.ts';

/**
 * The weights of a batch's images, in its order, for a loss that is a mean over all images.
 * @param datasetWeight what an image of the data set counts; a drawing of a symbol counts 1
 * @returns [batch size]; the sum is 1
 * @throws RangeError for given pairs: which of them are of the data set, only each batch knows
 */
export function imageWeightsOf(recipe: BatchRecipe, datasetWeight: number): Float32Array {
  if (recipe.kind === 'pairs') throw new RangeError('Images of given pairs have no weights');
  const weights = classGroupsOf(recipe).flatMap(({ source, classes, imagesPerClass }) =>
    Array<number>(classes * imagesPerClass).fill(source === 'dataset' ? datasetWeight : 1),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Float32Array.from(
    { length: batchSizeOf(recipe) },
    (_, image) => (weights[image] ?? 0) / sum,
  );
}
