/** What each loss's file hands to the table of losses: everything that the program needs of a loss. */
import type { RunSettings } from '../../settings/settings.ts';
import type { PairMakeUp } from './givenPairs.ts';
import type { Loss, LossSettings } from './loss.ts';

/** A loss on batches of classes. A batch is described by its labels: [images] the class of each image. */
export type ClassLoss = Implementation<'classes', readonly number[]>;

/** A loss on batches of given pairs. */
export type GivenPairsLoss = Implementation<'pairs', PairMakeUp>;

interface Implementation<Kind extends string, Batch> {
  readonly batches: Kind;
  /**
   * Makes the loss for batches of one make-up; to be disposed.
   * @throws RangeError when such batches do not have what the loss needs
   */
  readonly create: (batch: Batch, settings: Pick<RunSettings, 'mining'>) => Loss;
  /**
   * Makes the loss of one pair by itself, as a batch of one given pair; to be disposed. `null` where a
   * pair by itself has no value.
   */
  readonly createForPair: (isPositive: boolean) => Loss | null;
  /**
   * The loss where training can get stuck: all embeddings are one point, and a learned distance gives
   * every pair the share of positives. `null` where that point is the goal of the loss.
   */
  readonly stuckLoss: (settings: LossSettings, batch: Batch) => number | null;
}
