/** Types only: the row of one loss in the table of losses. */
import type { RunSettings } from '../../settings/settings.ts';
import type { Loss, LossSettings } from './loss.ts';
import type { PairMakeUp } from './pairs/givenPairs.ts';

/** A loss on batches of classes. Its batch is a list of labels: [images] the class of each image. */
export type ClassLoss = Implementation<'classes', readonly number[]>;

/** A loss on batches of views. Its batch: [views] the image of each view. */
export type ViewsLoss = Implementation<'views', readonly number[]>;

/** A loss on batches of given pairs. */
export type GivenPairsLoss = Implementation<'pairs', PairMakeUp>;

interface Implementation<Kind extends string, Batch> {
  readonly batches: Kind;
  /**
   * Creates the loss for batches of one recipe; the caller disposes it.
   * @throws RangeError when these batches lack what the loss needs
   */
  readonly create: (batch: Batch, settings: Pick<RunSettings, 'mining' | 'distance'>) => Loss;
  /**
   * Creates the loss of a single pair, as a batch of one given pair; the caller disposes it. `null` if a
   * single pair has no value.
   */
  readonly createForPair: (
    isPositive: boolean,
    settings: Pick<RunSettings, 'distance'>,
  ) => Loss | null;
  /**
   * The loss where training can get stuck: all embeddings are one point, or a learned distance gives every
   * pair the same probability, the share of positives. `null` if that point is the loss's minimum.
   */
  readonly stuckLoss: (settings: LossSettings, batch: Batch) => number | null;
}
