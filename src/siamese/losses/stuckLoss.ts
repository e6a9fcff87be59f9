/** What each loss comes to where all embeddings are one point: where training can get stuck. */
import { type BatchRecipe, batchSizeOf } from '../../data/batches/batchRecipe.ts';
import type { RunSettings } from '../../settings/settings.ts';

/**
 * The loss of a batch whose embeddings are all the same; `null` where that is the goal of the loss.
 * Of a learned distance: of a network that gives every pair the share of positives.
 */
export function stuckLossOf(
  { loss, margin }: Pick<RunSettings, 'loss' | 'margin'>,
  recipe: BatchRecipe,
): number | null {
  const positiveShare = recipe.kind === 'pairs' ? recipe.positivePairs / recipe.pairs : 0.5;
  switch (loss) {
    case 'contrastive-all-pairs':
      return margin ** 2;
    case 'contrastive-pairs':
      return (1 - positiveShare) * margin ** 2;
    case 'triplet':
      return margin;
    case 'supervised-contrastive':
      return Math.log(batchSizeOf(recipe) - 1);
    case 'learned-distance':
      return entropy(positiveShare);
    case 'positives-only':
      return null;
  }
}

/** Of a coin that shows heads with this probability, in nats. */
function entropy(share: number): number {
  return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
}
