/**
 * The losses on offer: for each its implementation, on the batches that its facts in
 * `settings/facts/losses.ts` name. The compiler refuses a loss without a row, and one on other batches.
 */
import type { LossKind } from '../../settings/choices.ts';
import type { losses } from '../../settings/facts/losses.ts';
import { contrastiveAllPairs } from './contrastiveAllPairs.ts';
import { contrastiveGivenPairs } from './contrastiveGivenPairs.ts';
import { learnedDistance } from './learnedDistance.ts';
import type { ClassLoss, GivenPairsLoss } from './lossImplementation.ts';
import { positivesOnly } from './positivesOnly.ts';
import { supervisedContrastive } from './supervisedContrastive.ts';
import { triplet } from './triplet.ts';

type ImplementationOf<Kind extends LossKind> = (typeof losses)[Kind]['hasGivenPairs'] extends true
  ? GivenPairsLoss
  : ClassLoss;

/** One row for each loss. */
export const lossTable: { readonly [Kind in LossKind]: ImplementationOf<Kind> } = {
  'contrastive-all-pairs': contrastiveAllPairs,
  'contrastive-pairs': contrastiveGivenPairs,
  triplet,
  'supervised-contrastive': supervisedContrastive,
  'learned-distance': learnedDistance,
  'positives-only': positivesOnly,
};
